import type { Advice } from '../core/advice.ts';
import type { Prompt, PromptOption, TurnInput } from '../core/flow-state.ts';
import { partsOf } from './letter-parts.ts';
import { labelsOf } from './library.ts';
import type { Scene } from './scene.ts';
import { spokenPage } from './texts.ts';
import { readChoice } from './understand/choice.ts';
import { type Entities, findEntities } from './understand/entities.ts';
import { asciiDigits, normalise, wordsOf } from './understand/normalise.ts';

/** A message as it is read: keys pressed are its text where there are any. */
export interface Message {
  text: string;
  /** Its writer's own words, where the rest is passed on. */
  own?: string;
  choiceId: string | null;
  digits: string | null;
  files: number;
  advice: Advice | null;
  /** Voice notes, which nobody but a person can listen to. */
  voice: number;
  /** What is open is not asked by it: it is about something else. */
  isNewMatter?: true;
  /** It was written before the open question was asked. */
  isLate?: true;
}

export function messageOf(input: Extract<TurnInput, { kind: 'message' }>): Message {
  const digits = input.digits?.trim() ?? '';
  return {
    text: digits === '' ? input.text.trim() : digits,
    choiceId: input.choiceId ?? null,
    digits: digits === '' ? null : digits,
    files: input.files,
    advice: input.advice ?? null,
    voice: input.voice ?? 0,
    ...(input.own === undefined ? {} : { own: input.own }),
    ...(input.isNewMatter === undefined ? {} : { isNewMatter: input.isNewMatter }),
    ...(input.isLate === undefined ? {} : { isLate: input.isLate }),
  };
}

/**
 * Which of the options the message names: a pressed one by its id, otherwise by number, ordinal or words. Numbers count
 * as they were last shown, since a phone shows a long list in parts. Returns the id without the name of its question.
 */
export function optionChosen(
  message: Message,
  options: Prompt['options'],
  scene: Scene,
  { byNumber }: { byNumber: boolean },
): string | null {
  if (message.choiceId !== null) return bare(options.find(({ id }) => id === message.choiceId)?.id ?? null);
  const shown = scene.draft.state.last.at(-1)?.options ?? [];
  const ordered = isOrderOf(shown, options) ? shown : options;
  if (!byNumber) return bare(exactly(message.text, options, scene));
  const isNumber = /^\D{0,2}\d+\D{0,2}$/u.test(asciiDigits(message.text));
  const named = (list: Prompt['options']): string | null =>
    readChoice(
      message.text,
      list.map((option) => ({
        id: bare(option.id) ?? option.id,
        labels: [...labelled(option, scene), ...scene.library.saidFor(option.label)],
      })),
      scene.library.lexicon,
    );
  // On a phone the keys after those that were said mean other things.
  const said = message.digits === null ? ordered : ordered.slice(0, spokenPage(ordered.length));
  const chosen = named(said) ?? (isNumber || said === options ? null : named(options));
  return chosen ?? (isNumber ? null : optionNamed(message.text, options, scene));
}

/** Whether these were shown of the options, and not just all of them as they are. */
function isOrderOf(shown: Prompt['options'], options: Prompt['options']): boolean {
  const isAsItIs =
    shown.length === options.length &&
    options.every(({ id, label, values }, index) => {
      const other = shown[index];
      return values === undefined && other?.values === undefined && other?.id === id && other.label === label;
    });
  return !isAsItIs && shown.length > 0 && shown.every(({ id }) => options.some((option) => option.id === id));
}

/** The same, where a letter names it in one of its lines. */
export function optionInLetter(
  message: Message,
  options: Prompt['options'],
  scene: Scene,
  { byNumber }: { byNumber: boolean },
): string | null {
  const whole = optionChosen(message, options, scene, { byNumber: true });
  if (whole !== null || scene.facts.form !== 'letter') return whole;
  for (const part of partsOf(message)) {
    if (!byNumber && /^\d+$/.test(part.text)) continue;
    const chosen = optionChosen(part, options, scene, { byNumber: true });
    if (chosen !== null) return chosen;
  }
  return optionAskedFor(message.text, options, scene);
}

/** The only option that is asked for somewhere in a longer text ("Thursday, morning is fine"), and not refused. */
export function optionAskedFor(text: string, options: Prompt['options'], scene: Scene, minWords = 1): string | null {
  const asked = options.filter((option) =>
    [...labelled(option, scene), ...scene.library.saidFor(option.label)]
      .map((said) => normalise(said).split(' '))
      .some((phrase) => phrase.length >= minWords && isAskedFor(phrase, text, scene)),
  );
  return asked.length === 1 ? bare(asked[0]?.id ?? null) : null;
}

function isAskedFor(phrase: readonly string[], text: string, { library: { lexicon } }: Scene): boolean {
  if (phrase.length === 1 && (phrase[0] ?? '').length < MIN_LENGTH) return false;
  const words = wordsOf(text);
  const at = words.findIndex((_word, index) => phrase.every((one, place) => words[index + place] === one));
  const end = at + phrase.length;
  const beside = [...words.slice(Math.max(0, at - NEAR), at), ...words.slice(end, end + NEAR)];
  return at >= 0 && !beside.some((word) => lexicon.no.has(word));
}
/** A word alone that is shorter stands in too many sentences. */
const MIN_LENGTH = 6;
/** "No refund", "refund nahi mila": words beside it in which a "no" is about it. */
const NEAR = 2;

/** The only option whose whole label of several words is in a longer text. */
export function optionNamed(text: string, options: Prompt['options'], scene: Scene): string | null {
  const said = ` ${normalise(text)} `;
  const named = options.filter((option) =>
    labelled(option, scene).some((label) => label.includes(' ') && said.includes(` ${normalise(label)} `)),
  );
  return named.length === 1 ? bare(named[0]?.id ?? null) : null;
}

/** Beside an open question ("your order number?") only the whole label counts: its words may be part of the answer. */
function exactly(text: string, options: Prompt['options'], scene: Scene): string | null {
  const said = normalise(text);
  return options.find((option) => labelled(option, scene).some((wording) => normalise(wording) === said))?.id ?? null;
}

function labelled({ label, values }: PromptOption, { library }: Scene): readonly string[] {
  return values === undefined ? library.labels(label) : labelsOf(library.catalogues, label, values);
}

/** What can be recognised in what was said; several ask, and each is looked for once. */
export function entitiesIn(text: string, { facts, library, recognised }: Scene): Entities {
  const entities = recognised.get(text) ?? findEntities(text, facts, library.lexicon);
  recognised.set(text, entities);
  return entities;
}

function bare(id: string | null): string | null {
  return id === null ? null : id.slice(id.lastIndexOf('/') + 1);
}

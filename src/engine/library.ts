import { AppError } from '../core/errors.ts';
import type { CallDefinition, Flow, Slots, Step } from '../core/flow.ts';
import type { PhraseBook } from '../core/phrase-book.ts';
import { fillTemplate, variablesIn } from './template.ts';
import { BACKGROUND, createClassifier, type Example, type IntentClassifier, OUTSIDE } from './understand/classify.ts';
import type { Concepts } from './understand/features.ts';
import { createLexicon, type Lexicon } from './understand/lexicon.ts';
import { wordsOf } from './understand/normalise.ts';

/** Language -> text key -> wording. */
export type Catalogues = Readonly<Record<string, Readonly<Record<string, string>>>>;
/** Way of writing (`en`, `hi`, `hi-latn`) -> what people say in it. */
export type Phrases = Readonly<Record<string, PhraseBook>>;

export interface EngineParts {
  flows: readonly Flow[];
  catalogues: Catalogues;
  phrases: Phrases;
  /** Words that mean the same, for the local classifier. */
  concepts: Concepts;
  calls: Readonly<Record<string, CallDefinition>>;
  /** Default: the local one, made from the phrases. */
  classifier?: IntentClassifier;
}

/** What the engine was made of, prepared once for looking things up. */
export interface Library {
  flows: ReadonlyMap<string, Flow>;
  /** Flows of the main menu in their order. */
  menu: readonly Flow[];
  /** The flow that tells how far an order is, whatever was said of it. */
  news: string | undefined;
  catalogues: Catalogues;
  lexicon: Lexicon;
  classifier: IntentClassifier;
  /** Names of the variables that a text uses, in any language and form. */
  variables(text: string): ReadonlySet<string>;
  /** A text without values as it is shown, in every language. */
  labels(text: string): readonly string[];
  /** What people say for an option, beside its label, in every language. */
  saidFor(label: string): readonly string[];
  /** Words of the phrases that ask for a flow. */
  vocabulary(flow: string): ReadonlySet<string>;
  /** How people ask for a flow in a language, as they write it. */
  examples(flow: string, language: string): readonly string[];
  /** What people say in a language. */
  book(language: string): PhraseBook | undefined;
}

export function createLibrary(parts: EngineParts): Library {
  const flows = new Map(parts.flows.map((flow) => [flow.id, flow]));
  const vocabularies = vocabulariesOf(parts.phrases);
  return {
    flows,
    menu: parts.flows
      .filter(({ menu }) => menu !== undefined)
      .sort((one, other) => (one.menu ?? 0) - (other.menu ?? 0)),
    news: parts.flows.find(({ isNews, general }) => isNews === true && general === true)?.id,
    catalogues: parts.catalogues,
    lexicon: createLexicon(parts.phrases),
    classifier: parts.classifier ?? createClassifier(examplesOf(parts.phrases), parts.concepts),
    variables: once((text) => collectVariables(parts.catalogues, text)),
    labels: once((text) => labelsOf(parts.catalogues, text, {})),
    saidFor: once((label) => Object.values(parts.phrases).flatMap(({ options }) => options[label] ?? [])),
    vocabulary: (flow) => vocabularies.get(flow) ?? new Set(),
    examples: (flow, language) => parts.phrases[language]?.intents[flow] ?? [],
    book: (language) => parts.phrases[language],
  };
}

/** The texts in one language; of another where it has none. */
export function catalogueIn(catalogues: Catalogues, language: string): Readonly<Record<string, string>> {
  return catalogues[language] ?? Object.values(catalogues)[0] ?? {};
}

export function flowOf(library: Library, id: string): Flow {
  const flow = library.flows.get(id);
  if (flow === undefined) throw new AppError('internal', `there is no flow ${id}`);
  return flow;
}

export function stepOf(flow: Flow, id: string): Step {
  const step = flow.steps[id];
  if (step === undefined) throw new AppError('internal', `flow ${flow.id} has no step ${id}`);
  return step;
}

/** Worked out when it is first needed; there are as many answers as texts in the catalogues. */
function once<Answer>(find: (text: string) => Answer): (text: string) => Answer {
  const found = new Map<string, Answer>();
  return (text) => {
    const known = found.get(text) ?? find(text);
    found.set(text, known);
    return known;
  };
}

/** A text in every language, with its values. */
export function labelsOf(catalogues: Catalogues, text: string, values: Slots): string[] {
  return Object.values(catalogues).flatMap((catalogue) => {
    const wording = catalogue[text];
    return wording === undefined ? [] : [fillTemplate(wording, ({ name }) => String(values[name] ?? ''))];
  });
}

function collectVariables(catalogues: Catalogues, text: string): ReadonlySet<string> {
  const wordings = Object.values(catalogues).flatMap((catalogue) => [catalogue[text], catalogue[`${text}.spoken`]]);
  return new Set(wordings.flatMap((wording) => (wording === undefined ? [] : variablesIn(wording))));
}

/** One in so many phrases of a flow has to have a word, for it to ask for that flow. */
const SHARED_BY = 70;

/** The words that many phrases of a flow share. What a few of them tell ("two washes", "the zip") asks for nothing. */
function vocabulariesOf(phrases: Phrases): Map<string, Set<string>> {
  const texts = new Map<string, string[]>();
  for (const { label, text } of examplesOf(phrases)) {
    const before = texts.get(label);
    if (before === undefined) texts.set(label, [text]);
    else before.push(text);
  }
  return new Map([...texts].map(([label, asked]) => [label, sharedOf(asked)]));
}

function sharedOf(texts: readonly string[]): Set<string> {
  const counts = new Map<string, number>();
  for (const word of texts.flatMap((text) => [...new Set(wordsOf(text))]))
    counts.set(word, (counts.get(word) ?? 0) + 1);
  const enough = Math.max(2, texts.length / SHARED_BY);
  return new Set([...counts].flatMap(([word, count]) => (count >= enough ? [word] : [])));
}

/** What the classifier learns from: phrases of flows, and of what no flow answers. */
export function examplesOf(phrases: Phrases): Example[] {
  return Object.values(phrases).flatMap(({ intents, outside, background }) => [
    ...background.map((text) => ({ label: BACKGROUND, text })),
    ...Object.entries(intents).flatMap(([flow, texts]) => texts.map((text) => ({ label: flow, text }))),
    ...Object.entries(outside).flatMap(([topic, texts]) => texts.map((text) => ({ label: OUTSIDE + topic, text }))),
  ]);
}

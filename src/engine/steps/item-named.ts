import type { ListItem } from '../../core/flow.ts';
import { labelsOf } from '../library.ts';
import type { Message } from '../message.ts';
import type { Scene } from '../scene.ts';
import { readInterruption } from '../understand/intent.ts';
import type { Lexicon } from '../understand/lexicon.ts';
import { isSame } from '../understand/likeness.ts';
import { wordsOf } from '../understand/normalise.ts';

/** Shorter words are in too many sentences. */
const MIN_LENGTH = 4;

interface Named {
  item: ListItem;
  /** Its words that were said and are no other entry's. */
  said: string[];
  /** All words that it goes by. */
  names: string[];
}

/** The entries of which a word is said that no other entry has; not "the covers" in "the lamp, but keep the covers". */
export function itemsNamed(text: string, listed: readonly ListItem[], scene: Scene): ListItem[] {
  return namesIn(text, listed, scene).map(({ item }) => item);
}

/**
 * "The one with the cushion covers", where the list was asked from: the entry that it names, unless it is refused ("not
 * the lamp"), or something else is asked for beside it ("cancel the mixer").
 */
export function itemMeant(
  { text, choiceId, digits }: Message,
  listed: readonly ListItem[],
  present: string,
  scene: Scene,
): ListItem | undefined {
  if (choiceId !== null || digits !== null) return undefined;
  const [named, second] = namesIn(text, listed, scene);
  if (named === undefined || second !== undefined || isRefused(text, named.said, scene)) return undefined;
  const { fillers, picking } = scene.library.lexicon;
  const others = wordsOf(text).filter(
    (word) => !named.names.some((name) => isSame(word, name)) && !fillers.has(word) && !picking.has(word),
  );
  const isElsewhere = readInterruption(others.join(' '), present, scene).kind === 'clear';
  return others.length > 0 && isElsewhere ? undefined : named.item;
}

function namesIn(text: string, listed: readonly ListItem[], { library }: Scene): readonly Named[] {
  const said = wordsOf(text).filter((word) => word.length >= MIN_LENGTH && !library.lexicon.fillers.has(word));
  const words = listed.map(({ label, values, names = [] }) =>
    [...labelsOf(library.catalogues, label, values), ...names].flatMap(wordsOf),
  );
  const named = listed.flatMap((item, index) => {
    const own = said.filter((word) => {
      const among = words.flatMap((names, place) => (names.some((name) => isSame(word, name)) ? [place] : []));
      return among.length === 1 && among[0] === index;
    });
    return own.length === 0 ? [] : [{ item, said: own, names: words[index] ?? [] }];
  });
  return withoutKept(named, wordsOf(text), library.lexicon);
}

/** A word like "keep" sets aside what stands nearest to it, of two that are as near what follows it. */
function withoutKept(named: readonly Named[], words: readonly string[], { keeping }: Lexicon): readonly Named[] {
  const kept = words.flatMap((word, at) => (keeping.has(word) ? [nearest(named, words, at)] : []));
  return named.filter((one) => !kept.includes(one));
}

function nearest(named: readonly Named[], words: readonly string[], at: number): Named | undefined {
  const distance = ({ said }: Named): number =>
    Math.min(
      ...words.flatMap((word, place) => (said.includes(word) ? [2 * Math.abs(place - at) - Number(place > at)] : [])),
    );
  return named.toSorted((one, other) => distance(one) - distance(other))[0];
}

/** "Not the lamp", "lamp wala nahi"; but "no, the mixer" names what is meant. */
function isRefused(text: string, said: readonly string[], { library: { lexicon } }: Scene): boolean {
  const words = wordsOf(text);
  const isNo = (word: string): boolean => lexicon.no.has(word);
  const named = words.findIndex((word) => said.includes(word));
  const begins = words.findIndex((word) => !isNo(word) || word === NOT);
  return [...words.slice(begins, named), words.at(-1) ?? ''].some(isNo);
}
const NOT = 'not';

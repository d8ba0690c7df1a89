import { knownWord, language, texts, wordFor } from '../texts/index.ts';
import { readingName } from './understood.tsx';
import type { TicketDetail } from './use-ticket.ts';

type Note = TicketDetail['record']['notes'][number];
export type Told = TicketDetail['record']['facts'][number];
type Line = readonly [name: string, value: string];

/** A note in plain words; of what was told in a flow of ours, only what has a name is for reading. */
export function linesOf(note: Note): Line[] {
  const { record, inbox, words } = texts;
  switch (note.kind) {
    case 'fact':
      return [note.fact.name === 'reason' ? reasonOf(note.fact) : toldLine(note.fact)];
    case 'understood': {
      const names = note.reads.map(({ read, title }) => readingName(read, inMyLanguage(title)));
      return [[record.understood, [...new Set(names)].join(', ')]];
    }
    case 'stood': {
      const isOurs = knownWord(words.topics, note.flow) !== null;
      const told = note.facts.filter(({ name }) => !isOurs || name in record.told);
      return [[record.stood, whereIt(note)], ...told.map(toldLine)];
    }
    case 'identity':
      return [[inbox.identity, wordFor(words.rungs, note.rung)]];
    case 'shop':
      return [[record.shopSaid, `“${note.said}”`]];
    case 'text':
      return [['', note.text]];
  }
}

export function toldLine({ name, value, chosen }: Told): Line {
  const { told, values, yes, no } = texts.record;
  const isWord = { true: yes, false: no }[value];
  return [capital(wordFor(told, name)), isWord ?? inMyLanguage(chosen) ?? wordFor(values, value)];
}

function reasonOf(fact: Told): Line {
  const reason = knownWord(texts.record.reasons, fact.value);
  return reason === null ? toldLine(fact) : [texts.record.reason, reason];
}

/** A flow of the shop's own is called as in its menu, and its question as its customer read it. */
function whereIt({ flow, title, slot, question }: Extract<Note, { kind: 'stood' }>): string {
  const { record, words } = texts;
  const name = knownWord(words.topics, flow) ?? inMyLanguage(title) ?? flow;
  const asked = slot === null ? null : knownWord(record.told, slot);
  if (asked !== null) return record.asking(name, asked);
  const inWords = inMyLanguage(question);
  return inWords === undefined ? name : record.askingInWords(name, inWords);
}

function inMyLanguage(wordings: Readonly<Record<string, string>>): string | undefined {
  return wordings[language] ?? wordings['en'];
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

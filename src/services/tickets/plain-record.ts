import type { Wordings } from '../../engine/index.ts';
import { type RecordFact, type RecordNote, readRecord } from './read-record.ts';

/** A ticket's summary for readers outside of the console: lists in English, whatever language was spoken. */
export interface PlainRecord {
  /** The customer's words, and what they answered in a line below. */
  recorded: string;
  /** What the bot noted, a line each. */
  notes: string;
}

type Describe = Parameters<typeof readRecord>[1];

export function plainRecord(ticket: Parameters<typeof readRecord>[0], engine: Describe): PlainRecord {
  const { words, facts, notes } = readRecord(ticket, engine);
  const told = facts.map(factInWords).join('; ');
  const recorded = [words, told].filter((part) => part !== '').join('\n');
  return { recorded, notes: notes.map(noteInWords).join('\n') };
}

function noteInWords(note: RecordNote): string {
  switch (note.kind) {
    case 'fact':
      return factInWords(note.fact);
    case 'understood':
      return `Understood as: ${[...new Set(note.reads.map(readingInWords))].join(', ')}`;
    case 'stood': {
      const question = inEnglish(note.question);
      const flow = inEnglish(note.title) ?? spaced(note.flow);
      const left = question === undefined ? flow : `${flow}, asking “${question}”`;
      return [`Left at: ${left}`, ...note.facts.map(factInWords)].join('; ');
    }
    case 'identity':
      return `Identity: ${spaced(note.rung)}`;
    case 'shop':
      return `The shop’s system said: ${note.said}`;
    case 'text':
      return note.text;
  }
}

function readingInWords({ read, title }: { read: string; title: Wordings }): string {
  return inEnglish(title) ?? spaced(read.split(':').at(-1) ?? read);
}

/** What is only a name of ours is taken apart into its words: `pickupDay`, `changed-mind`, `true`. */
function factInWords({ name, value, chosen }: RecordFact): string {
  const word = { true: 'yes', false: 'no' }[value];
  return `${capital(spaced(name))}: ${word ?? inEnglish(chosen) ?? (/^[a-z]+(?:-[a-z]+)+$/.test(value) ? spaced(value) : value)}`;
}

function inEnglish(wordings: Wordings): string | undefined {
  return wordings['en'] ?? Object.values(wordings)[0];
}

function spaced(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`)
    .replaceAll('-', ' ');
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

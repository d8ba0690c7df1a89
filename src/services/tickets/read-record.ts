import { partsOf } from '../../core/ticket-record.ts';
import type { Engine, Wordings } from '../../engine/index.ts';
import { NOTE_OF } from '../calls/summary.ts';

/** Something told, by its name in the flow; `chosen` where it was one of the flow's options. */
export interface RecordFact {
  name: string;
  value: string;
  chosen: Wordings;
}

/** What the bot noted for people. */
export type RecordNote =
  | { kind: 'fact'; fact: RecordFact }
  | { kind: 'understood'; reads: { read: string; title: Wordings }[] }
  | {
      kind: 'stood';
      flow: string;
      step: string;
      slot: string | null;
      title: Wordings;
      question: Wordings;
      facts: RecordFact[];
    }
  | { kind: 'identity'; rung: string }
  | { kind: 'shop'; said: string }
  | { kind: 'text'; text: string };

/** A ticket's summary in its parts, so that each reader gets them in their own words. */
export interface ReadRecord {
  /** The customer's. */
  words: string;
  facts: RecordFact[];
  notes: RecordNote[];
  /** The notes as they were kept. */
  asNoted: string;
}

type Describe = Pick<Engine, 'describeStep' | 'describeValue' | 'ticketDetails'>;

/** How `summaryOf` writes where it stood, and what was told. */
const STOOD = /^was in: (\S+), at (\w+)(?:; (.*))?$/;
const FACT = /^(\w+): (.+)$/;

export function readRecord({ summary, topic }: { summary: string; topic: string }, engine: Describe): ReadRecord {
  const { recorded, notes } = partsOf(summary);
  const details = new Set([...engine.ticketDetails].map((name) => name.replace(/Paise$/, '')));
  const factIn = (line: string): RecordFact | null => {
    const fact = factOf(line, topic, engine);
    return fact !== null && details.has(fact.name) ? fact : null;
  };
  const lines = recorded.split('\n');
  const facts: RecordFact[] = [];
  for (let fact = factIn(lines.at(-1) ?? ''); fact !== null; fact = factIn(lines.at(-1) ?? '')) {
    facts.unshift(fact);
    lines.pop();
  }
  const noted = notes === '' ? [] : notes.split('\n');
  return { words: lines.join('\n'), facts, notes: noted.map((line) => noteOf(line, factIn, engine)), asNoted: notes };
}

function noteOf(line: string, factIn: (line: string) => RecordFact | null, engine: Describe): RecordNote {
  if (line.startsWith(NOTE_OF.understood)) {
    const reads = line.slice(NOTE_OF.understood.length).split(', ');
    const titled = reads.map((read) => ({ read, title: engine.describeStep(read.split(':')[1] ?? '', '').title }));
    return { kind: 'understood', reads: titled };
  }
  if (line.startsWith(NOTE_OF.identity)) return { kind: 'identity', rung: line.slice(NOTE_OF.identity.length) };
  if (line.startsWith(NOTE_OF.shop)) return { kind: 'shop', said: line.slice(NOTE_OF.shop.length) };
  const [, flow, step, told = ''] = STOOD.exec(line) ?? [];
  if (flow !== undefined && step !== undefined) {
    const facts = told.split(/; (?=\w+: )/).flatMap((one) => factOf(one, flow, engine) ?? []);
    return { kind: 'stood', flow, step, ...engine.describeStep(flow, step), facts };
  }
  const fact = factIn(line);
  return fact === null ? { kind: 'text', text: line } : { kind: 'fact', fact };
}

function factOf(line: string, flow: string, engine: Describe): RecordFact | null {
  const [, name, value] = FACT.exec(line) ?? [];
  return name === undefined || value === undefined
    ? null
    : { name, value, chosen: engine.describeValue(flow, name, value) };
}

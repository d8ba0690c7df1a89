import type { Engine } from '../../engine/index.ts';
import { readRecord } from './read-record.ts';

interface Recorded {
  summary: string;
  topic: string;
}

/** The copy that a complainant gets: their words as they are, and what they answered in their language. */
export function copyOf(ticket: Recorded, view: Parameters<Engine['sayDetail']>[1], engine: Engine): string {
  const { words, facts } = readRecord(ticket, engine);
  const told = facts.map(({ name, value }) => engine.sayDetail({ flow: ticket.topic, name, value }, view));
  return [words, ...told].filter((line) => line !== '').join('\n');
}

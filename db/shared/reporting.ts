import { sql } from 'drizzle-orm';
import { percentiles, type Report } from '../../src/core/report.ts';
import type { turns } from '../schema/conversations.ts';

/* What the reports make of the rows; finding them is each database's own. */

/** Where only we have written (a code, a notice) nobody has asked for anything. */
export const customerWrote = sql`conversations.last_seq > 0`;

/** A colleague has it, or has written in it, with a ticket or without. */
export const personSpoke = sql`(
  conversations.holder = 'person'
  or exists (select 1 from outbox said where said.conversation_id = conversations.id and said.author_id is not null)
)`;

const TOP = 30;
const MAX_SENTENCE = 200;
const INTENT = 'intent:';

/** A message that was read in a turn. */
interface Reading {
  understood: (typeof turns.$inferSelect)['understood'];
  at: Date;
  receivedAt: Date;
  text: string;
}

/** What the bot read, how fast it answered, and what it did not understand. */
export function readingsOf(rows: readonly Reading[]): Pick<Report, 'flows' | 'botSeconds' | 'unrecognised'> {
  const read = rows.filter(({ understood }) => understood.length > 0);
  const flows = read.flatMap(({ understood }) =>
    understood.flatMap(({ read: one }) => (one.startsWith(INTENT) ? [one.slice(INTENT.length)] : [])),
  );
  const lost = read.filter(({ understood, text }) => text !== '' && understood.every((one) => one.read === 'nothing'));
  return {
    flows: ranked(flows).map(({ value, n }) => ({ flow: value, requests: n })),
    botSeconds: percentiles(read.map(({ at, receivedAt }) => (at.getTime() - receivedAt.getTime()) / 1000)),
    unrecognised: ranked(lost.map(({ text }) => text.trim().toLowerCase().slice(0, MAX_SENTENCE)))
      .slice(0, TOP)
      .map(({ value, n }) => ({ text: value, count: n })),
  };
}

function ranked(values: readonly string[]): { value: string; n: number }[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, n]) => ({ value, n })).sort((one, other) => other.n - one.n);
}

export function topics(opened: readonly { kind: string; topic: string }[]): Report['tickets'] {
  return ranked(opened.map(({ kind, topic }) => `${kind}\n${topic}`)).map(({ value, n }) => {
    const [kind = '', topic = ''] = value.split('\n');
    return { kind, topic, opened: n };
  });
}

export function compliance(
  clock: 'acknowledgement' | 'redress',
  runs: readonly { dueAt: Date | null; metAt: Date | null }[],
  now: Date,
): Report['clocks'][number] {
  const own = runs.filter(({ dueAt }) => dueAt !== null);
  const isInTime = ({ dueAt, metAt }: (typeof runs)[number]): boolean =>
    metAt !== null && dueAt !== null && metAt <= dueAt;
  const isOpen = ({ dueAt, metAt }: (typeof runs)[number]): boolean => metAt === null && dueAt !== null && dueAt > now;
  const [inTime, open] = [own.filter(isInTime).length, own.filter(isOpen).length];
  return { clock, inTime, open, late: own.length - inTime - open };
}

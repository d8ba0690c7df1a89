import type { Ticket } from './ticket.ts';

export interface Period {
  brandIds: readonly string[];
  from: Date;
  /** Not included. */
  to: Date;
}

export interface Report {
  /** Conversations that customers began, by day in India and channel. */
  volumes: { day: string; channel: string; conversations: number }[];
  /** What people wanted, as the bot read it. */
  flows: { flow: string; requests: number }[];
  tickets: { kind: string; topic: string; opened: number }[];
  /** Conversations without a ticket, and without a word of a person, of all that began. */
  containment: { conversations: number; contained: number };
  /** Seconds: the bot's from message to answer, people's from receipt to their first reply. Half and nine tenths were faster. */
  botSeconds: Percentiles;
  firstReplySeconds: Percentiles;
  resolutionSeconds: Percentiles;
  /** Complaints received in the period. `late`: met too late or not at all; `open`: there is still time. */
  clocks: { clock: 'acknowledgement' | 'redress'; inTime: number; late: number; open: number }[];
  csat: { asked: number; answered: number; average: number | null; scores: { score: number; count: number }[] };
  undelivered: number;
  /** What nobody understood, most often first. */
  unrecognised: { text: string; count: number }[];
}

export interface Percentiles {
  count: number;
  p50: number | null;
  p90: number | null;
}

/** One complaint in the monthly grievance register. */
export interface RegisterRow {
  ticket: Ticket;
  contactName: string | null;
  channel: string;
}

export interface Reports {
  report(period: Period, now: Date): Promise<Report>;
  /** Complaints received in the period, oldest first. */
  register(period: Period): Promise<RegisterRow[]>;
  suggestPhrase(suggestion: PhraseSuggestion): Promise<void>;
  phraseSuggestions(limit: number): Promise<PhraseSuggestion[]>;
}

/** A sentence that somebody marked as meaning something. */
export interface PhraseSuggestion {
  id: string;
  text: string;
  intent: string;
  language: string;
  userId: string;
  at: Date;
}

/** Of nothing there is no half. Nearest rank. */
export function percentiles(values: readonly number[]): Percentiles {
  const sorted = [...values].sort((one, other) => one - other);
  const at = (part: number): number | null => sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? null;
  return { count: sorted.length, p50: at(0.5), p90: at(0.9) };
}

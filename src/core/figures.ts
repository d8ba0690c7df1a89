/** A span of time, in one or several brands. */
export interface FigureSpan {
  brandIds: readonly string[];
  from: Date;
  until: Date;
  now: Date;
}

export interface Count {
  name: string;
  count: number;
}

/** How a deadline was kept: `open` is not over yet. */
export interface Compliance {
  met: number;
  missed: number;
  open: number;
}

/** Seconds; null where nothing was measured. */
export interface Percentiles {
  median: number | null;
  p90: number | null;
}

export interface Figures {
  tickets: number;
  /** Per day in India (2026-11-25), complaints and requests apart. */
  days: { day: string; complaints: number; requests: number }[];
  channels: Count[];
  topics: Count[];
  /** Conversations that began in the span, and how many of them never needed a ticket or a person. */
  conversations: { all: number; contained: number };
  firstReply: Percentiles;
  resolution: Percentiles;
  acknowledgement: Compliance;
  redress: Compliance;
  satisfaction: { answers: number; average: number | null };
  undelivered: Count[];
  /** What customers wrote and nobody understood, most often first. */
  unrecognised: Count[];
}

/** One complaint of the grievance register. */
export interface RegisterRow {
  number: string;
  receivedAt: Date;
  customer: string | null;
  channel: string;
  orderNumber: string | null;
  summary: string;
  ackDueAt: Date | null;
  acknowledgedAt: Date | null;
  redressDueAt: Date | null;
  resolvedAt: Date | null;
  state: string;
  resolution: string | null;
}

export interface FigureStore {
  figures(span: FigureSpan): Promise<Figures>;
  /** Complaints received in the span, oldest first. */
  register(span: FigureSpan): Promise<RegisterRow[]>;
}

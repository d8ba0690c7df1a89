import { useState } from 'react';
import type { Span } from '../api/reports.ts';
import { addDays, dayIn, daysBetween, readDay, writeDay } from '../parts/day.ts';
import { texts } from '../texts/index.ts';

const SHOWN_DAYS = 30;
/** The server's limit. */
const MAX_DAYS = 400;

export interface Typed {
  from: string;
  until: string;
}

/** What is typed, what is wrong with it, and the last span that was right: only that is asked for. */
export function useSpan() {
  const [today] = useState(() => dayIn(Date.now()));
  const [typed, setTyped] = useState<Typed>({ from: writeDay(addDays(today, -SHOWN_DAYS)), until: writeDay(today) });
  const [span, setSpan] = useState<Span>({ from: addDays(today, -SHOWN_DAYS), to: today });
  const type = (next: Typed): void => {
    setTyped(next);
    const [from, to] = [readDay(next.from), readDay(next.until)];
    if (from !== null && to !== null && isRight(from, to)) setSpan({ ...span, from, to });
  };
  const setBrand = (brandId: string | null): void =>
    setSpan({ from: span.from, to: span.to, ...(brandId === null ? {} : { brandId }) });
  return { typed, type, faults: faultsOf(typed), span, setBrand };
}

const isRight = (from: string, to: string): boolean => from <= to && daysBetween(from, to) < MAX_DAYS;

function faultsOf({ from: first, until: last }: Typed): Record<keyof Typed, string | null> {
  const [from, to] = [readDay(first), readDay(last)];
  const order = from === null || to === null || isRight(from, to) ? null : faultOfOrder(from, to);
  return { from: from === null ? texts.days.wrong : null, until: to === null ? texts.days.wrong : order };
}

const faultOfOrder = (from: string, to: string): string =>
  to < from ? texts.days.beforeFirst : texts.days.tooMany(MAX_DAYS);

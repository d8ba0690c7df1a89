import { texts, wordFor } from '../texts/index.ts';
import type { TicketDetail } from './use-ticket.ts';

type EventData = TicketDetail['events'][number]['data'];

/** What happened, in a line. */
export function eventSentence(data: EventData, nameOf: (id: string | null) => string): string {
  const what = wordFor(texts.ticket.events, data.type);
  const more = detailOf(data, nameOf);
  return more === '' ? what : `${what}: ${more}`;
}

function detailOf(data: EventData, nameOf: (id: string | null) => string): string {
  const { states, priorities, clocks, levels, notices } = texts.words;
  switch (data.type) {
    case 'state-changed':
      return `${states[data.from]} → ${states[data.to]}`;
    case 'priority-changed':
      return `${priorities[data.from]} → ${priorities[data.to]}`;
    case 'assigned':
      return nameOf(data.to);
    case 'tagged':
      return [...data.added.map((tag) => `+${tag}`), ...data.removed.map((tag) => `−${tag}`)].join(', ');
    case 'order-linked':
    case 'order-unlinked':
      return data.orderNumber;
    case 'docket-set':
      return data.docket;
    case 'merged':
      return data.numbers.join(', ');
    case 'escalated':
      return [levels[data.level - 1], `${clocks[data.clock]} ${data.percent} %`].filter(Boolean).join(' · ');
    case 'notice-sent':
      return notices[data.notice];
    case 'notice-skipped':
      return [notices[data.notice], texts.ticket.notTold[data.why]].join('; ');
    case 'called-back':
      return [texts.ticket.tries[data.outcome], data.isLast ? texts.ticket.lastTry : ''].filter(Boolean).join('; ');
    default:
      return '';
  }
}

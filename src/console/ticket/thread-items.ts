import { dayOf } from '../parts/formats.ts';
import type { ThreadLine, ThreadNote } from './use-ticket.ts';

export interface ThreadItem {
  key: string;
  at: string;
  /** The day, on the first item of each. */
  day: string | null;
  /** The line before was said on another channel. */
  isChannelNew: boolean;
  line?: ThreadLine;
  note?: ThreadNote;
}

export function threadItems(lines: readonly ThreadLine[], notes: readonly ThreadNote[]): ThreadItem[] {
  const items = [
    ...lines.map((line) => ({ key: line.id, at: line.at, line })),
    ...notes.map((note) => ({ key: note.id, at: note.at, note })),
  ].sort((one, other) => one.at.localeCompare(other.at));
  let day = '';
  let conversationId = '';
  return items.map((item) => {
    const today = dayOf(item.at);
    const isNewDay = today !== day;
    day = today;
    const isChannelNew = 'line' in item && item.line.conversationId !== conversationId;
    if ('line' in item) conversationId = item.line.conversationId;
    return { ...item, day: isNewDay ? today : null, isChannelNew };
  });
}

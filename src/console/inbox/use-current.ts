import { useState } from 'react';
import type { TicketRow } from '../api/inbox.ts';
import { lastOpened } from './last-list.ts';

/** The row that the keys are at. It is a ticket and no place in the list: the list changes while one looks at it. */
export function useCurrent(rows: readonly TicketRow[]) {
  const [at, setAt] = useState(() => ({ id: lastOpened(), index: 0 }));
  const indexOf = (id: string | null): number => rows.findIndex(({ ticket }) => ticket.id === id);
  const index = indexOf(at.id);
  const move = (by: 1 | -1): void => {
    // Where it has left the list, the next one stands in its place.
    const from = index === -1 && by === 1 ? at.index - 1 : index === -1 ? at.index : index;
    const next = Math.min(rows.length - 1, Math.max(0, from + by));
    const id = rows[next]?.ticket.id ?? null;
    setAt({ id, index: next });
    document.querySelector(`[data-row="${id}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  return { currentId: index === -1 ? null : at.id, move };
}

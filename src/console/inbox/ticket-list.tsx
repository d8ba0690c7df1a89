import { useLocation } from 'wouter';
import type { TicketRow } from '../api/inbox.ts';
import { useKeys } from '../parts/use-keys.ts';
import { useNarrow } from '../parts/use-narrow.ts';
import type { ListProps } from './list-props.ts';
import { TicketCards } from './ticket-cards.tsx';
import { TicketTable } from './ticket-table.tsx';
import { useCurrent } from './use-current.ts';

interface Props {
  rows: TicketRow[];
  selected: ReadonlySet<string>;
  onSelect: (selected: ReadonlySet<string>) => void;
}

/** The same rows as a table or as cards, walked through by keys. */
export function TicketList({ rows, selected, onSelect }: Props) {
  const isNarrow = useNarrow();
  const [, goTo] = useLocation();
  const { currentId, move } = useCurrent(rows);
  const toggle = (id: string): void => {
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    onSelect(next);
  };
  const toggleAll = (): void =>
    onSelect(
      rows.every(({ ticket }) => selected.has(ticket.id)) ? new Set() : new Set(rows.map(({ ticket }) => ticket.id)),
    );
  useKeys([
    ['j', () => move(1)],
    ['k', () => move(-1)],
    ['o', () => currentId !== null && goTo(`/tickets/${currentId}`)],
    ['Enter', ({ target }) => currentId !== null && !isPressed(target) && goTo(`/tickets/${currentId}`)],
    ['x', () => currentId !== null && toggle(currentId)],
  ]);
  const list: ListProps = { rows, selected, currentId, onToggle: toggle, onToggleAll: toggleAll };
  return isNarrow ? <TicketCards {...list} /> : <TicketTable {...list} />;
}

/** Enter presses a link or a button that has the focus; it opens no row as well. */
const isPressed = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('a, button') !== null;

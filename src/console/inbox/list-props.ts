import type { TicketRow } from '../api/inbox.ts';

export interface ListProps {
  rows: TicketRow[];
  selected: ReadonlySet<string>;
  /** The row that the keys j and k are on. */
  currentId: string | null;
  onToggle: (id: string) => void;
  onToggleAll: () => void;
}

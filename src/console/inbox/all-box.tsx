import { Checkbox } from '@mantine/core';
import { texts } from '../texts/index.ts';
import type { ListProps } from './list-props.ts';

interface Props extends Pick<ListProps, 'rows' | 'selected' | 'onToggleAll'> {
  /** Where there is room to say it. */
  label?: string;
}

/** Chooses all rows, or none. */
export function AllBox({ rows, selected, onToggleAll, label }: Props) {
  const count = rows.filter(({ ticket }) => selected.has(ticket.id)).length;
  return (
    <Checkbox
      size="xs"
      {...(label === undefined ? { 'aria-label': texts.inbox.selectAll } : { label })}
      checked={count === rows.length}
      indeterminate={count > 0 && count < rows.length}
      onChange={onToggleAll}
    />
  );
}

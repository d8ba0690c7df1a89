import { useQueryClient } from '@tanstack/react-query';
import { ticketApi } from '../api/ticket.ts';
import { AskDialog } from '../parts/ask-dialog.tsx';
import { texts } from '../texts/index.ts';
import type { TicketDetail } from './use-ticket.ts';

export type MoreAction = 'order' | 'docket';

const { ticket: words } = texts;

/** The dialog of one action of the menu. */
export function MoreDialog({
  action,
  detail: { ticket },
  onClose,
}: {
  action: MoreAction;
  detail: TicketDetail;
  onClose: () => void;
}) {
  const queries = useQueryClient();
  const { id, version } = ticket;
  const after = (work: Promise<unknown>): Promise<unknown> =>
    work.finally(() => queries.invalidateQueries({ queryKey: ['ticket'] }));
  switch (action) {
    case 'order':
      return (
        <AskDialog
          title={words.linkOrder}
          label={words.orderNumber}
          confirm={texts.shell.add}
          maxLength={64}
          onAnswer={(number) => after(ticketApi.linkOrders(id, { version, add: [number] }))}
          onClose={onClose}
        />
      );
    case 'docket':
      return (
        <AskDialog
          title={words.setDocket}
          hint={words.docketHint}
          label={words.docket}
          confirm={texts.shell.save}
          maxLength={40}
          initial={ticket.docket ?? ''}
          onAnswer={(docket) => after(ticketApi.setDocket(id, { version, docket }))}
          onClose={onClose}
        />
      );
  }
}

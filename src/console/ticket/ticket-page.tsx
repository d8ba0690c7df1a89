import { useEffect } from 'react';
import { noteOpened } from '../inbox/last-list.ts';
import { Loaded } from '../parts/loaded.tsx';
import { useTitle } from '../parts/use-title.ts';
import { PresenceBar } from './presence-bar.tsx';
import classes from './ticket.module.css';
import { TicketHeader } from './ticket-header.tsx';
import { ticketName } from './ticket-name.ts';
import { TicketPanes } from './ticket-panes.tsx';
import { type TicketDetail, useTicket } from './use-ticket.ts';

export function TicketPage({ id }: { id: string }) {
  const query = useTicket(id);
  return <Loaded query={query}>{(detail) => <TicketView key={id} detail={detail} />}</Loaded>;
}

function TicketView({ detail }: { detail: TicketDetail }) {
  useEffect(() => noteOpened(detail.ticket.id), [detail.ticket.id]);
  useTitle(`${ticketName(detail.ticket)} ${detail.contactName ?? ''}`);
  return (
    <div className={classes.page}>
      <TicketHeader detail={detail} />
      <PresenceBar ticketId={detail.ticket.id} />
      <TicketPanes detail={detail} />
    </div>
  );
}

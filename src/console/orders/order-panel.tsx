import { Alert, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type OrderOnDesk, ordersApi } from '../api/orders.ts';
import { Loaded } from '../parts/loaded.tsx';
import classes from '../parts/parts.module.css';
import { texts } from '../texts/index.ts';
import type { TicketDetail } from '../ticket/use-ticket.ts';
import { OrderCard } from './order-card.tsx';

/** The orders of a ticket, and what may be done to them. */
export function OrderPanel({ detail: { ticket } }: { detail: TicketDetail }) {
  const query = useQuery({
    queryKey: ['ticket', ticket.id, 'orders'],
    queryFn: () => ordersApi.list(ticket.id),
    // The shop's own system is asked: not more often than somebody looks.
    refetchInterval: false,
    staleTime: 30_000,
  });
  return (
    <Loaded query={query} empty={<Text c="dimmed">{texts.orders.none}</Text>}>
      {(orders) => (
        <Stack gap="lg">
          {orders.map((order) => (
            <OneOrder key={order.number} ticketId={ticket.id} order={order} />
          ))}
        </Stack>
      )}
    </Loaded>
  );
}

function OneOrder({ ticketId, order }: { ticketId: string; order: OrderOnDesk }) {
  if (order.outcome === 'found') return <OrderCard ticketId={ticketId} found={order} />;
  return (
    <Alert color="orange" title={<span className={classes.text}>{order.number}</span>}>
      {order.outcome === 'not-found' ? texts.orders.notFound : texts.orders.unavailable}
    </Alert>
  );
}

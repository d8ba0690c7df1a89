import { Alert, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type OrderOnDesk, ordersApi } from '../api/orders.ts';
import { ticketApi } from '../api/ticket.ts';
import { Loaded } from '../parts/loaded.tsx';
import classes from '../parts/parts.module.css';
import { SureButton } from '../parts/sure-button.tsx';
import { texts } from '../texts/index.ts';
import type { TicketDetail } from '../ticket/use-ticket.ts';
import { useTicketChange } from '../ticket/use-ticket-change.ts';
import { OrderCard } from './order-card.tsx';

/** The orders of a ticket, and what may be done to them. */
export function OrderPanel({ detail }: { detail: TicketDetail }) {
  const { ticket } = detail;
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
            <Stack key={order.number} gap="xs" align="stretch">
              <OneOrder ticketId={ticket.id} order={order} />
              <Unlink detail={detail} orderNumber={order.number} />
            </Stack>
          ))}
        </Stack>
      )}
    </Loaded>
  );
}

/** Takes away what a person linked; the order that the customer named stays with the ticket. */
function Unlink({ detail, orderNumber }: { detail: TicketDetail; orderNumber: string }) {
  const { ticket } = detail;
  const { change, isPending } = useTicketChange(detail);
  const isLinked = ticket.orderNumbers.includes(orderNumber) && orderNumber !== ticket.orderNumber;
  if (!isLinked || ticket.mergedIntoId !== null) return null;
  return (
    <Group>
      <SureButton
        size="compact-sm"
        label={texts.orders.unlink}
        sure={texts.orders.unlinkSure(orderNumber)}
        loading={isPending}
        onSure={() => change((version) => ticketApi.linkOrders(ticket.id, { version, remove: [orderNumber] }))}
      />
    </Group>
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

import { Text } from '@mantine/core';
import { texts } from '../texts/index.ts';
import type { TicketDetail } from '../ticket/use-ticket.ts';

/** The orders of a ticket, and what may be done to them. */
export function OrderPanel({ detail: { ticket } }: { detail: TicketDetail }) {
  return <Text size="sm">{ticket.orderNumber ?? texts.orders.none}</Text>;
}

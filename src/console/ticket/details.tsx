import { Stack } from '@mantine/core';
import { Clocks } from './clocks.tsx';
import { CustomerFacts } from './customer-facts.tsx';
import { Fields } from './fields.tsx';
import { OtherTickets } from './other-tickets.tsx';
import { Summary } from './summary.tsx';
import type { TicketDetail } from './use-ticket.ts';

export function Details({ detail }: { detail: TicketDetail }) {
  return (
    <Stack gap="lg">
      <Fields detail={detail} />
      <Clocks detail={detail} />
      <Summary detail={detail} />
      <CustomerFacts detail={detail} />
      <OtherTickets detail={detail} />
    </Stack>
  );
}

import { SimpleGrid, Stack } from '@mantine/core';
import { Section } from '../parts/section.tsx';
import { texts } from '../texts/index.ts';
import { ClockCard } from './clock-card.tsx';
import { type ClockView, lawClocks, shopClocks } from './clock-views.ts';
import type { TicketDetail } from './use-ticket.ts';

/** The law's clocks and the shop's, apart: only the latter may pause. */
export function Clocks({ detail }: { detail: TicketDetail }) {
  const law = lawClocks(detail);
  const shop = shopClocks(detail.ticket);
  return (
    <Stack gap="md">
      {law.length > 0 && (
        <Section title={texts.ticket.lawClocks} hint={texts.ticket.lawHint}>
          <Cards clocks={law} />
        </Section>
      )}
      {shop.length > 0 && (
        <Section title={texts.ticket.shopClocks} hint={texts.ticket.shopHint}>
          <Cards clocks={shop} />
        </Section>
      )}
    </Stack>
  );
}

function Cards({ clocks }: { clocks: ClockView[] }) {
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" verticalSpacing="xs">
      {clocks.map((clock) => (
        <ClockCard key={clock.name} clock={clock} />
      ))}
    </SimpleGrid>
  );
}

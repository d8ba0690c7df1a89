import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { FoundOrder } from '../api/orders.ts';
import { inRupees } from '../parts/formats.ts';
import { Section } from '../parts/section.tsx';
import { texts, wordFor } from '../texts/index.ts';
import { CancelDialog } from './cancel-dialog.tsx';
import { allowedReasons } from './offers.ts';
import { PickupDialog } from './pickup-dialog.tsx';
import { ReturnDialog } from './return-dialog.tsx';

const { orders: words } = texts;

/** Only what policy and law allow right now; for what they do not, the reason. */
export function OrderActions({ ticketId, found }: { ticketId: string; found: FoundOrder }) {
  const [open, setOpen] = useState<'cancel' | 'return' | 'pickup' | null>(null);
  const { cancel, returns, order } = found;
  const mayCancel = cancel.outcome === 'allowed' || cancel.outcome === 'approval';
  const mayReturn = returns.some((offer) => allowedReasons(offer).length > 0);
  const moving = order.returns?.filter(({ status }) => status === 'pickup-booked' || status === 'pickup-failed') ?? [];
  const dialog = { ticketId, found, onClose: () => setOpen(null) };
  return (
    <Section title={words.actions}>
      <Group gap="xs">
        {mayCancel && (
          <Button size="xs" variant="default" onClick={() => setOpen('cancel')}>
            {words.actionNames.cancel} ({inRupees(cancel.amountPaise)})
          </Button>
        )}
        {mayReturn && (
          <Button size="xs" variant="default" onClick={() => setOpen('return')}>
            {words.actionNames['create-return']}
          </Button>
        )}
        {moving.length > 0 && (
          <Button size="xs" variant="default" onClick={() => setOpen('pickup')}>
            {words.actionNames['move-pickup']}
          </Button>
        )}
      </Group>
      {!mayCancel && (
        <Text size="xs" c="dimmed">
          {words.actionNames.cancel}: {wordFor(words.why, cancel.outcome)}
        </Text>
      )}
      {!mayReturn && (
        <Text size="xs" c="dimmed">
          {words.actionNames['create-return']}: {wordFor(words.why, returns[0]?.verdicts[0]?.outcome ?? 'not-found')}
        </Text>
      )}
      {open === 'cancel' && <CancelDialog {...dialog} />}
      {open === 'return' && <ReturnDialog {...dialog} />}
      {open === 'pickup' && <PickupDialog {...dialog} />}
    </Section>
  );
}

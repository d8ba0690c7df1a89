import { Badge, Group, Paper, Text } from '@mantine/core';
import type { FoundOrder } from '../api/orders.ts';
import { dateOf, inRupees } from '../parts/formats.ts';
import { texts } from '../texts/index.ts';

const { orders: words } = texts;

/** What is already on its way back, and which money. */
export function Returns({ order: { returns = [], refunds = [] } }: Pick<FoundOrder, 'order'>) {
  return (
    <>
      {returns.map(({ id, kind, sku, quantity, status, pickupDay }) => (
        <Paper key={id} withBorder p="xs">
          <Group justify="space-between" gap="xs">
            <Text size="sm">
              {words.returnKinds[kind]}: {quantity} × {sku}
            </Text>
            <Badge color="grape">{words.returnStatuses[status]}</Badge>
          </Group>
          {pickupDay !== undefined && (
            <Text size="xs" c="dimmed">
              {words.day} {dateOf(pickupDay)}
            </Text>
          )}
        </Paper>
      ))}
      {refunds.map(({ id, amountPaise, status, dueAt, reference }) => (
        <Paper key={id} withBorder p="xs">
          <Group justify="space-between" gap="xs">
            <Text size="sm">
              {words.refund} {inRupees(amountPaise)}
            </Text>
            <Badge color={status === 'failed' ? 'red' : 'teal'}>{words.refundStatuses[status]}</Badge>
          </Group>
          <Text size="xs" c="dimmed">
            {dueAt === undefined ? '' : `${words.refundBy} ${dateOf(dueAt)}`} {reference}
          </Text>
        </Paper>
      ))}
    </>
  );
}

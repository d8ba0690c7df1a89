import { Anchor, Badge, Group, Paper, Text } from '@mantine/core';
import type { FoundOrder } from '../api/orders.ts';
import { dateOf } from '../parts/formats.ts';
import { texts } from '../texts/index.ts';

const { orders: words } = texts;

export function Shipments({ shipments }: Pick<FoundOrder['order'], 'shipments'>) {
  return shipments.map(({ carrier, trackingNumber, trackingUrl, status, expectedAt, deliveredAt }) => (
    <Paper key={trackingNumber} withBorder p="xs">
      <Group justify="space-between" gap="xs">
        <Text size="sm" fw={500}>
          {carrier} {trackingNumber}
        </Text>
        <Badge color={status === 'delivery-failed' ? 'red' : status === 'delivered' ? 'teal' : 'blue'}>
          {words.shipmentStatuses[status]}
        </Badge>
      </Group>
      <Group gap="md">
        {deliveredAt !== undefined && (
          <Text size="xs" c="dimmed">
            {words.deliveredOn} {dateOf(deliveredAt)}
          </Text>
        )}
        {deliveredAt === undefined && expectedAt !== undefined && (
          <Text size="xs" c={new Date(expectedAt) < new Date() ? 'var(--late)' : 'dimmed'}>
            {words.expected} {dateOf(expectedAt)}
          </Text>
        )}
        {trackingUrl !== undefined && (
          <Anchor href={trackingUrl} target="_blank" rel="noreferrer" size="xs">
            {words.track}
          </Anchor>
        )}
      </Group>
    </Paper>
  ));
}

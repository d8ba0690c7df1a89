import { Anchor, Badge, Group, Stack, Table, Text, Title } from '@mantine/core';
import type { FoundOrder } from '../api/orders.ts';
import { Facts } from '../parts/facts.tsx';
import { dateOf, inRupees } from '../parts/formats.ts';
import { texts } from '../texts/index.ts';
import { OrderActions } from './order-actions.tsx';
import { Returns } from './returns.tsx';
import { Shipments } from './shipments.tsx';

const { orders: words } = texts;

export function OrderCard({ ticketId, found }: { ticketId: string; found: FoundOrder }) {
  const { order } = found;
  return (
    <Stack gap="sm" component="section">
      <Group justify="space-between">
        <Title order={3} size="h5">
          {order.number}
        </Title>
        <Badge color={order.status === 'cancelled' ? 'red' : 'teal'}>{words.statuses[order.status]}</Badge>
      </Group>
      <Facts
        facts={[
          [texts.ticket.customer, order.customerName ?? texts.words.noName],
          [words.placed, dateOf(order.placedAt)],
          [words.total, inRupees(order.totalPaise)],
          ...(order.payment === undefined ? [] : [[words.payment, words.payments[order.payment]] as const]),
          ...(order.invoiceUrl === undefined
            ? []
            : [
                [
                  words.invoice,
                  <Anchor key="invoice" href={order.invoiceUrl} target="_blank" rel="noreferrer" size="sm">
                    {words.invoice}
                  </Anchor>,
                ] as const,
              ]),
        ]}
      />
      <Table verticalSpacing={4} fz="sm">
        <Table.Tbody>
          {order.lines.map(({ sku, title, quantity, unitPricePaise }) => (
            <Table.Tr key={sku}>
              <Table.Td>
                {quantity} × {title}
                <Text size="xs" c="dimmed">
                  {sku}
                </Text>
              </Table.Td>
              <Table.Td ta="right">{inRupees(quantity * unitPricePaise)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Shipments shipments={order.shipments} />
      <Returns order={order} />
      <OrderActions ticketId={ticketId} found={found} />
    </Stack>
  );
}

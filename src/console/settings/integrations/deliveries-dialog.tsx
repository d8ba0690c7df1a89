import { Badge, Button, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { adminApi } from '../../api/admin.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Rows } from '../../parts/rows.tsx';
import { tellError } from '../../parts/tell.ts';
import { texts } from '../../texts/index.ts';

const { integrations: words } = texts.settings;
const COLOURS = { queued: 'blue', delivered: 'teal', failed: 'red' } as const;

/** What was sent to a webhook, and what it answered. */
export function DeliveriesDialog({ webhookId, onClose }: { webhookId: string; onClose: () => void }) {
  const query = useQuery({ queryKey: ['deliveries', webhookId], queryFn: () => adminApi.deliveries(webhookId) });
  const queries = useQueryClient();
  const retry = useMutation({
    mutationFn: (deliveryId: string) => adminApi.retryDelivery(webhookId, deliveryId),
    onError: tellError,
    onSettled: () => queries.invalidateQueries({ queryKey: ['deliveries', webhookId] }),
  });
  return (
    <Dialog onClose={onClose} size="xl" title={words.deliveries}>
      <Loaded query={query}>
        {(deliveries) => (
          <Rows
            head={[words.events, texts.inbox.state, words.answer, texts.inbox.when, '']}
            rows={deliveries.map(({ id, type, status, attempts, responseStatus, error, createdAt }) => ({
              key: id,
              cells: [
                <Text key="type" size="sm">
                  {type}
                </Text>,
                <Badge key="status" color={COLOURS[status]}>
                  {words.statuses[status]} ({attempts})
                </Badge>,
                <Text key="answer" size="sm">
                  {[responseStatus, error].filter((part) => part !== null).join(' ')}
                </Text>,
                <Moment key="when" at={createdAt} />,
                status === 'delivered' ? null : (
                  <Button key="retry" size="compact-sm" variant="default" onClick={() => retry.mutate(id)}>
                    {words.retryNow}
                  </Button>
                ),
              ],
            }))}
          />
        )}
      </Loaded>
    </Dialog>
  );
}

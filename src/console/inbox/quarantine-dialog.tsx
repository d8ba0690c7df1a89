import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { inboxApi } from '../api/inbox.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { tellError } from '../parts/tell.ts';
import { tellWhere } from '../parts/tell-where.tsx';
import { texts } from '../texts/index.ts';
import { askAgain } from './ask-again.ts';
import { HeldItem } from './held-item.tsx';

const { inbox } = texts;

/** What was set aside, as a person reads it, and the way out for it. */
export function QuarantineDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const queries = useQueryClient();
  const [, goTo] = useLocation();
  const query = useQuery({ queryKey: ['quarantine', id], queryFn: () => inboxApi.quarantined(id) });
  const release = useMutation({
    mutationFn: () => inboxApi.release(id),
    onSuccess: (released) => {
      if (released.outcome !== 'quarantined') {
        const there = `/conversations/${released.conversationId}`;
        tellWhere(inbox.releasedNow, { label: inbox.toConversation, go: () => goTo(there) });
      }
      onClose();
    },
    onError: tellError,
    onSettled: () => askAgain(queries, 'quarantine'),
  });
  return (
    <Dialog size="lg" onClose={onClose} title={inbox.views.quarantine}>
      <Loaded query={query}>
        {(item) => (
          <Stack>
            <HeldItem item={item} />
            {item.releasedAt === null && (
              <Text size="xs" c="dimmed">
                {item.canRelease ? inbox.releaseHint : inbox.cannotRelease}
              </Text>
            )}
            {item.releasedAt === null && item.canRelease && (
              <Group justify="flex-end">
                <Button variant="default" onClick={onClose}>
                  {texts.shell.cancel}
                </Button>
                <Button loading={release.isPending} onClick={() => release.mutate()}>
                  {inbox.release}
                </Button>
              </Group>
            )}
          </Stack>
        )}
      </Loaded>
    </Dialog>
  );
}

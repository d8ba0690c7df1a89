import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { inboxApi } from '../api/inbox.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Facts } from '../parts/facts.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Moment } from '../parts/moment.tsx';
import classes from '../parts/parts.module.css';
import { tellError } from '../parts/tell.ts';
import { tellWhere } from '../parts/tell-where.tsx';
import { texts } from '../texts/index.ts';
import { askAgain } from './ask-again.ts';

const { inbox } = texts;

/** What was set aside, as it came and as text only, and the way out for it. */
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
        {({ detail, from, subject, at, releasedAt, text, files, isWhole }) => (
          <Stack>
            <Facts
              facts={[
                [inbox.reason, detail],
                ...(from === '' ? [] : [[inbox.from, from] as const]),
                ...(subject === '' ? [] : [[inbox.subject, subject] as const]),
                [inbox.when, <Moment key="at" at={at} />],
              ]}
            />
            <Paper withBorder p="xs" mah={360} tabIndex={0} style={{ overflow: 'auto' }}>
              <Text size="sm" className={classes.text ?? ''}>
                {text}
              </Text>
            </Paper>
            {!isWhole && (
              <Text size="xs" c="dimmed">
                {inbox.itemCut}
              </Text>
            )}
            {files.length > 0 && (
              <Group gap="xs" wrap="nowrap" role="group" aria-label={inbox.files}>
                <IconPaperclip size={16} style={{ flexShrink: 0 }} />
                <Text size="sm" className={classes.text ?? ''}>
                  {files.join(', ')}
                </Text>
              </Group>
            )}
            {releasedAt === null && (
              <>
                <Text size="xs" c="dimmed">
                  {inbox.releaseHint}
                </Text>
                <Group justify="flex-end">
                  <Button variant="default" onClick={onClose}>
                    {texts.shell.cancel}
                  </Button>
                  <Button loading={release.isPending} onClick={() => release.mutate()}>
                    {inbox.release}
                  </Button>
                </Group>
              </>
            )}
          </Stack>
        )}
      </Loaded>
    </Dialog>
  );
}

import { Button, Code, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { inboxApi } from '../api/inbox.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { tellDone, tellError } from '../parts/tell.ts';
import { texts } from '../texts/index.ts';

const { inbox } = texts;

/** What was set aside, as it came and as text only, and the way out for it. */
export function QuarantineDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const queries = useQueryClient();
  const query = useQuery({ queryKey: ['quarantine', id], queryFn: () => inboxApi.quarantined(id) });
  const release = useMutation({
    mutationFn: () => inboxApi.release(id),
    onSuccess: () => {
      tellDone(inbox.releasedNow);
      onClose();
    },
    onError: tellError,
    onSettled: () => queries.invalidateQueries({ queryKey: ['quarantine'] }),
  });
  return (
    <Dialog size="lg" onClose={onClose} title={inbox.views.quarantine}>
      <Loaded query={query}>
        {({ detail, text, files, isWhole }) => (
          <Stack>
            <Text size="sm">{detail}</Text>
            <Code block mah={360} tabIndex={0} style={{ overflow: 'auto', whiteSpace: 'pre-wrap' }}>
              {text}
            </Code>
            {!isWhole && (
              <Text size="xs" c="dimmed">
                {inbox.itemCut}
              </Text>
            )}
            {files.length > 0 && <Text size="sm">{files.join(', ')}</Text>}
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
          </Stack>
        )}
      </Loaded>
    </Dialog>
  );
}

import { Alert, Badge, Button, Group, List, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Fragment } from 'react';
import { type ChannelRow, type ChannelState, channelsApi } from '../../api/channels.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Moment } from '../../parts/moment.tsx';
import { tellDone, tellError } from '../../parts/tell.ts';
import { useMe } from '../../session/use-me.ts';
import { texts, wordFor } from '../../texts/index.ts';
import { CUSTOMER_LANGUAGES } from '../../texts/language.ts';

const { channels: words } = texts.settings;
const LOOK_EVERY_MS = 5_000;

/** How one account stands, whether it works at its provider, and letting it go on where it stopped itself. */
export function ChannelDialog({ channel: { id, kind }, onClose }: { channel: ChannelRow; onClose: () => void }) {
  const isAdmin = useMe().data?.role === 'admin';
  const query = useQuery({
    queryKey: ['channel-state', id],
    queryFn: () => channelsApi.state(id),
    refetchInterval: LOOK_EVERY_MS,
  });
  return (
    <Dialog onClose={onClose} size="lg" title={id}>
      <Stack gap="lg">
        <Loaded query={query}>{(state) => <Facts facts={factsOf(state)} />}</Loaded>
        {isAdmin && <Trial id={id} />}
        {isAdmin && kind === 'whatsapp-baileys' && query.data?.health.state !== 'ok' && <Resume id={id} />}
      </Stack>
    </Dialog>
  );
}

function factsOf({ health, queued, undelivered, windows, lastInboundAt, templates }: ChannelState) {
  return [
    [words.health, `${texts.words.health[health.state]}: ${health.detail}`],
    [words.runBy, health.process ?? '–'],
    ...(health.lastFault === null
      ? []
      : [
          [
            words.lastFault,
            <Fragment key="fault">
              <Moment at={health.lastFault.at} />: {health.lastFault.detail}
            </Fragment>,
          ] as const,
        ]),
    [words.lastInbound, lastInboundAt === null ? '–' : <Moment key="last" at={lastInboundAt} />],
    [words.queued, String(queued)],
    [words.undelivered, String(undelivered)],
    ...(windows === null ? [] : [[words.windows, words.openWindows(windows.open, windows.closing)] as const]),
    ...(templates.length === 0
      ? []
      : [[words.templates, <Templates key="templates" templates={templates} />] as const]),
  ] as const;
}

/** What WhatsApp says of each approved template; only those are sent. */
function Templates({ templates }: Pick<ChannelState, 'templates'>) {
  return (
    <List size="sm" spacing={4} listStyleType="none">
      {templates.map(({ id, name, language, approval }) => (
        <List.Item key={id}>
          <Group gap="xs">
            <Text size="sm">
              {name} · {wordFor(CUSTOMER_LANGUAGES, language)}
            </Text>
            <Badge color={approval === null ? 'gray' : approval.state === 'approved' ? 'teal' : 'red'}>
              {approval === null ? words.notAsked : wordFor(texts.words.approvals, approval.state)}
            </Badge>
          </Group>
          {approval !== null && approval.reason !== '' && approval.state !== 'approved' && (
            <Text size="xs" c="dimmed">
              {approval.reason}
            </Text>
          )}
        </List.Item>
      ))}
    </List>
  );
}

/** Each thing that was tried, and what to do where it is not right. */
function Trial({ id }: { id: string }) {
  const trial = useMutation({ mutationFn: () => channelsApi.test(id), onError: tellError });
  return (
    <Stack gap="sm">
      <Group>
        <Button loading={trial.isPending} onClick={() => trial.mutate()}>
          {words.test}
        </Button>
        <Text size="sm" c="dimmed">
          {words.testHint}
        </Text>
      </Group>
      {trial.data !== undefined && (
        <Alert color={trial.data.isOk ? 'teal' : 'red'} role="status">
          <Text size="sm" fw={600} mb="xs">
            {trial.data.isOk ? words.testOk : words.testFailed}
          </Text>
          <List size="sm" spacing="xs" listStyleType="none">
            {trial.data.checks.map(({ name, isOk, detail, cure }) => (
              <List.Item key={`${name} ${detail}`}>
                <Group gap="xs">
                  <Badge color={isOk ? 'teal' : 'red'}>{isOk ? words.right : words.wrong}</Badge>
                  <Text size="sm" fw={500}>
                    {name}
                  </Text>
                </Group>
                <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                  {detail}
                </Text>
                {cure !== undefined && (
                  <Text size="sm" fw={500} style={{ overflowWrap: 'anywhere' }}>
                    → {cure}
                  </Text>
                )}
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
    </Stack>
  );
}

/** For the one stop that no program should end by itself. */
function Resume({ id }: { id: string }) {
  const queries = useQueryClient();
  const resume = useMutation({
    mutationFn: () => channelsApi.resume(id),
    onError: tellError,
    onSuccess: () => tellDone(words.resumed),
    onSettled: () => queries.invalidateQueries({ queryKey: ['channel-state', id] }),
  });
  return (
    <Alert color="orange" title={words.resumeTitle}>
      <Text size="sm" mb="sm">
        {words.resumeHint}
      </Text>
      <Button color="orange" variant="light" loading={resume.isPending} onClick={() => resume.mutate()}>
        {words.resume}
      </Button>
    </Alert>
  );
}

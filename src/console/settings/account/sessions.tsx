import { Badge, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { accountApi } from '../../api/account.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Section } from '../../parts/section.tsx';
import { tellError } from '../../parts/tell.ts';
import { texts } from '../../texts/index.ts';
import { deviceOf } from './device.ts';

/** Where this person is signed in, and the way to end it there. */
export function Sessions() {
  const { account } = texts.settings;
  const queries = useQueryClient();
  const list = useQuery({ queryKey: ['sessions'], queryFn: accountApi.sessions });
  const current = useQuery({ queryKey: ['session'], queryFn: accountApi.current, refetchInterval: false });
  const end = useMutation({
    mutationFn: (token: string | null) => (token === null ? accountApi.revokeOthers() : accountApi.revoke(token)),
    onError: tellError,
    onSettled: () => queries.invalidateQueries({ queryKey: ['sessions'] }),
  });
  const own = current.data?.session.token;
  return (
    <Section title={account.sessions}>
      <Loaded query={list}>
        {(sessions) => (
          <Stack gap="xs">
            {sessions.map(({ token, userAgent, ipAddress, createdAt }) => (
              <Paper key={token} withBorder p="xs">
                <Group justify="space-between" wrap="nowrap">
                  <div>
                    <Group gap="xs">
                      <Text size="sm" fw={500}>
                        {deviceOf(userAgent) ?? account.unknownDevice}
                      </Text>
                      {token === own && <Badge color="teal">{account.thisOne}</Badge>}
                    </Group>
                    <Text size="xs" c="dimmed" component="div">
                      {ipAddress} <Moment at={createdAt} size="xs" />
                    </Text>
                  </div>
                  {token !== own && (
                    <Button size="compact-sm" variant="default" onClick={() => end.mutate(token)}>
                      {account.revoke}
                    </Button>
                  )}
                </Group>
              </Paper>
            ))}
            {sessions.length > 1 && (
              <Group>
                <Button size="xs" variant="default" onClick={() => end.mutate(null)}>
                  {account.revokeOthers}
                </Button>
              </Group>
            )}
          </Stack>
        )}
      </Loaded>
    </Section>
  );
}

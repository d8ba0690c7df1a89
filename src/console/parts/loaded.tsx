import { Alert, Button, Center, Group, Loader, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { ApiError } from '../api/call.ts';
import { texts } from '../texts/index.ts';
import { sentenceFor } from './tell.ts';

interface Asked<T> {
  data: T | undefined;
  error: Error | null;
  refetch?: () => unknown;
}

/** Shows what was asked for, or in its place that it loads, failed or is empty. */
export function Loaded<T>({
  query,
  empty,
  children,
}: {
  query: Asked<T>;
  empty?: ReactNode;
  children: (data: T) => ReactNode;
}) {
  if (query.data === undefined)
    return query.error === null ? <Waiting /> : <Failed query={query} error={query.error} />;
  if (Array.isArray(query.data) && query.data.length === 0) {
    return (
      empty ?? (
        <Center p="xl">
          <Text c="dimmed">{texts.shell.nothing}</Text>
        </Center>
      )
    );
  }
  return children(query.data);
}

/** Says that something is on its way. */
export function Waiting() {
  return (
    <Center p="xl">
      <Group gap="xs" role="status">
        <Loader size="sm" />
        <Text c="dimmed">{texts.shell.loading}</Text>
      </Group>
    </Center>
  );
}

function Failed({ query, error }: { query: Asked<unknown>; error: Error }) {
  const { refetch } = query;
  return (
    <Alert color="red" role="alert">
      <Stack gap="xs" align="start">
        {whyNot(error)}
        {refetch !== undefined && (
          <Button size="compact-sm" variant="default" onClick={() => void refetch()}>
            {texts.shell.tryAgain}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}

function whyNot(error: Error): string {
  if (!(error instanceof ApiError)) return texts.shell.failed;
  if (error.status === 403) return texts.shell.notAllowed;
  return error.status === 404 ? texts.shell.notFound : sentenceFor(error);
}

import { Button, Stack, Text } from '@mantine/core';
import { texts } from '../texts/index.ts';
import { sentenceFor } from './tell.ts';

interface Props {
  query: {
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    isFetchNextPageError: boolean;
    error: Error | null;
    fetchNextPage: () => Promise<unknown>;
  };
}

/** Brings the next page of a list, while there is one. */
export function MoreButton({ query }: Props) {
  if (!query.hasNextPage) return null;
  return (
    <Stack gap={4}>
      {query.isFetchNextPageError && (
        <Text size="sm" c="red" ta="center" role="alert">
          {query.error === null ? texts.shell.failed : sentenceFor(query.error)}
        </Text>
      )}
      <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
        {texts.shell.more}
      </Button>
    </Stack>
  );
}

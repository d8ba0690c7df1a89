import { Button, Stack, Text } from '@mantine/core';
import { texts } from '../texts/index.ts';
import { sentenceFor } from './tell.ts';

interface Props {
  query: {
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    isFetchNextPageError: boolean;
    error: Error | null;
    fetchNextPage: () => Promise<{ isError: boolean; hasNextPage: boolean; data?: Pages | undefined }>;
    data?: Pages | undefined;
  };
}

interface Pages {
  pages: readonly unknown[];
}

const MAX_TRIES = 5;

/** News of the server ask for the pages that are shown once more, and take the place of a page that is on its way: it is asked for again. */
async function takeNext({ data, fetchNextPage }: Props['query']): Promise<void> {
  for (let tries = 1; tries <= MAX_TRIES; tries += 1) {
    const now = await fetchNextPage();
    if (now.isError || !now.hasNextPage || now.data?.pages.length !== data?.pages.length) return;
  }
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
      <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void takeNext(query)}>
        {texts.shell.more}
      </Button>
    </Stack>
  );
}

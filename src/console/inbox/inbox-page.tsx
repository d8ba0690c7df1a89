import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { inboxApi } from '../api/inbox.ts';
import { Loaded } from '../parts/loaded.tsx';
import { useTitle } from '../parts/use-title.ts';
import { texts, wordFor } from '../texts/index.ts';
import { BulkBar } from './bulk-bar.tsx';
import { ExportLink } from './export-link.tsx';
import { Filters } from './filters.tsx';
import { noteList } from './last-list.ts';
import { TicketList } from './ticket-list.tsx';
import { useFilter } from './use-filter.ts';

export function InboxPage() {
  const { view, filter, set, clear, count, address } = useFilter();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const query = useInfiniteQuery({
    queryKey: ['tickets', filter],
    queryFn: ({ pageParam }) => inboxApi.tickets(filter, pageParam),
    initialPageParam: firstPage,
    getNextPageParam: ({ next }) => next,
    placeholderData: (before) => before,
  });
  const title = wordFor(texts.inbox.views, view);
  useTitle(title);
  useEffect(() => noteList(address), [address]);
  const rows = query.data?.pages.flatMap((page) => page.rows);

  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Title order={2} size="h3">
          {title}
        </Title>
        <ExportLink filter={filter} />
      </Group>
      <Filters filter={filter} count={count} onSet={set} onClear={clear} />
      {selected.size > 0 && <BulkBar selected={selected} onClear={() => setSelected(new Set())} />}
      <Loaded
        query={{ data: rows, error: query.error, refetch: query.refetch }}
        empty={
          <Text c="dimmed" ta="center" p="xl">
            {count > 0 ? texts.inbox.emptySearch : texts.inbox.empty}
          </Text>
        }
      >
        {(list) => <TicketList rows={list} selected={selected} onSelect={setSelected} />}
      </Loaded>
      {query.hasNextPage && (
        <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {texts.shell.more}
        </Button>
      )}
    </Stack>
  );
}

const firstPage: string | null = null;

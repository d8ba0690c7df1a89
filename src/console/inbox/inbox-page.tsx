import { Box, Group, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { inboxApi, type TicketRow } from '../api/inbox.ts';
import { MAX_TICKETS } from '../limits.ts';
import { Link } from '../parts/link.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { MoreButton } from '../parts/more-button.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { useTitle } from '../parts/use-title.ts';
import { texts } from '../texts/index.ts';
import { BulkBar } from './bulk-bar.tsx';
import { ExportLink } from './export-link.tsx';
import { Filters } from './filters.tsx';
import { TicketList } from './ticket-list.tsx';
import { useFilter } from './use-filter.ts';
import { useListPlace } from './use-list-place.ts';

export function InboxPage() {
  const { view, filter, set, clear, count, address } = useFilter();
  const query = useInfiniteQuery({
    queryKey: ['tickets', filter],
    queryFn: ({ pageParam }) => inboxApi.tickets(filter, pageParam),
    initialPageParam: firstPage,
    getNextPageParam: ({ next }) => next,
    placeholderData: (before) => before,
  });
  const title = texts.inbox.views[view];
  useTitle(title);
  const rows = query.data?.pages.flatMap((page) => page.rows);
  useListPlace(address, rows !== undefined);
  /** The rest of the list, as far as many are changed at once. */
  const takeRest = async (): Promise<TicketRow[]> => {
    let all: TicketRow[] = rows ?? [];
    let hasMore = query.hasNextPage;
    for (const most = all.length + MAX_TICKETS; hasMore && all.length < most; ) {
      const { data, hasNextPage, isError } = await query.fetchNextPage();
      all = data?.pages.flatMap((page) => page.rows) ?? all;
      hasMore = hasNextPage && !isError;
    }
    return all;
  };

  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <PageTitle>{title}</PageTitle>
        <ExportLink filter={filter} />
      </Group>
      <Filters filter={filter} count={count} onSet={set} onClear={clear} />
      <Choosable
        key={address}
        query={{ data: rows, error: query.error, refetch: query.refetch }}
        isNarrowed={count > 0}
        isComing={query.isPlaceholderData}
        onRest={query.hasNextPage ? takeRest : null}
      />
      {filter.q !== undefined && view !== 'all' && (
        <Link to={inAll(address)} size="sm">
          {texts.inbox.searchAll}
        </Link>
      )}
      {query.data?.pages.at(-1)?.isCut === true && (
        <Text size="sm" c="dimmed" role="status">
          {texts.inbox.searchCut}
        </Text>
      )}
      <MoreButton query={query} />
    </Stack>
  );
}

/** The same question to all tickets: what is closed is not in the list that one stands in. */
function inAll(address: string): string {
  const params = new URLSearchParams(address.split('?')[1]);
  params.set('view', 'all');
  return `/tickets?${params}`;
}

interface ChoosableProps {
  query: { data: TicketRow[] | undefined; error: Error | null; refetch: () => unknown };
  isNarrowed: boolean;
  /** What is shown is the list before, until the one that was asked for is here. */
  isComing: boolean;
  /** Brings more of the list, all that it has now; null where that is all. */
  onRest: (() => Promise<TicketRow[]>) | null;
}

/**
 * The rows, and what is done to those that are chosen. With another list it begins anew, and only what is still in the
 * list counts: nobody answers customers that are not in front of them.
 */
function Choosable({ query, isNarrowed, isComing, onRest }: ChoosableProps) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const ids = (query.data ?? []).map(({ ticket }) => ticket.id).filter((id) => selected.has(id));
  const takeAll = async (take: () => Promise<TicketRow[]>): Promise<void> =>
    setSelected(new Set((await take()).map(({ ticket }) => ticket.id)));
  return (
    <>
      {selected.size > 0 && (
        <BulkBar
          ids={ids}
          onAll={onRest === null ? null : () => takeAll(onRest)}
          onClear={() => setSelected(new Set())}
        />
      )}
      <Loaded
        query={query}
        empty={
          <Text c="dimmed" ta="center" p="xl">
            {isNarrowed ? texts.inbox.emptySearch : texts.inbox.empty}
          </Text>
        }
      >
        {(rows) => (
          <Box aria-busy={isComing} opacity={isComing ? 0.5 : 1}>
            <TicketList rows={rows} selected={selected} onSelect={setSelected} />
          </Box>
        )}
      </Loaded>
    </>
  );
}

const firstPage: string | null = null;

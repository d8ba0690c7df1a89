import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Loaded } from './loaded.tsx';
import { MoreButton } from './more-button.tsx';

interface Props<Row> {
  queryKey: readonly unknown[];
  /** `after`: `next` of the page before. */
  page: (after: string | null) => Promise<{ rows: Row[]; next: string | null }>;
  children: (rows: Row[]) => ReactNode;
}

/** A list that comes page by page, and the way to the rest of it. */
export function Paged<Row>({ queryKey, page, children }: Props<Row>) {
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => page(pageParam),
    initialPageParam: firstPage,
    getNextPageParam: ({ next }) => next,
  });
  const rows = query.data?.pages.flatMap((one) => one.rows);
  return (
    <>
      <Loaded query={{ data: rows, error: query.error, refetch: query.refetch }}>{children}</Loaded>
      <MoreButton query={query} />
    </>
  );
}

const firstPage: string | null = null;

import { useQuery } from '@tanstack/react-query';
import { inboxApi } from '../api/inbox.ts';

/** How many wait in each list. */
export function useCounts(): Readonly<Record<string, number>> {
  const tickets = useQuery({ queryKey: ['counts'], queryFn: inboxApi.counts });
  const beside = useQuery({ queryKey: ['counts', 'beside'], queryFn: inboxApi.countsBeside });
  return { ...tickets.data, ...beside.data };
}

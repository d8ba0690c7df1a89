import { useQuery } from '@tanstack/react-query';
import { inboxApi } from '../api/inbox.ts';

/** How many wait in each list. */
export function useCounts(): Readonly<Record<string, number>> {
  const counts = useQuery({ queryKey: ['counts'], queryFn: inboxApi.counts });
  const quarantine = useQuery({ queryKey: ['quarantine'], queryFn: inboxApi.quarantine });
  const undelivered = useQuery({ queryKey: ['undelivered'], queryFn: inboxApi.undelivered });
  const reviews = useQuery({ queryKey: ['merge-reviews'], queryFn: inboxApi.mergeReviews });
  return {
    ...counts.data,
    undelivered: undelivered.data?.length ?? 0,
    mergeReviews: reviews.data?.length ?? 0,
    quarantine: quarantine.data?.filter(({ releasedAt }) => releasedAt === null).length ?? 0,
  };
}

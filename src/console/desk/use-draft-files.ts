import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ticketApi } from '../api/ticket.ts';
import { tellError, tellRefused } from '../parts/tell.ts';
import { refusalOf } from './file-limits.ts';

/** Files that are going to be sent, wherever they wait. */
export interface DraftFiles {
  list: readonly { id: string; name: string; contentType: string; size: number }[];
  isBusy: boolean;
  add: (files: readonly File[]) => void;
  remove: (fileId: string) => void;
  /** These were sent. */
  forget: (fileIds: readonly string[]) => void;
}

/** Files of the answer that is being written; the server keeps them, so they survive a reload and a lost session. */
export function useDraftFiles(ticketId: string): DraftFiles {
  const queries = useQueryClient();
  const queryKey = ['draft-files', ticketId];
  const query = useQuery({
    queryKey,
    queryFn: async () => (await ticketApi.draft(ticketId))?.files ?? [],
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: false,
  });
  const list = query.data ?? [];
  const settle = { onError: tellError, onSettled: () => queries.invalidateQueries({ queryKey }) };
  const add = useMutation({ mutationFn: (files: readonly File[]) => ticketApi.addFiles(ticketId, files), ...settle });
  const remove = useMutation({ mutationFn: (fileId: string) => ticketApi.removeFile(ticketId, fileId), ...settle });
  return {
    list,
    isBusy: add.isPending || remove.isPending,
    add(files: readonly File[]): void {
      const refused = refusalOf(files, list);
      if (refused !== null) tellRefused(refused);
      else if (files.length > 0) add.mutate(files);
    },
    remove: (fileId: string): void => remove.mutate(fileId),
    forget: (fileIds): void =>
      void queries.setQueryData<DraftFiles['list']>(queryKey, (now) => now?.filter(({ id }) => !fileIds.includes(id))),
  };
}

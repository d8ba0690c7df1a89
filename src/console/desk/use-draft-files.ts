import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ticketApi } from '../api/ticket.ts';
import { tellError, tellRefused } from '../parts/tell.ts';
import { texts } from '../texts/index.ts';

const MB = 1024 * 1024;
/** As the server has them: a file that is too large is not even uploaded. */
const MAX_FILE_BYTES = 16 * MB;
const MAX_BYTES = 18 * MB;
const MAX_FILES = 10;

export type DraftFiles = ReturnType<typeof useDraftFiles>;

/** Files of the answer that is being written; the server keeps them, so they survive a reload and a lost session. */
export function useDraftFiles(ticketId: string) {
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
    /** They were sent. */
    forget: (): void => void queries.setQueryData(queryKey, []),
  };
}

function refusalOf(files: readonly File[], before: readonly { size: number }[]): string | null {
  const tooLarge = files.find(({ size }) => size > MAX_FILE_BYTES);
  if (tooLarge !== undefined) return texts.desk.tooLarge(tooLarge.name);
  const all = [...before, ...files];
  const bytes = all.reduce((sum, { size }) => sum + size, 0);
  return all.length > MAX_FILES || bytes > MAX_BYTES ? texts.desk.tooManyFiles : null;
}

import { useState } from 'react';
import { tellRefused } from '../parts/tell.ts';
import { refusalOf } from './file-limits.ts';
import type { DraftFiles } from './use-draft-files.ts';

/** Files that wait in the page until they are sent with what is said to many. */
export function useHeldFiles(): DraftFiles & { files: readonly File[] } {
  const [files, setFiles] = useState<readonly File[]>([]);
  return {
    files,
    list: files.map(({ name, size, type }, index) => ({ id: String(index), name, size, contentType: type })),
    isBusy: false,
    add(added) {
      const refused = refusalOf(added, files);
      if (refused !== null) tellRefused(refused);
      else setFiles([...files, ...added]);
    },
    remove: (fileId) => setFiles(files.filter((_, index) => String(index) !== fileId)),
    forget: () => setFiles([]),
  };
}

import type { StoredFile } from '../../src/core/store.ts';

/** Rows of attachments by the message that they came with. */
export function byMessage(rows: readonly (StoredFile & { messageId: string })[]): Map<string, StoredFile[]> {
  const files = new Map<string, StoredFile[]>();
  for (const { messageId, id, name, contentType, size, sha256 } of rows) {
    files.set(messageId, [...(files.get(messageId) ?? []), { id, name, contentType, size, sha256 }]);
  }
  return files;
}

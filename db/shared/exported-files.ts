import type { OutboundContent } from '../../src/core/message.ts';
import type { PersonRecord } from '../../src/core/privacy.ts';
import type { StoredFile } from '../../src/core/store.ts';

/** What came with their messages, and what went out with ours. */
export function exportedFiles(
  received: readonly StoredFile[],
  sent: readonly { content: OutboundContent }[],
): PersonRecord['files'] {
  return [
    ...received.map((file) => ({ ...file, direction: 'in' as const })),
    ...sent
      .flatMap(({ content }) => content.files ?? [])
      .map(({ id, name, contentType, size, sha256 }) => ({
        id,
        direction: 'out' as const,
        name,
        contentType,
        size,
        sha256,
      })),
  ];
}

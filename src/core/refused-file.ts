/* A file that is not kept with its message is set aside under a detail that says whose it was, and what it was called. */

/** `why` is a word of ours without a colon or a semicolon, and `name` has no colon: providers’ ids may have both. */
export function detailOfFile(index: number, messageId: string, why: string, { name, size }: NamedFile): string {
  return `file ${index + 1} of ${messageId}: ${why}; ${size} bytes, ${name}`;
}

interface NamedFile {
  name: string;
  /** Bytes. */
  size: number;
}

/** The provider's id of the message that it came with; null for what is no file. */
export function messageOfFile(detail: string): string | null {
  return /^file \d+ of (.+): /s.exec(detail)?.[1] ?? null;
}

/** What it was called; empty where nobody noted it. */
export function nameOfFile(detail: string): string {
  return /: [^:;]+; \d+ bytes, ([^:]+)$/s.exec(detail)?.[1] ?? '';
}

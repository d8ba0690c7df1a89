/* A file that is not kept with its message is set aside under a detail that says whose it was. */

/** `why` is a word of ours, without a colon: providers’ ids may have one. */
export function detailOfFile(index: number, messageId: string, why: string): string {
  return `file ${index + 1} of ${messageId}: ${why}`;
}

/** The provider's id of the message that it came with; null for what is no file. */
export function messageOfFile(detail: string): string | null {
  return /^file \d+ of (.+): /s.exec(detail)?.[1] ?? null;
}

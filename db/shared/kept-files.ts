/** Those of these hashes that none of the files has. */
export function without(hashes: readonly string[], files: readonly { sha256: string }[]): string[] {
  const kept = new Set(files.map(({ sha256 }) => sha256));
  return hashes.filter((sha256) => !kept.has(sha256));
}

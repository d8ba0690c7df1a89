/** The first line from `from` on (and before `to`) that is as wanted; -1 where there is none. */
export function nextLine(
  lines: readonly string[],
  from: number,
  isWanted: (line: string) => boolean,
  to = lines.length,
): number {
  const end = Math.min(to, lines.length);
  for (let index = from; index < end; index += 1) if (isWanted(lines[index] ?? '')) return index;
  return -1;
}

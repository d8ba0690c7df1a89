import { HEADER_KEY } from './quote-words.ts';

/** Lines of a header block that are looked at, wrapped lines included. */
const REACH = 9;

/**
 * Whether a block of mail headers begins at `lines[at]`, as Outlook and others put above what they quote: a From line and
 * at least two more, in any of many languages. `certain`: a separator stands above, one more is enough.
 */
export function isHeaderBlock(lines: readonly string[], at: number, certain = false): boolean {
  const first = kindsOf(lines[at] ?? '');
  if (first.length === 0) return false;
  const seen = kindsBelow(lines, at);
  if (!seen.has('from')) return false;
  const others = seen.size - 1;
  if (HEADER_KEY.from.test(lines[at] ?? '')) return others >= (certain ? 1 : 2);
  // Some begin with Date or Subject; then all have to be there.
  return others >= 3 || (certain && others >= 2);
}

/** The kinds of header lines from here on; HTML programs put each into a paragraph of its own. */
function kindsBelow(lines: readonly string[], at: number): Set<string> {
  const seen = new Set<string>();
  for (let index = at; index < Math.min(lines.length, at + REACH); index += 1) {
    const isGap = (lines[index] ?? '').trim() === '' && (lines[index + 1] ?? '').trim() === '';
    if (isGap && seen.size < 2) break;
    for (const key of kindsOf(lines[index] ?? '')) seen.add(key);
  }
  return seen;
}

function kindsOf(line: string): string[] {
  const found = Object.entries(HEADER_KEY).filter(([, pattern]) => pattern.test(line));
  // "De" and "Da" are From in one language and To in another; one line counts once.
  const [kind] = found[0] ?? [];
  return kind === undefined ? [] : [kind];
}

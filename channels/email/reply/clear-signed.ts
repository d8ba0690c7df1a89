import { nextLine } from './next-line.ts';

const BEGIN = '-----BEGIN PGP SIGNED MESSAGE-----';
const SIGNATURE = '-----BEGIN PGP SIGNATURE-----';
const END = /^-----END PGP SIGNATURE-----[ \t]*$/;
/** "Hash: SHA512". */
const ARMOUR_HEADER = /^[A-Za-z-]{1,30}:.{0,100}$/;

/**
 * Words that were signed in the clear (RFC 9580, 7), without the armour around them and without the "- " before lines
 * that begin with a dash. What has no end is left as it is. Goes down the lines once, however many begin an armour.
 */
export function withoutArmour(lines: readonly string[]): string[] {
  const pieces: string[][] = [];
  let from = 0;
  for (let at = 0; ; ) {
    const begin = nextLine(lines, at, (line) => line === BEGIN);
    if (begin === -1) break;
    const words = nextLine(lines, begin + 1, (line) => !ARMOUR_HEADER.test(line));
    at = Math.max(words, begin + 1);
    if (lines[words] !== '') continue;
    const signature = nextLine(lines, words, (line) => line.startsWith(SIGNATURE));
    const end = signature === -1 ? -1 : nextLine(lines, signature, (line) => END.test(line));
    // Nor is there one further down.
    if (end === -1) break;
    pieces.push(lines.slice(from, begin), lines.slice(words + 1, signature).map(unescaped));
    from = end + 1;
    at = from;
  }
  return from === 0 ? [...lines] : [...pieces, lines.slice(from)].flat();
}

function unescaped(line: string): string {
  return line.replace(/^- /, '');
}

import { ATTRIBUTION_START, WROTE_WORD } from './quote-words.ts';

/** Longest line of "On … wrote:" that is looked at, joined; longer ones are a person's. Characters. */
const MAX_LENGTH = 400;
/** Lines over which a mail program may have wrapped it. */
const MAX_LINES = 4;

const ADDRESS = /[^\s<>@]{1,64}@[^\s<>@]/;
const TIME = /\d{1,2}\s?[:.h時点시]\s?\d{2}|\d{1,2}\s?[ap]\.?m/i;
const DATE = /\d{4}|\d{1,2}[./-]\d{1,2}|[०-९]{1,4}|[٠-٩]{1,4}/;

/**
 * How many lines, ending at `lines[end]`, are an attribution ("On Monday, Asha wrote:"); 0 where it is none. `quoted`:
 * a quoted line follows, which leaves little doubt.
 */
export function attributionLength(lines: readonly string[], end: number, quoted: boolean): number {
  const last = (lines[end] ?? '').trim();
  if (!/[:：]$/.test(last) && !(quoted && WROTE_WORD.test(last))) return 0;
  let found = 0;
  let isWhole = false;
  let above = '';
  for (const [index, { line, joined }] of joinedUpwards(lines, end).entries()) {
    const below = above;
    above = line;
    if (!isAttribution(joined, quoted)) continue;
    // Longer only while nobody was named yet, or where the line above is what it begins with: else it is the person's own words.
    if (!isWhole || (!startsWell(below) && startsWell(line))) found = index + 1;
    isWhole = ADDRESS.test(joined) || DATE.test(joined);
    if (ATTRIBUTION_START.test(line)) return index + 1;
  }
  return found;
}

/** "On Mon, 3 Jun 2024 at 6:05 pm, Asha<asha@…> wrote:   Hello": Yahoo on phones writes the quoted mail right behind it. */
export function isRunOn(line: string): boolean {
  if (!ATTRIBUTION_START.test(line.trim())) return false;
  const end = /:\s{2,}\S/.exec(line)?.index ?? -1;
  const head = line.slice(0, end).trim();
  return end > 0 && ADDRESS.test(head) && TIME.test(head) && DATE.test(head) && WROTE_WORD.test(head.slice(-20));
}

/** The line, the line with the one above it, and so on. */
function joinedUpwards(lines: readonly string[], end: number): { line: string; joined: string }[] {
  const result: { line: string; joined: string }[] = [];
  let joined = '';
  for (let at = end; at >= 0 && at > end - MAX_LINES; at -= 1) {
    const line = (lines[at] ?? '').trim();
    if (line === '' || line.startsWith('>') || joined.length + line.length > MAX_LENGTH) break;
    joined = `${line} ${joined}`.trim();
    result.push({ line, joined });
  }
  return result;
}

function startsWell(line: string): boolean {
  return ATTRIBUTION_START.test(line.trim()) || /^[\p{L}\p{M}]{2,12}[.,]?\s+\d|^\d{1,4}[./年-]/u.test(line.trim());
}

function isAttribution(text: string, quoted: boolean): boolean {
  const hasAddress = ADDRESS.test(text);
  const hasDate = DATE.test(text) || TIME.test(text);
  const wrote = WROTE_WORD.test(text);
  // In any language: an address and a time, and nothing but a colon after it.
  if (hasAddress && TIME.test(text) && DATE.test(text))
    return wrote || /[>)\]"]\s*[:：]$|\d[:.]\d\d\s?[:：]$|^.{0,40}\d/u.test(text);
  if (quoted) return (wrote && text.length < 200) || hasAddress || (hasDate && text.length < 200);
  if (!wrote) return false;
  return (hasAddress && hasDate) || (hasDate && startsWell(text) && endsWithVerbOrName(text));
}

/** "… wrote:" and "Am … schrieb Asha Rao:", and not "On 3 June you wrote that the following is broken:". */
function endsWithVerbOrName(text: string): boolean {
  const match = WROTE_WORD.exec(text);
  if (match === null) return false;
  const behind = text
    .slice(match.index + match[0].length)
    .replace(/[:：]\s*$/, '')
    .trim();
  return behind === '' || behind.split(/\s+/).length <= 5;
}

import { attributionLength, isRunOn } from './attribution.ts';
import { withoutArmour } from './clear-signed.ts';
import { isHeaderBlock } from './header-block.ts';
import { CUT_MARK, htmlToText, QUOTE_MARK } from './html-text.ts';
import { nextLine } from './next-line.ts';
import { FORWARDED_WORDS, ORIGINAL_WORDS, WROTE_WORD } from './quote-words.ts';
import { withoutSignature } from './signature.ts';

export interface VisibleReply {
  /** What the person wrote now, and what is passed on with it: that is what the words above it are about. */
  text: string;
  /** Without what is passed on. */
  written: string;
  /** Something was left out: a quotation or a signature. */
  shortened: boolean;
  forwarded: boolean;
}

type Separated = VisibleReply & { hasQuotation: boolean };

interface Parts {
  own: string[];
  hasQuotation: boolean;
  /** What is quoted to the end, from the line at which it begins. */
  below: string[];
  forwarded: boolean;
}

/** Marks of a quotation that only the HTML part has. */
export const QUOTING_HTML =
  /gmail_quote|blockquote|divRplyFwdMsg|appendonsend|OutlookMessageHeader|moz-cite|yahoo_quoted|_quote|border-top:\s*solid #(?:B5C4DF|E1E1E1)/i;
/** What is longer is read to here: nobody types as much, and a mail that is made to keep us busy does so briefly. Characters. */
export const MAX_READ = 300_000;
/** Bidirectional marks, zero-width characters and the like; joiners stay, Indic scripts need them. */
const INVISIBLE = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const FORWARD_SUBJECT = /^\s*(?:fwd?|wg|tr|rv|enc|vb|vl|pd|i|fs|továbbítás|doorst|redir|転送|转发|轉寄|전달)\s*[:：]/iu;
const REPLY_ABOVE =
  /^[\s>]*(?:#{2,}|-{2,}|={2,}|\*{2,}).{0,20}(?:reply|respond|type|antwort|répon|respond).{0,60}(?:above|below|line|over|oberhalb|dessus|arriba).{0,40}$/i;
/** ">>> Asha <asha@…> 6/3/2024 6:05 PM >>>": GroupWise's line above a mail that it does not mark otherwise. */
const GROUPWISE = /^>>> [^>]{1,100}(?:>[^>]{1,60})?>>>$/;
const LIST_FOOTER = /^_{8,}\s*$/;

/**
 * The words that a person wrote now, apart from the mail that is quoted below, above or in between, and from the
 * signature. The text part decides; the HTML part where there is no text, or where only its marks tell what is quoted.
 */
export function visibleReply(mail: { text: string; html: string; subject: string }): VisibleReply {
  const { hasQuotation: _, ...reply } = fromParts(mail);
  return reply;
}

function fromParts({ text, html, subject }: { text: string; html: string; subject: string }): Separated {
  const isForward = FORWARD_SUBJECT.test(subject);
  if (!isWorthReading(text, html)) return fromText(htmlToText(html), isForward);
  const plain = fromText(text, isForward);
  if (plain.hasQuotation || !QUOTING_HTML.test(html)) return plain;
  const rich = fromText(htmlToText(html), isForward);
  return rich.hasQuotation && rich.text !== '' ? rich : plain;
}

/** The whole text of a mail as a person sees it. */
export function wholeText(mail: { text: string; html: string }): string {
  const text = isWorthReading(mail.text, mail.html) ? mail.text : htmlToText(mail.html);
  return tidy(linesOf(text).filter((line) => line !== CUT_MARK && line !== QUOTE_MARK));
}

function isWorthReading(text: string, html: string): boolean {
  if (html === '') return true;
  if (text.trim() === '') return false;
  return !(
    text.length < 300 &&
    /html[\s-]*(?:mail|format|message|viewer|compatible|capable|enabled|client)|view (?:it|this).{0,30}html/i.test(text)
  );
}

function fromText(text: string, isForward: boolean): Separated {
  const lines = linesOf(text);
  const parts = separate(lines, isForward);
  const { hasQuotation, forwarded } = parts;
  const own = tidy(parts.own);
  const below = forwarded ? tidy(parts.below.filter(isNoMark)) : '';
  // Nothing but a quotation: better shown than nothing.
  const whole = tidy(lines.filter(isNoMark));
  const found = [own, below].filter((one) => one !== '').join('\n\n');
  return {
    text: found === '' ? whole : found,
    written: found === '' ? whole : own,
    shortened: text.length > MAX_READ || (own !== '' && found.replace(/\s/g, '') !== whole.replace(/\s/g, '')),
    forwarded,
    hasQuotation,
  };
}

function isNoMark(line: string): boolean {
  return line !== CUT_MARK && line !== QUOTE_MARK;
}

function linesOf(text: string): string[] {
  const lines = text
    .slice(0, MAX_READ)
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(/\u00a0/g, ' ')
    .split(/\r\n|\r|\n/);
  return withoutArmour(lines);
}

/** Walks down the lines once and says of each whether the person wrote it now. */
function separate(lines: readonly string[], isForward: boolean): Parts {
  const isOwn = lines.map(() => true);
  for (let at = 0; at < lines.length; at += 1) {
    const { from, to, cut } = quotationAt(lines, at, isForward);
    if (cut !== null) {
      isOwn.fill(false, from);
      return {
        own: ownLines(lines, isOwn),
        hasQuotation: true,
        below: lines.slice(at),
        forwarded: cut === 'forwarded',
      };
    }
    isOwn.fill(false, from, to);
    at = Math.max(at, to - 1);
  }
  return { own: ownLines(lines, isOwn), hasQuotation: isOwn.includes(false), below: [], forwarded: false };
}

/** The lines that are no one's own words around this one: none, some (`from` to before `to`), or all that follow (`cut`). */
function quotationAt(
  lines: readonly string[],
  at: number,
  isForward: boolean,
): { from: number; to: number; cut: Cut | null } {
  const line = lines[at] ?? '';
  if (isQuoted(line)) return { from: at, to: at + 1, cut: null };
  if (line === QUOTE_MARK) {
    const quote = nextLine(lines, at + 1, isQuoted, at + 15);
    if (quote !== -1 && !forwardFollows(lines, at)) return { from: at, to: quote, cut: null };
  }
  const cut = cutKind(lines, at, isForward);
  if (cut !== null) return { from: at, to: at, cut };
  const next = lines[nextLine(lines, at + 1, isFilled, at + 4)] ?? '';
  const quoteFollows = isQuoted(next) || next === QUOTE_MARK;
  const length = attributionLength(lines, at, quoteFollows);
  const isCut = length > 0 && !quoteFollows;
  return { from: at - length + 1, to: length === 0 ? at - length + 1 : at + 1, cut: isCut ? 'quoted' : null };
}

function forwardFollows(lines: readonly string[], at: number): boolean {
  return lines.slice(at + 1, at + 4).some((next) => separatorKind(next, lines, at) === 'forwarded');
}

type Cut = 'quoted' | 'forwarded';

/** Whether the quoted mail begins at this line and goes on to the end. */
function cutKind(lines: readonly string[], at: number, isForward: boolean): Cut | null {
  const line = lines[at] ?? '';
  const quoted: Cut = isForward ? 'forwarded' : 'quoted';
  if (line === CUT_MARK || line === QUOTE_MARK) return forwardFollows(lines, at) ? 'forwarded' : quoted;
  if (line.length > 300) return null;
  const kind = separatorKind(line, lines, at);
  if (kind !== null) return kind === 'quoted' ? quoted : kind;
  if (REPLY_ABOVE.test(line) || isRunOn(line)) return 'quoted';
  if (/[:：]/.test(line.slice(0, 40)) && isHeaderBlock(lines, at)) return quoted;
  return null;
}

/** "-----Original Message-----", "Begin forwarded message:", and rules with a header block below them. */
function separatorKind(line: string, lines: readonly string[], at: number): Cut | null {
  const trimmed = line.trim();
  if (GROUPWISE.test(trimmed)) return 'quoted';
  const dashed = /^[-_=*—–~‐‑―─]{2,}([^-_=*—–~‐‑―─].{1,198}[^-_=*—–~‐‑―─:])[-_=*—–~‐‑―─:]{2,}$/u
    .exec(trimmed)?.[1]
    ?.trim();
  const words = dashed ?? (/[:：]$/.test(trimmed) ? trimmed : null);
  if (words !== null && FORWARDED_WORDS.test(words)) return 'forwarded';
  if (dashed !== undefined && (ORIGINAL_WORDS.test(dashed) || isDashedAttribution(dashed))) return 'quoted';
  const isRule = dashed !== undefined || /^[-_=*—–‐―─]{5,}$/.test(trimmed);
  if (!isRule) return null;
  const next = nextLine(lines, at + 1, isFilled, at + 4);
  return next !== -1 && isHeaderBlock(lines, next, true) ? 'quoted' : null;
}

/** "---- On Mon, 3 Jun 2024 10:00 Asha wrote ----" (Zoho). */
function isDashedAttribution(words: string): boolean {
  return WROTE_WORD.test(words) && /\d{4}|\d[:.]\d\d/.test(words);
}

function isQuoted(line: string): boolean {
  return /^ {0,3}>/.test(line) && !GROUPWISE.test(line);
}

function isFilled(line: string): boolean {
  return line.trim() !== '';
}

/**
 * Own stretches without their signatures and without the ends of quoted lines that were wrapped on the way. Signatures
 * stay where nothing else was written.
 */
function ownLines(lines: readonly string[], isOwn: readonly boolean[]): string[] {
  const own: string[][] = [];
  let stretch: string[] = [];
  for (let at = 0; at <= lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (at < lines.length && isOwn[at] && !isWrapped(lines, at)) {
      stretch.push(line);
      continue;
    }
    if (stretch.some((one) => one.trim() !== '')) own.push([...stretch, '']);
    stretch = [];
  }
  const unsigned = own.map((one) => withoutListFooter(withoutSignature(one))).filter((one) => one.length > 0);
  return (unsigned.length > 0 ? unsigned.map((one) => [...one, '']) : own).flat();
}

function isWrapped(lines: readonly string[], at: number): boolean {
  const before = lines[at - 1] ?? '';
  return isQuoted(before) && before.length >= 60 && isQuoted(lines[at + 1] ?? '') && (lines[at] ?? '').trim() !== '';
}

function withoutListFooter(lines: string[]): string[] {
  const at = lines.findIndex(
    (line, index) =>
      LIST_FOOTER.test(line) && /mailing list|listinfo|unsubscribe/i.test(lines.slice(index, index + 4).join(' ')),
  );
  return at === -1 ? lines : lines.slice(0, at);
}

/** No empty lines at the ends, none twice, no rule left hanging above what was cut. */
function tidy(lines: readonly string[]): string {
  const kept = lines.map((line) => line.trimEnd());
  while (kept.length > 0 && /^[-_=*—–‐―─\s]*$/.test(kept.at(-1) ?? '')) kept.pop();
  return kept
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+/, '');
}

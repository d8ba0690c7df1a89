import { DEVICE, SENT_FROM_LINE } from './quote-words.ts';

/** A signature without the space of RFC 3676 is believed when no more lines than this follow. */
const MAX_SIGNATURE_LINES = 15;

/** The lines without a signature below "-- " and without "Sent from my phone": none where they are nothing else. */
export function withoutSignature(lines: readonly string[]): string[] {
  const cut = lines.findIndex((line, index) => isDelimiter(line, lines.length - index));
  const above = cut === -1 ? [...lines] : lines.slice(0, cut);
  const own = above.filter((line) => !isSentFrom(line));
  return own.some((line) => line.trim() !== '') ? own : [];
}

function isDelimiter(line: string, remaining: number): boolean {
  if (line === '-- ' || line === '--\u00a0') return true;
  return /^(--|——|—|__|–)\s*$/.test(line) && remaining <= MAX_SIGNATURE_LINES;
}

export function isSentFrom(line: string): boolean {
  return line.length < 160 && SENT_FROM_LINE.test(line.trim()) && DEVICE.test(line);
}

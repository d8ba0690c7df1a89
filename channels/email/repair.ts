/** What windows-1252 has from 0x80 on; Node 20's decoder of that name gives control characters. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const BEYOND = new RegExp(`[^\\u0000-\\u00ff${WINDOWS_1252}]`);
const BYTE_OF = new Map([...WINDOWS_1252].map((letter, index) => [letter, 0x80 + index]));
const UTF_8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
/** Of a head that is looked at. Bytes. */
const MAX_HEAD = 256 * 1024;
const LF = 0x0a;
const CR = 0x0d;

/** What some programs leave before the head is taken away, and line ends of old Macs become ours. */
export function repaired(source: Buffer): Buffer {
  let start = source.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])) ? 3 : 0;
  while (source[start] === LF || source[start] === CR) start += 1;
  const bytes = source.subarray(start);
  // A line of an mbox file.
  const isMbox = /^>?From [^\r\n:]*[\r\n]/.exec(bytes.toString('latin1', 0, 300));
  const rest = isMbox === null ? bytes : bytes.subarray(isMbox[0].length);
  return withHeadInUtf8(withEndOfHead(withLineEnds(rest)));
}

/** Line ends of old Macs, and those that were converted twice. */
function withLineEnds(bytes: Buffer): Buffer {
  const isOfMac = !bytes.includes(LF) && bytes.includes(CR);
  if (!isOfMac && !bytes.subarray(0, 4096).includes('\r\r\n')) return bytes;
  return Buffer.from(bytes.toString('latin1').replace(isOfMac ? /\r/g : /\r\r\n/g, '\r\n'), 'latin1');
}

/** Where the words follow the head without an empty line between them, there is one from now on. */
function withEndOfHead(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1', 0, MAX_HEAD);
  const head = text.slice(0, /\r?\n\r?\n/.exec(text)?.index ?? text.length);
  const lines = head.split('\n');
  const last = lines.findLastIndex((line) => /^[\w-]{1,60}:/.test(line));
  const first = lines.findIndex((line, index) => index > last && !/^[ \t]/.test(line) && line.trim() !== '');
  if (last === -1 || first === -1) return bytes;
  const at = lines.slice(0, first).join('\n').length + 1;
  return Buffer.concat([bytes.subarray(0, at), Buffer.from('\r\n'), bytes.subarray(at)]);
}

/** A head with letters that are neither encoded (RFC 2047) nor UTF-8 (RFC 6532): they are in the charset of its text. */
function withHeadInUtf8(bytes: Buffer): Buffer {
  const end = /\r?\n\r?\n/.exec(bytes.toString('latin1', 0, MAX_HEAD))?.index ?? Math.min(bytes.length, MAX_HEAD);
  const head = bytes.subarray(0, end);
  try {
    UTF_8.decode(head);
    return bytes;
  } catch {
    const charset = /^content-type:[\s\S]{0,200}?charset\s*=\s*"?([\w.-]{2,40})/im.exec(head.toString('latin1'))?.[1];
    return Buffer.concat([Buffer.from(asWritten(decoderOf(charset).decode(head)), 'utf8'), bytes.subarray(end)]);
  }
}

function decoderOf(charset: string | undefined): TextDecoder {
  try {
    if (charset !== undefined && !/^(?:utf-?8|us-ascii|ascii|utf-?16.*)$/i.test(charset))
      return new TextDecoder(charset);
  } catch {
    // A name that nobody knows.
  }
  return new TextDecoder('latin1');
}

/**
 * "iso-8859-1" is nearly always windows-1252 (as browsers read it): control characters are its quotes and dashes. And
 * where its bytes make sense as UTF-8, that is what they are.
 */
export function asWritten(text: string): string {
  const known = text.replace(/[\u0080-\u009f]/g, (found) => WINDOWS_1252[found.charCodeAt(0) - 0x80] ?? found);
  if (!/[\u00c2-\u00f4]/.test(known) || BEYOND.test(known)) return known;
  const bytes = Array.from(known, (letter) => BYTE_OF.get(letter) ?? letter.charCodeAt(0));
  try {
    return UTF_8.decode(Uint8Array.from(bytes));
  } catch {
    return known;
  }
}

/** A name takes up to 255 bytes on the usual file systems, and a letter of Hindi three of them. */
const MAX_BYTES = 180;
const MAX_EXTENSION = 12;

/** A name that every file system takes, out of what somebody called a file: letters, digits, `.`, `-` and `_`. */
export function plainFileName(name: string): string {
  const clean = name
    .toWellFormed()
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '_')
    .replace(/^[._]+/, '');
  const dot = clean.lastIndexOf('.');
  const extension = dot > 0 && clean.length - dot <= MAX_EXTENSION ? clean.slice(dot) : '';
  const stem = clean.slice(0, clean.length - extension.length);
  return `${cut(stem, MAX_BYTES - Buffer.byteLength(extension))}${extension}` || 'file';
}

/** The beginning that fits, in whole characters. */
function cut(text: string, bytes: number): string {
  let kept = '';
  let left = bytes;
  for (const character of text) {
    left -= Buffer.byteLength(character);
    if (left < 0) break;
    kept += character;
  }
  return kept;
}

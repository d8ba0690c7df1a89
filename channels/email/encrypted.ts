import type { Mail } from './parse.ts';

/**
 * Whether a mail's words can be read only with a key (S/MIME, OpenPGP). A mail that is merely signed is read; one that
 * is signed in a wrapping of its own (`signed-data`) hides its words as well.
 */
export function isEncrypted(mail: Mail, visible: string): boolean {
  const header = mail.headers.get('content-type');
  const type = typeof header === 'object' && 'value' in header ? String(header.value).toLowerCase() : '';
  if (type === 'multipart/encrypted') return true;
  if (/^application\/(?:x-)?pkcs7-mime$/.test(type)) return true;
  return /^-----BEGIN PGP MESSAGE-----\s*$/m.test(visible);
}

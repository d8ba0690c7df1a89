import type { Mail } from './parse.ts';

/** S/MIME's wrapping, by whatever name programs give it. */
const SMIME = /^application\/(?:x-)?pkcs7-mime$/;
/** A part of what OpenPGP encrypts (RFC 3156, 4); some gateways keep it and lose the multipart around it. */
const PGP_PART = /^application\/pgp-encrypted$/;
const PGP_ARMOUR = /^-----BEGIN PGP MESSAGE-----\s*$/m;
/** As much of a file as is looked at for the armour. Bytes. */
const LOOKED_AT = 2_000;

/**
 * Whether a mail's words can be read only with a key (S/MIME, OpenPGP), as a whole or in a part that a list or a
 * virus scanner wrapped up. A mail that is merely signed is read; one that is signed in a wrapping of its own
 * (`signed-data`) hides its words as well. Words beside an encrypted part are a person's note or a scanner's: what
 * they are about is in the part.
 */
export function isEncrypted(mail: Mail, visible: string): boolean {
  const header = mail.headers.get('content-type');
  const type = typeof header === 'object' && 'value' in header ? String(header.value).toLowerCase() : '';
  if (type === 'multipart/encrypted' || SMIME.test(type)) return true;
  if (PGP_ARMOUR.test(visible)) return true;
  return mail.attachments.some(({ contentType, filename, content }) => {
    if (SMIME.test(contentType) || PGP_PART.test(contentType)) return true;
    // "encrypted.asc" of programs that mark nothing.
    return /\.(?:asc|pgp|gpg)$/i.test(filename ?? '') && PGP_ARMOUR.test(content.toString('latin1', 0, LOOKED_AT));
  });
}

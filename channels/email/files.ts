import type { Mail } from './parse.ts';
import { QUOTING_HTML } from './reply/visible-reply.ts';

type File = Mail['attachments'][number];

/** Parts that sign a mail (S/MIME, OpenPGP): no files of anybody's. */
const SIGNATURE = /^application\/(?:x-)?(?:pkcs7|pgp)-signature$/;
/** Logos and icons of signatures are smaller as a rule, and photos larger. Bytes. */
const PHOTO_BYTES = 20 * 1024;

export interface MailFiles {
  files: File[];
  /** A picture stands among the words that is taken for no file: a logo, or one of the mail that is quoted. */
  leavesOut: boolean;
}

/**
 * The files of a mail. A photo that was pasted between the words is one as well (Gmail and Apple Mail put it into a
 * multipart/related), a logo is none, and neither is what stands in the quotation, unless that is what is passed on.
 */
export function filesOf(mail: Mail, { forwarded }: { forwarded: boolean }): MailFiles {
  const all = mail.attachments.filter(({ contentType }) => !SIGNATURE.test(contentType));
  if (!all.some(({ related }) => related === true)) return { files: all, leavesOut: false };
  const html = withoutStyles(typeof mail.html === 'string' ? mail.html : '');
  const quotedFrom = forwarded ? -1 : html.search(QUOTING_HTML);
  const shown = picturesIn(html);
  const own = quotedFrom === -1 ? shown : picturesIn(html.slice(0, quotedFrom));
  const files = all.filter((file) => file.related !== true || isPhoto(file, shown, own));
  return { files, leavesOut: files.length < all.length };
}

/** Tag by tag: a mail of nothing but `<style>` that never ends is read once, and not from each of them to its end. */
function withoutStyles(html: string): string {
  let rest = '';
  let from = 0;
  let isOpen = false;
  for (const { 0: tag, index } of html.matchAll(/<style[\s>]|<\/style>/gi)) {
    const isEnd = tag.startsWith('</');
    if (isEnd !== isOpen) continue;
    if (!isEnd) rest += html.slice(from, index);
    from = isEnd ? index + tag.length : index;
    isOpen = !isEnd;
  }
  return rest + html.slice(from);
}

function isPhoto({ cid = '', size }: File, shown: ReadonlySet<string>, own: ReadonlySet<string>): boolean {
  const [name = ''] = PICTURE_NAME.exec(cid) ?? [];
  if (!shown.has(name)) return true;
  return size >= PHOTO_BYTES && own.has(name);
}

/** As far as it can stand in an attribute, whatever quotes that. */
const PICTURE_NAME = /^[^"'<>\s)&]+/;

/** The Content-IDs of the pictures that it shows (RFC 2392), read once: a mail may have thousands. */
function picturesIn(html: string): ReadonlySet<string> {
  return new Set([...html.matchAll(/cid:([^"'<>\s)&]+)/gi)].map(([, name = '']) => name));
}

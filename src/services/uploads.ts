import { fileTypeFromBuffer } from 'file-type';
import type { UploadLink } from '../core/call.ts';
import type { InboundFile } from '../core/message.ts';
import type { ServiceDeps } from './deps.ts';
import { plainWords } from './plain-words.ts';
import type { Receive } from './receive.ts';

const MAX_PHOTOS = 10;
const MAX_PHOTO_BYTES = 10 * 1024 * 1024;
/** Largest request that the page takes, bytes: ten photos as phones make them, with some room. */
export const MAX_UPLOAD_BYTES = 60 * 1024 * 1024;

/** What the page for photos says; keys of the catalogues. */
export type UploadText =
  | 'upload.title'
  | 'upload.intro'
  | 'upload.choose'
  | 'upload.send'
  | 'upload.thanks'
  | 'upload.used'
  | 'upload.gone'
  | 'upload.none'
  | 'upload.tooMany'
  | 'upload.tooLarge'
  | 'upload.notPhoto'
  | 'upload.later';

export type UploadProblem = 'none' | 'tooMany' | 'tooLarge' | 'notPhoto';

/** `gone`: there is no such link, or it is too old. */
export interface SeenLink {
  state: 'open' | 'used' | 'gone';
  link: UploadLink | null;
}

export interface Uploads {
  look(token: string): Promise<SeenLink>;
  /** All photos or none; a link is used up by the first time that they were taken. */
  take(token: string, files: readonly InboundFile[]): Promise<'taken' | 'used' | 'gone' | UploadProblem>;
  text(key: UploadText, link: UploadLink | null): string;
}

/** The page behind a link that was sent during a call. */
export function createUploads(deps: ServiceDeps, receive: Receive): Uploads {
  const { store, clock, accounts } = deps;

  async function look(token: string): Promise<SeenLink> {
    const link = /^\d{32}$/.test(token) ? await store.calls.uploadLink(deps.hashCode(token)) : null;
    if (link === null || link.expiresAt <= clock.now()) return { state: 'gone', link };
    return { state: link.usedAt === null ? 'open' : 'used', link };
  }

  return {
    look,
    async take(token, files) {
      const { state, link } = await look(token);
      if (link === null || state !== 'open') return state === 'used' ? 'used' : 'gone';
      const problem = await problemOf(files);
      if (problem !== null) return problem;
      // Stored first: a repeat of the same page is known by its provider id, and nothing is lost between the two.
      await receive(noteOf(link), files);
      await store.calls.spendUploadLink(link.hash, clock.now());
      return 'taken';
    },
    text(key, link) {
      const all = [...accounts.values()];
      const brand = (all.find((account) => account.brand.id === link?.brandId) ?? all[0])?.brand;
      if (brand === undefined) return '';
      return plainWords(deps, brand, { text: key, language: link?.language ?? brand.languages[0] ?? 'en' });
    },
  };
}

function noteOf({ accountId, callSid, caller, hash }: UploadLink): Parameters<Receive>[0] {
  return {
    accountId,
    providerId: `${callSid}:photos-${hash.slice(0, 32)}`,
    kind: 'note',
    from: [{ kind: 'caller', value: caller }],
    proven: false,
    replyAddress: callSid,
    threadKey: callSid,
    references: [],
    text: '',
    replyContext: { note: 'photos' },
  };
}

async function problemOf(files: readonly InboundFile[]): Promise<UploadProblem | null> {
  if (files.length === 0) return 'none';
  if (files.length > MAX_PHOTOS) return 'tooMany';
  if (files.some(({ bytes }) => bytes.byteLength > MAX_PHOTO_BYTES)) return 'tooLarge';
  for (const { bytes } of files) {
    const type = await fileTypeFromBuffer(bytes);
    if (type === undefined || !type.mime.startsWith('image/')) return 'notPhoto';
  }
  return null;
}

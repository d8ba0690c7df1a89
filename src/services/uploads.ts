import { fileTypeFromBuffer } from 'file-type';
import type { UploadLink } from '../core/call.ts';
import type { InboundFile } from '../core/message.ts';
import type { ServiceDeps } from './deps.ts';
import { plainWords } from './plain-words.ts';
import type { Receive } from './receive.ts';

export const MAX_PHOTOS = 10;
const MAX_PHOTO_BYTES = 10 * 1024 * 1024;

/** What the page for photos says; keys of the catalogues. */
export type UploadText =
  | 'upload.title'
  | 'upload.intro'
  | 'upload.choose'
  | 'upload.send'
  | 'upload.thanks'
  | 'upload.gone'
  | 'upload.none'
  | 'upload.refused';

export interface Uploads {
  /** Null where there is no such link, or it is used or too old. */
  find(token: string): Promise<UploadLink | null>;
  /** All photos or none; a link is used up by the first time that they were taken. */
  take(token: string, files: readonly InboundFile[]): Promise<'taken' | 'gone' | 'none' | 'refused'>;
  text(key: UploadText, link: UploadLink | null): string;
}

/** The page behind a link that was sent during a call. */
export function createUploads(deps: ServiceDeps, receive: Receive): Uploads {
  const { store, clock, accounts } = deps;

  async function find(token: string): Promise<UploadLink | null> {
    if (!/^\d{32}$/.test(token)) return null;
    const link = await store.calls.uploadLink(deps.hashCode(token));
    return link !== null && link.usedAt === null && link.expiresAt > clock.now() ? link : null;
  }

  return {
    find,
    async take(token, files) {
      const link = await find(token);
      if (link === null) return 'gone';
      if (files.length === 0) return 'none';
      if (files.length > MAX_PHOTOS || !(await areAllPhotos(files))) return 'refused';
      // Stored first: a repeat of the same page is known by its provider id, and nothing is lost between the two.
      await receive(noteOf(link), files);
      await store.calls.spendUploadLink(link.hash, clock.now());
      return 'taken';
    },
    text(key, link) {
      const all = [...accounts.values()];
      const brand = (all.find(({ config }) => config.id === link?.accountId) ?? all[0])?.brand;
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

async function areAllPhotos(files: readonly InboundFile[]): Promise<boolean> {
  for (const { bytes } of files) {
    if (bytes.byteLength === 0 || bytes.byteLength > MAX_PHOTO_BYTES) return false;
    const type = await fileTypeFromBuffer(bytes);
    if (type === undefined || !type.mime.startsWith('image/')) return false;
  }
  return true;
}

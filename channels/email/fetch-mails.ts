import type { ImapFlow } from 'imapflow';
import type { ChannelDeps } from '../../src/core/channel.ts';

/** Larger mails are not fetched whole. Bytes. */
export const MAX_MAIL_BYTES = 30 * 1024 * 1024;
/** Of the words of a mail that is too large. Bytes. */
const MAX_WORDS_BYTES = 1024 * 1024;
/** Mails fetched with one command, and their size together. */
const BATCH = 50;
const BATCH_BYTES = 8 * 1024 * 1024;

export interface FetchedMail {
  uid: number;
  /** Null: deleted meanwhile by a person. */
  source: Buffer | null;
}

/**
 * The mails of these UIDs, oldest first. Sizes are asked for first; small mails come together, large ones alone, and of
 * those that are too large only the words.
 */
export async function* fetchMails(
  client: ImapFlow,
  uids: readonly number[],
  deps: Pick<ChannelDeps, 'quarantine'>,
): AsyncGenerator<FetchedMail> {
  for (let at = 0; at < uids.length; at += BATCH) {
    const some = uids.slice(at, at + BATCH);
    const sizes = new Map<number, number>();
    for (const { uid, size } of await client.fetchAll(some.join(','), { uid: true, size: true }, { uid: true })) {
      sizes.set(uid, size ?? 0);
    }
    for (const group of groupsOf(some, sizes)) yield* fetchGroup(client, group, sizes, deps);
  }
}

async function* fetchGroup(
  client: ImapFlow,
  group: readonly number[],
  sizes: ReadonlyMap<number, number>,
  deps: Pick<ChannelDeps, 'quarantine'>,
): AsyncGenerator<FetchedMail> {
  const [first = 0] = group;
  if ((sizes.get(first) ?? 0) > MAX_MAIL_BYTES) {
    yield { uid: first, source: await wordsOnly(client, first, sizes.get(first) ?? 0, deps) };
    return;
  }
  const sources = new Map<number, Buffer>();
  for (const { uid, source } of await client.fetchAll(group.join(','), { uid: true, source: true }, { uid: true })) {
    if (source !== undefined) sources.set(uid, source);
  }
  for (const uid of group) yield { uid, source: sources.get(uid) ?? null };
}

/** In order; a mail that is too large is a group of its own. */
function groupsOf(uids: readonly number[], sizes: ReadonlyMap<number, number>): number[][] {
  const groups: number[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const uid of uids) {
    const size = sizes.get(uid) ?? 0;
    if (bytes + size > BATCH_BYTES) {
      groups.push([]);
      bytes = 0;
    }
    groups.at(-1)?.push(uid);
    bytes = size > MAX_MAIL_BYTES ? Number.POSITIVE_INFINITY : bytes + size;
  }
  return groups;
}

/** Head and text of a mail that is too large, so that its sender is answered all the same; what is left out is told. */
async function wordsOnly(
  client: ImapFlow,
  uid: number,
  size: number,
  deps: Pick<ChannelDeps, 'quarantine'>,
): Promise<Buffer | null> {
  const meta = await client.fetchOne(String(uid), { headers: true, bodyStructure: true }, { uid: true });
  if (meta === false) return null;
  const headers = (meta.headers ?? Buffer.alloc(0)).toString('latin1');
  const detail = `a mail of ${size} bytes: its words were taken, its files are still in the mailbox`;
  await deps.quarantine({ reason: 'too-large', detail, payload: headers });
  const part = textPart(meta.bodyStructure);
  const words = part === null ? Buffer.alloc(0) : await download(client, uid, part.part);
  const kept = headers
    .split(/\r?\n(?![ \t])/)
    .filter((line) => line !== '' && !/^content-|^mime-version/i.test(line))
    .join('\r\n');
  const head = `${kept}\r\nMIME-Version: 1.0\r\nContent-Type: ${part?.type ?? 'text/plain'}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n`;
  const body = words.toString('base64').replace(/.{76}/g, '$&\r\n');
  return Buffer.concat([Buffer.from(head, 'latin1'), Buffer.from(`${body}\r\n`, 'latin1')]);
}

interface Structure {
  part?: string | undefined;
  type: string;
  disposition?: string | undefined;
  childNodes?: Structure[] | undefined;
}

/** The plain text, or else the HTML. */
function textPart(structure: Structure | undefined): { part: string; type: string } | null {
  const texts: { part: string; type: string }[] = [];
  const walk = (node: Structure, depth: number): void => {
    if (/^text\/(?:plain|html)$/i.test(node.type) && node.disposition !== 'attachment')
      texts.push({ part: node.part ?? '1', type: node.type.toLowerCase() });
    if (depth < 20) for (const child of node.childNodes ?? []) walk(child, depth + 1);
  };
  if (structure !== undefined) walk(structure, 0);
  return texts.find(({ type }) => type === 'text/plain') ?? texts[0] ?? null;
}

/** Decoded, and in UTF-8. */
async function download(client: ImapFlow, uid: number, part: string): Promise<Buffer> {
  const { content } = await client.download(String(uid), part, { uid: true, maxBytes: MAX_WORDS_BYTES });
  const chunks: Buffer[] = [];
  if (content === undefined) return Buffer.alloc(0);
  for await (const chunk of content) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

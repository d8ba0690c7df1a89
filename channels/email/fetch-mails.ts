import type { ImapFlow } from 'imapflow';
import type { ChannelDeps } from '../../src/core/channel.ts';

/** Larger mails are not fetched whole. Bytes. */
export const MAX_MAIL_BYTES = 30 * 1024 * 1024;
/** Of the words of a mail that is too large, as they are sent. Bytes. */
const MAX_WORDS_BYTES = 1024 * 1024;
/** Of its head, which may be as long as the mail. Bytes. */
const MAX_HEAD_BYTES = 256 * 1024;
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
  const beginning = { start: 0, maxLength: MAX_HEAD_BYTES };
  const meta = await client.fetchOne(String(uid), { source: beginning, bodyStructure: true }, { uid: true });
  if (meta === false) return null;
  const headers = headOf(meta.source ?? Buffer.alloc(0));
  const detail = `a mail of ${size} bytes: its words were taken, its files are still in the mailbox`;
  const part = textPart(meta.bodyStructure);
  const words = part === null ? Buffer.alloc(0) : await beginningOf(client, uid, part.key);
  // Once the words are here: where the line breaks before it, all of this is done again.
  await deps.quarantine({ reason: 'too-large', detail, payload: headers });
  const kept = headers
    .split(/\r?\n(?![ \t])/)
    .filter((line) => line !== '' && !/^content-|^mime-version/i.test(line))
    .join('\r\n');
  const head = `${kept}\r\nMIME-Version: 1.0\r\n${part?.head ?? ''}\r\n`;
  return Buffer.concat([Buffer.from(head, 'latin1'), words]);
}

/** Whole lines, up to the empty one. */
function headOf(beginning: Buffer): string {
  const text = beginning.toString('latin1');
  return text.slice(0, /\r?\n\r?\n/.exec(text)?.index ?? text.lastIndexOf('\n'));
}

interface Structure {
  part?: string | undefined;
  type: string;
  encoding?: string | undefined;
  parameters?: Record<string, string> | undefined;
  disposition?: string | undefined;
  childNodes?: Structure[] | undefined;
}

interface TextPart {
  /** What the server knows it by. */
  key: string;
  type: string;
  /** How it has to be read, as header lines. */
  head: string;
}

/** The plain text, or else the HTML. */
function textPart(structure: Structure | undefined): TextPart | null {
  const texts: TextPart[] = [];
  const walk = (node: Structure, depth: number): void => {
    if (/^text\/(?:plain|html)$/i.test(node.type) && node.disposition !== 'attachment') {
      const type = node.type.toLowerCase();
      // A mail that is not made of parts has one, under another name.
      texts.push({ key: node === structure ? 'text' : (node.part ?? '1'), type, head: headOfPart(type, node) });
    }
    if (depth < 20) for (const child of node.childNodes ?? []) walk(child, depth + 1);
  };
  if (structure !== undefined) walk(structure, 0);
  return texts.find(({ type }) => type === 'text/plain') ?? texts[0] ?? null;
}

/** Written anew: it may be as long as the mail's own. */
function headOfPart(type: string, { encoding = '7bit', parameters = {} }: Structure): string {
  const known = ['charset', 'format', 'delsp'].flatMap((name) => {
    const value = parameters[name];
    return value !== undefined && PLAIN_VALUE.test(value) ? [`; ${name}=${value}`] : [];
  });
  const way = PLAIN_VALUE.test(encoding) ? encoding : '7bit';
  return `Content-Type: ${type}${known.join('')}\r\nContent-Transfer-Encoding: ${way}\r\n`;
}

const PLAIN_VALUE = /^[\w.-]{1,60}$/;

/** Not imapflow's download(): it asks for the whole head along with the words. */
async function beginningOf(client: ImapFlow, uid: number, key: string): Promise<Buffer> {
  const part = { key, start: 0, maxLength: MAX_WORDS_BYTES };
  const found = await client.fetchOne(String(uid), { bodyParts: [part] }, { uid: true });
  return (found !== false && found.bodyParts?.get(key)) || Buffer.alloc(0);
}

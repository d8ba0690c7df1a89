import { createHash } from 'node:crypto';
import {
  type BinaryNode,
  BufferJSON,
  DEFAULT_CONNECTION_CONFIG,
  getBinaryNodeChildren,
  type UserFacingSocketConfig,
  type WASocket,
} from '@whiskeysockets/baileys';
import type { ChannelState } from '../../src/core/channel.ts';

/** A kind of key that Baileys commits together with the session that it decrypted with; no session is named so. */
const PREFIX = 'journal/';
/** Where the auth state puts it. */
const STATE_PREFIX = `key/session/${PREFIX}`;
const MAX_WATCHED = 2_000;

type MakeRepository = NonNullable<UserFacingSocketConfig['makeSignalRepository']>;

/**
 * Keeps what was decrypted until we have stored it. Baileys acknowledges a message to WhatsApp before it tells us of it, and
 * decrypting moves the cipher on for good: a crash in between would lose the message on both sides. Here the words are
 * written down in the very transaction that moves the cipher; after a crash they are handed to Baileys once more.
 */
export function createJournal(state: ChannelState) {
  const nodes = new Map<string, BinaryNode>();
  const hashes = new Map<string, string[]>();
  /** Which connection each came by. */
  const bringers = new Map<string, WASocket>();
  /** Handed in by Baileys, and not stored yet. */
  const taken = new Set<string>();

  function watch(node: BinaryNode, socket: WASocket): void {
    const parts = getBinaryNodeChildren(node, 'enc').filter(({ content }) => content instanceof Uint8Array);
    if (parts.length === 0) return;
    const own = parts.map(({ content }) => hashOf(content instanceof Uint8Array ? content : new Uint8Array()));
    for (const hash of own) nodes.set(hash, node);
    const name = nameOf(chatOf(node), node.attrs['id']);
    hashes.set(name, own);
    bringers.set(name, socket);
    // What was never decrypted is sent again by WhatsApp; it need not be remembered here.
    for (const map of [nodes, hashes, bringers]) {
      const [oldest] = map.keys();
      if (map.size > MAX_WATCHED && oldest !== undefined) map.delete(oldest);
    }
  }

  const makeRepository: MakeRepository = (auth, logger, pnToLid) => {
    const repository = DEFAULT_CONNECTION_CONFIG.makeSignalRepository(auth, logger, pnToLid);
    const { keys } = auth;
    if (!('transaction' in keys)) return repository;
    return {
      ...repository,
      decryptMessage(sealed) {
        const hash = hashOf(sealed.ciphertext);
        const node = nodes.get(hash);
        if (node === undefined) return repository.decryptMessage(sealed);
        const id = PREFIX + hash;
        return keys.transaction(async () => {
          const kept = (await keys.get('session', [id]))[id];
          if (kept !== undefined && kept !== null) return parse(kept).plain;
          const plain = await repository.decryptMessage(sealed);
          await keys.set({ session: { [id]: Buffer.from(JSON.stringify({ node, plain }, BufferJSON.replacer)) } });
          return plain;
        }, sealed.jid);
      },
    };
  };

  return {
    makeRepository,
    /** Has to come before Baileys' own listener. */
    follow: (socket: WASocket): void =>
      void socket.ws.prependListener('CB:message', (node: BinaryNode) => watch(node, socket)),
    /** It is in our hands. What is forgotten here and handed in again is known to the database. */
    take(from: string | null | undefined, id: string | null | undefined): void {
      taken.add(nameOf(from ?? undefined, id ?? undefined));
      const [oldest] = taken;
      if (taken.size > MAX_WATCHED && oldest !== undefined) taken.delete(oldest);
    },
    /**
     * Hands in what was decrypted and never reached us: by a process that died, or by a connection that broke between
     * the receipt and Baileys' event. Returns how many.
     */
    async replay(socket: WASocket): Promise<number> {
      const keys = await state.keys(STATE_PREFIX);
      const kept = await state.get(keys);
      const seen = new Set<string>();
      for (const bytes of kept.values()) {
        // Two layers: the auth state's own, and ours.
        const inner: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'), BufferJSON.reviver);
        if (!(inner instanceof Uint8Array)) continue;
        const { node } = parse(inner);
        const name = nameOf(chatOf(node), node.attrs['id']);
        if (seen.has(name) || taken.has(name) || bringers.get(name) === socket) continue;
        seen.add(name);
        socket.ws.emit('CB:message', node);
      }
      return seen.size;
    },
    /** It is a row now, or was set aside. */
    async done(from: string | null | undefined, id: string | null | undefined): Promise<void> {
      const name = nameOf(from ?? undefined, id ?? undefined);
      taken.delete(name);
      bringers.delete(name);
      const own = hashes.get(name);
      if (own === undefined) return;
      hashes.delete(name);
      for (const hash of own) nodes.delete(hash);
      await state.set(new Map(own.map((hash) => [STATE_PREFIX + hash, null])));
    },
  };
}
export type Journal = ReturnType<typeof createJournal>;

function parse(bytes: Uint8Array): { node: BinaryNode; plain: Uint8Array } {
  return JSON.parse(Buffer.from(bytes).toString('utf8'), BufferJSON.reviver);
}

/** Of what was written on the shop's own phone, the receiver. */
function chatOf({ attrs }: BinaryNode): string | undefined {
  return attrs['recipient'] ?? attrs['from'];
}

/** Devices of one person do not matter: message ids are unique in a chat. */
function nameOf(from: string | undefined, id: string | undefined): string {
  return `${(from ?? '').replace(/:\d+(?=@)/, '')}/${id ?? ''}`;
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

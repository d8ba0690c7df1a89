import { once } from 'node:events';
import { createServer } from 'node:http';
import {
  type BinaryNode,
  decodeBinaryNode,
  encodeBinaryNode,
  getBinaryNodeChild,
  getBinaryNodeChildren,
  jidNormalizedUser,
  proto,
} from '@whiskeysockets/baileys';
import { TAGS } from '@whiskeysockets/baileys/lib/WABinary/constants.js';
import { WebSocket, WebSocketServer } from 'ws';
import { until } from '../contracts/job-queue.ts';
import { answerHandshake, beginHandshake, createFrames, framed, type Sealed } from './whatsapp-noise.ts';
import { type CustomerPhone, someKeys } from './whatsapp-phone.ts';

/** The server behind knows but a few of the short forms that WhatsApp has for words, and hangs up on the others. */
const PLAIN_WORDS = { TAGS, TOKEN_MAP: {} };

export interface WhatsAppProxy {
  url: string;
  /** Every node that the shop sent, in order. */
  sent: BinaryNode[];
  /** Messages that the shop has not acknowledged yet. */
  pending(): string[];
  /** Sends to the shop. A message without a receipt comes again after the next connection, as one of the time offline. */
  push(node: BinaryNode): void;
  /** What a login is answered with; null: as the server behind does. `pair`: the phone is not linked yet. */
  onLogin(answer: BinaryNode | 'pair' | null): void;
  /** Error code that our next messages are refused with, or null. */
  refuse(code: string | null): void;
  /** Error code that numbers are refused with when a phone is to be linked by one, or null. */
  refuseNumber(code: string | null): void;
  /**
   * Messages to this customer go to `take`; the server behind, which could not read them, does not see them. WhatsApp
   * acknowledges them once it is done.
   */
  attach(phone: CustomerPhone, take: (node: BinaryNode) => Promise<void>): void;
  /** Cuts every connection without a word. */
  drop(): void;
  connections(): number;
  /** Connections that stood at one time, at most. */
  mostAtOnce(): number;
  close(): Promise<void>;
}

/**
 * Stands between Baileys and Crabline's server and adds what that does not do: the backlog of the time offline, messages
 * that come again until they are acknowledged, sessions that are ended, receipts, refusals, pairing.
 */
export async function startWhatsAppProxy(
  upstreamUrl: string,
  { isOneSession = false }: { isOneSession?: boolean } = {},
): Promise<WhatsAppProxy> {
  const sent: BinaryNode[] = [];
  const pending = new Map<string, BinaryNode>();
  const links = new Set<Link>();
  const phones = new Map<string, Attached>();
  let login: BinaryNode | 'pair' | null = null;
  let refusal: string | null = null;
  let numberRefusal: string | null = null;
  let opened = 0;
  let most = 0;

  const server = createServer();
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, socket, head) => {
    sockets.handleUpgrade(request, socket, head, (shop) => {
      opened += 1;
      const link = createLink(shop, upstreamUrl, {
        async fromShop(node, send) {
          sent.push(node);
          const own = (await keysFor(node, phones)) ?? linkAnswer(node, numberRefusal);
          if (own !== null) {
            send(own);
            return 'done';
          }
          const attached = node.tag === 'message' ? phones.get(node.attrs['to'] ?? '') : undefined;
          if (attached !== undefined) {
            await attached.take(node);
            const { id = '', to = '' } = node.attrs;
            send({ tag: 'ack', attrs: { class: 'message', id, from: to, t: '1' } });
            return 'done';
          }
          if (node.tag === 'receipt' || (node.tag === 'ack' && node.attrs['class'] === 'message'))
            pending.delete(node.attrs['id'] ?? '');
          return 'forward';
        },
        fromServer(node, send) {
          if (node.tag === 'success' && login !== null) {
            if (login === 'pair') send(pairDevice());
            else send(login);
            return login === 'pair' ? 'hold' : 'end';
          }
          if (node.tag === 'success' && isOneSession)
            for (const other of links) if (other !== link) other.end(sessionEnd.replaced);
          if (node.tag === 'ib') {
            for (const waiting of pending.values()) send({ ...waiting, attrs: { ...waiting.attrs, offline: '0' } });
            send({ tag: 'ib', attrs: {}, content: [{ tag: 'offline', attrs: { count: String(pending.size) } }] });
            return 'done';
          }
          if (node.tag === 'message') {
            pending.set(node.attrs['id'] ?? '', node);
          }
          if (node.tag === 'ack' && refusal !== null && node.attrs['class'] === 'message') {
            send({ ...node, attrs: { ...node.attrs, error: refusal } });
            return 'done';
          }
          send(node);
          return 'done';
        },
        closed: () => void links.delete(link),
      });
      links.add(link);
      most = Math.max(most, links.size);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const upstream = new URL(upstreamUrl);
  return {
    url: `ws://127.0.0.1:${port}${upstream.pathname}${upstream.search}`,
    sent,
    pending: () => [...pending.keys()],
    push(node) {
      if (node.tag === 'message') pending.set(node.attrs['id'] ?? '', node);
      for (const link of links) link.send(node);
    },
    onLogin(answer) {
      login = answer;
    },
    refuse(code) {
      refusal = code;
    },
    refuseNumber(code) {
      numberRefusal = code;
    },
    attach(phone, take) {
      for (const jid of [phone.jid, phone.lid]) phones.set(jid, { phone, take });
    },
    drop() {
      for (const link of links) link.cut();
    },
    connections: () => opened,
    mostAtOnce: () => most,
    async close() {
      for (const link of links) link.cut();
      sockets.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

interface Attached {
  phone: CustomerPhone;
  take(node: BinaryNode): Promise<void>;
}

/** The answer to who asks for keys of phones that are attached; null: it is about something else. */
async function keysFor(node: BinaryNode, phones: ReadonlyMap<string, Attached>): Promise<BinaryNode | null> {
  if (node.attrs['xmlns'] !== 'encrypt') return null;
  const asked = getBinaryNodeChildren(getBinaryNodeChild(node, 'key'), 'user').map(({ attrs }) => attrs['jid'] ?? '');
  if (!asked.some((jid) => phones.has(jidNormalizedUser(jid)))) return null;
  const users = await Promise.all(
    asked.map((jid) => phones.get(jidNormalizedUser(jid))?.phone.bundle(jid) ?? someKeys(jid)),
  );
  const { id = '' } = node.attrs;
  return {
    tag: 'iq',
    attrs: { from: 's.whatsapp.net', id, type: 'result' },
    content: [{ tag: 'list', attrs: {}, content: users }],
  };
}

/** WhatsApp's answers while a phone is linked by its number; null: it is about something else. */
function linkAnswer(node: BinaryNode, refusal: string | null): BinaryNode | null {
  const stage = getBinaryNodeChild(node, 'link_code_companion_reg')?.attrs['stage'];
  if (node.tag !== 'iq' || stage === undefined) return null;
  const attrs = { from: 's.whatsapp.net', id: node.attrs['id'] ?? '' };
  if (refusal !== null) {
    const error = { tag: 'error', attrs: { code: refusal, text: 'bad-request' } };
    return { tag: 'iq', attrs: { ...attrs, type: 'error' }, content: [error] };
  }
  const ref = { tag: 'link_code_pairing_ref', attrs: {}, content: Buffer.from('ref-of-the-code') };
  const content = [{ tag: 'link_code_companion_reg', attrs: { stage }, content: [ref] }];
  return { tag: 'iq', attrs: { ...attrs, type: 'result' }, content: stage === 'companion_hello' ? content : [] };
}

interface Link {
  /** Does nothing before the login is answered. */
  send(node: BinaryNode): void;
  /** With a last word, as WhatsApp does it. */
  end(node: BinaryNode): void;
  cut(): void;
}

interface Hooks {
  fromShop(node: BinaryNode, send: (node: BinaryNode) => void): Promise<'forward' | 'done'>;
  /** `hold`: the server behind is not listened to any more. */
  fromServer(node: BinaryNode, send: (node: BinaryNode) => void): 'done' | 'hold' | 'end';
  closed(): void;
}

function createLink(shop: WebSocket, upstreamUrl: string, hooks: Hooks): Link {
  const server = new WebSocket(upstreamUrl);
  const upHandshake = beginHandshake();
  const [shopFrames, serverFrames] = [createFrames(), createFrames()];
  let hello: ((frame: Buffer) => void) | null = null;
  const shopHello = new Promise<Buffer>((resolve) => {
    hello = resolve;
  });
  let handshake: ReturnType<typeof answerHandshake> | null = null;
  let down: Sealed | null = null;
  let up: Sealed | null = null;
  let isOpen = false;
  let isHeld = false;
  let isEnded = false;

  const send = (node: BinaryNode): void => {
    if (down !== null && shop.readyState === WebSocket.OPEN) shop.send(framed(down.seal(encodeBinaryNode(node))));
  };
  const cut = (): void => {
    shop.terminate();
    server.terminate();
    hooks.closed();
  };
  const onShopFrame = async (frame: Buffer): Promise<void> => {
    if (hello !== null) {
      hello(frame);
      hello = null;
      return;
    }
    if (down === null && handshake !== null) {
      const { connection, payload } = handshake.finish(frame);
      down = connection;
      const finish = upHandshake.finish(payload);
      up = finish.connection;
      server.send(finish.frame);
      return;
    }
    if (down === null) return;
    const plain = down.open(frame);
    if (isEnded) return;
    const node = await decodeBinaryNode(plain);
    const outcome = await hooks.fromShop(node, send);
    if (outcome === 'forward' && up !== null && !isHeld && server.readyState === WebSocket.OPEN)
      server.send(framed(up.seal(encodeBinaryNode(node, PLAIN_WORDS))));
  };
  const onServerFrame = async (frame: Buffer): Promise<void> => {
    if (up === null) {
      handshake = answerHandshake(await shopHello, upHandshake.readHello(frame));
      shop.send(handshake.answer);
      return;
    }
    const node = await decodeBinaryNode(up.open(frame));
    if (isHeld || isEnded) return;
    const outcome = hooks.fromServer(node, send);
    if (node.tag === 'success') isOpen = outcome === 'done';
    if (outcome !== 'done') isHeld = true;
    if (outcome === 'end') shop.close();
  };
  // One after the other: each frame moves the cipher's counter.
  let shopLine: Promise<void> = Promise.resolve();
  let serverLine: Promise<void> = Promise.resolve();
  shop.on('message', (data: Buffer) => {
    for (const frame of shopFrames(data)) shopLine = shopLine.then(() => onShopFrame(frame)).catch(cut);
  });
  server.on('open', () => server.send(upHandshake.hello));
  server.on('message', (data: Buffer) => {
    for (const frame of serverFrames(data)) serverLine = serverLine.then(() => onServerFrame(frame)).catch(cut);
  });
  for (const socket of [shop, server]) {
    socket.on('close', cut);
    socket.on('error', cut);
  }
  return {
    send: (node) => {
      if (isOpen || isHeld) send(node);
    },
    end(node) {
      if (!isOpen || isEnded) return;
      send(node);
      isEnded = true;
      shop.close();
    },
    cut,
  };
}

/** What the shop sends at this stage of linking a phone by its number. */
export async function linkNode({ sent }: WhatsAppProxy, stage: string): Promise<BinaryNode> {
  const find = (): BinaryNode | undefined =>
    sent.find((node) => getBinaryNodeChild(node, 'link_code_companion_reg')?.attrs['stage'] === stage);
  await until(() => find() !== undefined);
  const found = find();
  if (found === undefined) throw new Error(`nothing was sent at ${stage}`);
  return found;
}

function pairDevice(): BinaryNode {
  const refs = ['ref-1', 'ref-2', 'ref-3'].map((ref) => ({ tag: 'ref', attrs: {}, content: Buffer.from(ref) }));
  return {
    tag: 'iq',
    attrs: { from: 's.whatsapp.net', type: 'set', id: 'pair-1', xmlns: 'md' },
    content: [{ tag: 'pair-device', attrs: {}, content: refs }],
  };
}

/** Ends a session as WhatsApp does. */
export const sessionEnd = {
  replaced: { tag: 'stream:error', attrs: {}, content: [{ tag: 'conflict', attrs: { type: 'replaced' } }] },
  loggedOut: {
    tag: 'stream:error',
    attrs: { code: '401' },
    content: [{ tag: 'conflict', attrs: { type: 'device_removed' } }],
  },
  restart: { tag: 'stream:error', attrs: { code: '515' } },
} satisfies Record<string, BinaryNode>;

export function failure(reason: number): BinaryNode {
  return { tag: 'failure', attrs: { reason: String(reason) } };
}

/** A message that somebody wrote to the shop, without encryption; `ciphered` ones come from `createCustomerPhone`. */
export function messageNode(
  message: proto.IMessage,
  { from, id, ...attrs }: { from: string; id: string } & Record<string, string>,
): BinaryNode {
  return {
    tag: 'message',
    attrs: { from, id, type: 'text', notify: 'Asha Rao', t: String(Math.floor(Date.now() / 1000)), ...attrs },
    content: [{ tag: 'plaintext', attrs: {}, content: Buffer.from(proto.Message.encode(message).finish()) }],
  };
}

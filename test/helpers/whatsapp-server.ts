import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startWhatsAppServer } from '@openclaw/crabline';
import { BufferJSON, initAuthCreds, type proto } from '@whiskeysockets/baileys';
import type { ChannelState } from '../../src/core/channel.ts';
import { messageNode, startWhatsAppProxy, type WhatsAppProxy } from './whatsapp-proxy.ts';

export interface WhatsAppServer {
  webSocketUrl: string;
  /** What the server recorded of our sends. */
  events: unknown[];
  /** Somebody writes to the shop. */
  inbound(text: string, options?: { from?: string; messageId?: string }): Promise<void>;
  /** Credentials of a phone that is paired already, put where the channel keeps them. */
  pair(state: ChannelState): Promise<void>;
  /** What stands before the server: nodes as they are on the wire. */
  proxy: WhatsAppProxy;
  selfJid: string;
  /** Somebody writes to the shop in any kind of message. */
  push(message: proto.IMessage, attrs?: Record<string, string>): void;
  /** Ends all connections; comes back on the same port with `start`. */
  stop(): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
}

/** A server that speaks WhatsApp Web's protocol, on loopback. `isOneSession`: whoever signs in ends the session of the one before. */
export async function startWhatsApp({ isOneSession = false } = {}): Promise<WhatsAppServer> {
  const folder = await mkdtemp(join(tmpdir(), 'redress-whatsapp-'));
  const events: unknown[] = [];
  const open = (port: number) =>
    startWhatsAppServer({
      host: '127.0.0.1',
      port,
      // The same after a restart: the address of the socket carries the token.
      accessToken: 'access-token-of-the-test',
      adminToken: 'admin-token-of-the-test',
      recorderPath: join(folder, 'events.jsonl'),
      onEvent: (event) => void events.push(event),
    });
  let server = await open(0);
  const port = Number(new URL(server.manifest.baseUrl).port);
  const { selfJid } = server.manifest;
  const proxy = await startWhatsAppProxy(server.manifest.endpoints.baileysWebSocketUrl, { isOneSession });
  let pushed = 0;
  return {
    webSocketUrl: proxy.url,
    proxy,
    selfJid,
    events,
    push(message, attrs = {}) {
      pushed += 1;
      proxy.push(messageNode(message, { from: '919845012301@s.whatsapp.net', id: `PUSHED${pushed}`, ...attrs }));
    },
    async inbound(text, { from = '919845012301@s.whatsapp.net', messageId } = {}) {
      const { adminToken, endpoints } = server.manifest;
      const response = await fetch(endpoints.adminInboundUrl, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${adminToken}`,
          'x-crabline-admin-token': adminToken,
        },
        body: JSON.stringify({ chatJid: from, senderJid: from, text, messageId, pushName: 'Asha Rao' }),
      });
      if (!response.ok) throw new Error(`the test server refused: ${response.status} ${await response.text()}`);
    },
    async pair(state) {
      const creds = { ...initAuthCreds(), me: { id: selfJid }, registered: true };
      await state.set(new Map([['creds', Buffer.from(JSON.stringify(creds, BufferJSON.replacer))]]));
    },
    async stop() {
      await server.close();
      proxy.drop();
    },
    async start() {
      server = await open(port);
    },
    async close() {
      await proxy.close();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

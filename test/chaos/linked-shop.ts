import { randomBytes } from 'node:crypto';
import type { BinaryNode } from '@whiskeysockets/baileys';
import { quietLibsignal } from '../../channels/whatsapp-baileys/quiet-libsignal.ts';
import type { ChannelState } from '../../src/core/channel.ts';
import { memoryState } from '../helpers/channel-deps.ts';
import { createCustomerPhone } from '../helpers/whatsapp-phone.ts';
import { startWhatsApp } from '../helpers/whatsapp-server.ts';

/** A shop that is linked to WhatsApp Web, and its customers' phones, with real Signal sessions. */
export interface LinkedShop {
  webSocketUrl: string;
  /** The phone was linked before: puts the session where the product keeps it. */
  link(state: ChannelState): Promise<void>;
  customer(): Promise<LinkedCustomer>;
  /** Our messages that a phone has shown, by WhatsApp's id: a repeat under the same id is the same message to it. */
  shown: ReadonlySet<string>;
  /** Of those that a phone could not open: whom they were for, with the id. */
  unread: readonly { number: string; id: string }[];
  stop(): Promise<void>;
}

export interface LinkedCustomer {
  number: string;
  jid: string;
  /** Writes to the shop, and returns the message's id. `isTwice`: WhatsApp hands it over a second time. */
  write(text: string, noted: (id: string) => void, isTwice: boolean): Promise<void>;
}

export async function startLinkedShop(): Promise<LinkedShop> {
  quietLibsignal(console);
  // As WhatsApp itself: whoever signs in ends the session of the one before.
  const server = await startWhatsApp({ isOneSession: true });
  const { proxy } = server;
  // What the phones have to know of the shop never changes.
  const state = memoryState();
  await server.pair(state);
  const shown = new Set<string>();
  const unread: { number: string; id: string }[] = [];
  return {
    webSocketUrl: server.webSocketUrl,
    shown,
    unread,
    link: async (kept) => kept.set(await state.get(['creds'])),
    async customer() {
      const digits = `9196${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`;
      const [number, jid] = [`+${digits}`, `${digits}@s.whatsapp.net`];
      const phone = await createCustomerPhone(jid, { jid: server.selfJid, state });
      proxy.attach(phone, async (node: BinaryNode) => {
        const id = node.attrs['id'] ?? '';
        try {
          await phone.read(node);
          shown.add(id);
        } catch {
          unread.push({ number, id });
        }
      });
      return {
        number,
        jid,
        async write(conversation, noted, isTwice) {
          const id = `3A${randomBytes(9).toString('hex').toUpperCase()}`;
          const node = await phone.write({ conversation }, id);
          noted(id);
          proxy.push(node);
          if (isTwice) proxy.push(node);
        },
      };
    },
    stop: () => server.close(),
  };
}

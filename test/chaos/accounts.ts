import type { Dovecot } from '../helpers/dovecot.ts';
import type { LinkedShop } from './linked-shop.ts';

/** Accounts of which only one process may run each. */
export type Owned = 'mailbox' | 'session';

export const ACCOUNT_SID = `AC${'7'.repeat(32)}`;
export const TOKEN = 'a-token-of-the-chaos-that-is-long-enough';
/** The only sender of mails; the receiving server vouches for it. */
export const AUTHSERV = 'mx.kaverihome.example';
/** The account of WhatsApp Web. */
export const WEB = 'web';

export interface Mailbox {
  /** The account. */
  id: string;
  address: string;
  dovecot: Dovecot;
}

/** Where the product finds a server. */
export interface Place {
  host: string;
  port: number;
}

interface Outside {
  twilio: Place;
  smtp: Place;
  mailboxes: readonly (Mailbox & { place: Place })[];
  web: { shop: LinkedShop; place: Place } | null;
}

export function isMailbox(accountId: string): boolean {
  return accountId.startsWith('mail');
}

export function kindOf(accountId: string): Owned {
  return isMailbox(accountId) ? 'mailbox' : 'session';
}

/** The brand's accounts, as they stand in its file. */
export function accountsOf({ twilio, smtp, mailboxes, web }: Outside) {
  const url = `http://${twilio.host}:${twilio.port}`;
  const own = { accountSid: ACCOUNT_SID, authToken: TOKEN, apiBaseUrl: url };
  return [
    { id: 'wa', channel: 'whatsapp-twilio', options: { ...own, number: '+918000000001', contentBaseUrl: url } },
    { id: 'sms', channel: 'sms-twilio', options: { ...own, sender: '+14155550100' } },
    { id: 'phone', channel: 'voice-twilio', options: own },
    { id: 'chat', channel: 'webchat', options: {} },
    ...mailboxes.map(({ id, address, dovecot: { user, password }, place }) => ({
      id,
      channel: 'email',
      options: {
        address,
        fromName: 'Kaveri Home',
        imap: { ...place, secure: false, user, password },
        smtp: { ...smtp, secure: false },
        authservId: AUTHSERV,
        pollMs: 1_000,
      },
    })),
    ...(web === null ? [] : [linkedAccount(web.shop, web.place)]),
  ];
}

function linkedAccount(shop: LinkedShop, { host, port }: Place) {
  const url = new URL(shop.webSocketUrl);
  url.host = `${host}:${port}`;
  // Customers do not wait for a person's pace here.
  const pace = { gapMs: 0, typingMs: 0, perMinute: 100_000 };
  return { id: WEB, channel: 'whatsapp-baileys', options: { webSocketUrl: url.href, pace } };
}

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface TwilioAccountServer {
  url: string;
  accountSid: string;
  authToken: string;
  /** What Twilio has, by path; everything else is 404, and a wrong password 401. */
  has: Record<string, unknown>;
  /** What its clock shows is so far from ours. */
  aheadMs: number;
  stop(): Promise<void>;
}

/** The part of Twilio's REST API in which an account, its numbers and its senders are read. */
export async function startTwilioAccount(): Promise<TwilioAccountServer> {
  const accountSid = `AC${'0'.repeat(32)}`;
  const authToken = 'the-token-of-the-test';
  const password = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
  const server = createServer((request, response) => {
    const isIn = request.headers.authorization === password;
    const found = account.has[(request.url ?? '').split('?')[0] ?? ''];
    response.setHeader('date', new Date(Date.now() + account.aheadMs).toUTCString());
    response.writeHead(!isIn ? 401 : found === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(found ?? {}));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const account: TwilioAccountServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    accountSid,
    authToken,
    has: {},
    aheadMs: 0,
    stop: () => new Promise<void>((done) => void server.close(() => done())),
  };
  return account;
}

/** An account as Twilio shows it, with a number whose calls go there. */
export function twilioNumbers(accountSid: string, voiceUrl: string, number = '+14155550100'): Record<string, unknown> {
  return {
    [`/2010-04-01/Accounts/${accountSid}/IncomingPhoneNumbers.json`]: {
      incoming_phone_numbers: [{ phone_number: number, voice_url: voiceUrl }],
    },
  };
}

export function twilioSenders(callback: string | null, status = 'ONLINE'): Record<string, unknown> {
  return {
    '/v2/Channels/Senders': { senders: [{ sid: 'XE1', sender_id: 'whatsapp:+919876543210', status }] },
    '/v2/Channels/Senders/XE1': { webhook: { callback_url: callback } },
  };
}

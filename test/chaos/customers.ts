import { randomBytes, randomUUID } from 'node:crypto';
import { createPhone, type PhoneState } from '../../src/phone/phone.ts';
import { createPost } from '../../src/phone/webhook.ts';
import { checkTwiml } from '../helpers/twiml-schema.ts';
import { ACCOUNT_SID, AUTHSERV, type Mailbox, TOKEN, WEB } from './accounts.ts';
import type { Installation, Mode } from './installation.ts';
import type { Ledger } from './ledger.ts';
import { insist, twilioPost } from './webhooks.ts';

/** How long a customer waits for an answer before writing on, milliseconds. */
const PATIENCE_MS = 15_000;
const COMPLAINT = 'The bedsheet I got has a big stain and smells of petrol, I want to complain';
/** A question and a complaint that is recorded in three steps. */
const SCRIPTS: readonly (readonly string[])[] = [
  ['hello', 'where is my order KH-10234', 'menu'],
  [COMPLAINT, 'skip', 'yes'],
];

export interface Party {
  installation: Installation;
  ledger: Ledger;
  wave: string;
  /** Webhooks come twice, and some in the wrong order. */
  isUnruly: boolean;
}

/** By the account that they write to. */
export type CustomerKind = 'wa' | 'chat' | 'phone' | 'mail' | 'mail-2' | 'web';

/** Several machines are there for several mailboxes, too, and for the session of which there may be only one. */
export function kindsOf(mode: Mode): readonly CustomerKind[] {
  return ['wa', 'chat', 'phone', 'mail', ...(mode === 'machines' ? (['mail-2', 'web'] as const) : [])];
}

/** One customer from the first message to the last; resolves when all of it was taken. */
export async function visit(kind: CustomerKind, n: number, party: Party): Promise<void> {
  switch (kind) {
    case 'wa':
      return writeOnWhatsApp(n, party);
    case 'chat':
      return writeInChat(n, party);
    case 'phone':
      return call(party);
    case 'mail':
    case 'mail-2':
      return writeLetter(n, party, kind);
    case 'web':
      return writeToLinkedPhone(n, party);
  }
}

async function writeOnWhatsApp(n: number, party: Party): Promise<void> {
  const { installation, ledger, wave, isUnruly } = party;
  const number = `+9198${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`;
  ledger.waveOf.set(`wa ${number}`, wave);
  const script = SCRIPTS[n % SCRIPTS.length] ?? [];
  const post = async (text: string): Promise<void> => {
    const sid = `SM${randomBytes(16).toString('hex')}`;
    const params = { MessageSid: sid, From: `whatsapp:${number}`, To: 'whatsapp:+918000000001', Body: text };
    const send = () => insist(() => twilioPost(installation.address, '/channels/wa/message', params));
    const [response] = await Promise.all(isUnruly ? [send(), send()] : [send()]);
    note(party, 'wa', sid, response);
  };
  if (isUnruly && n % 2 === 0) {
    // All at once, and the provider's order is not the customer's.
    await Promise.all([...script].reverse().map(post));
    return;
  }
  await converse(script, post, () => answersTo(installation, 'wa', number));
  if (script[0] === COMPLAINT) ledger.complaints.push({ wave, account: 'wa', threadKey: number });
}

async function writeInChat(n: number, party: Party): Promise<void> {
  const { installation, ledger, wave, isUnruly } = party;
  const base = `${installation.address}/channels/chat`;
  const opened = await insist(() => fetch(`${base}/session`, { method: 'POST' }));
  const { token } = (await opened.json()) as { token: string };
  const session = Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(token))).toString('hex');
  ledger.waveOf.set(`chat ${session}`, wave);
  const script = SCRIPTS[n % SCRIPTS.length] ?? [];
  const post = async (text: string): Promise<void> => {
    const id = randomUUID();
    const send = () =>
      insist(() => {
        const body = new FormData();
        body.append('id', id);
        body.append('text', text);
        const headers = { authorization: `Bearer ${token}` };
        return fetch(`${base}/messages`, { method: 'POST', headers, body, signal: AbortSignal.timeout(12_000) });
      });
    const [response] = await Promise.all(isUnruly ? [send(), send()] : [send()]);
    note(party, 'chat', `${session}/${id}`, response);
  };
  await converse(script, post, () => answersTo(installation, 'chat', session));
  if (script[0] === COMPLAINT) ledger.complaints.push({ wave, account: 'chat', threadKey: session });
}

async function converse(
  script: readonly string[],
  post: (text: string) => Promise<void>,
  answers: () => Promise<number>,
): Promise<void> {
  for (const text of script) {
    const before = await answers();
    await post(text);
    await patiently(async () => (await answers()) > before);
  }
}

/** By number, so that it does not hang on what the menu offers first. */
async function call(party: Party): Promise<void> {
  const { installation, ledger, wave, isUnruly } = party;
  const said: string[] = [];
  const repeated = async (url: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const send = () => insist(() => fetch(url, { ...init, signal: AbortSignal.timeout(12_000) }));
    const first = await send();
    if (first.status === 200) checkTwiml(await first.clone().text());
    if (!isUnruly || !first.ok || first.status === 204) return first;
    const [body, again] = [await first.text(), await (await send()).text()];
    // "One moment" asks again by itself; what was answered is answered alike.
    const isMoment = /<Pause/.test(body);
    if (body !== again && !isMoment) ledger.differing.push({ wave, what: `${String(url)}: ${body} / ${again}` });
    return new Response(body, { status: first.status });
  };
  const url = `${installation.address}/channels/phone`;
  const phone = createPhone({
    post: createPost({ url, signedUrl: url, accountSid: ACCOUNT_SID, authToken: TOKEN, fetch: repeated }),
    signedUrl: url,
    from: `+1415${String(Math.floor(Math.random() * 1e7)).padStart(7, '0')}`,
    to: '+911800000000',
    onSay: (text) => void said.push(text),
  });
  ledger.waveOf.set(`phone ${phone.callSid}`, wave);
  let steps = 0;
  const step = async (work: () => Promise<PhoneState>): Promise<boolean> => {
    const { state } = await work();
    // A turn that came too late ends the call with a promise to call back.
    if (state === 'asked') {
      ledger.promised.push({ wave, account: 'phone', providerId: `${phone.callSid}:${steps}`, isAccepted: true });
      steps += 1;
    }
    return state === 'asked';
  };
  /** The key that was offered last for it. */
  const keyFor = (wanted: RegExp): string =>
    said
      .join(' ')
      .split(/[.?]/)
      .map((line) => (wanted.test(line) ? /press (\d)/.exec(line)?.[1] : undefined))
      .findLast((digit) => digit !== undefined) ?? '0';

  if (!(await step(() => phone.call()))) return;
  if (!(await step(() => phone.press('1')))) return;
  if (!(await step(() => phone.press(keyFor(/more choices/i))))) return;
  if (!(await step(() => phone.press(keyFor(/complaint/i))))) return;
  if (!(await step(() => phone.say('the chair has a broken leg')))) return;
  if (!(await step(() => phone.press(keyFor(/do not have it/i))))) return;
  if (!(await step(() => phone.press(keyFor(/yes/i))))) return;
  ledger.complaints.push({ wave, account: 'phone', threadKey: phone.callSid });
  await phone.hangUp();
}

/** To the shop's own number. */
async function writeToLinkedPhone(n: number, party: Party): Promise<void> {
  const { installation, ledger, wave, isUnruly } = party;
  const customer = await installation.linkedShop?.customer();
  if (customer === undefined) throw new Error('the shop is not linked');
  const { number, jid } = customer;
  ledger.waveOf.set(`${WEB} ${number}`, wave);
  const script = SCRIPTS[n % SCRIPTS.length] ?? [];
  const note = (id: string): void => {
    ledger.promised.push({ wave, account: WEB, providerId: `${number}/${id}`, isAccepted: true });
  };
  await converse(
    script,
    (text) => customer.write(text, note, isUnruly),
    () => answersTo(installation, WEB, jid),
  );
  if (script[0] === COMPLAINT) ledger.complaints.push({ wave, account: WEB, threadKey: number });
}

async function writeLetter(n: number, party: Party, account: string): Promise<void> {
  const { installation, ledger, wave, isUnruly } = party;
  const mailbox = installation.mailboxes.find(({ id }) => id === account);
  if (mailbox === undefined) throw new Error(`no mailbox ${account}`);
  const sender = `c-${randomBytes(6).toString('hex')}@customer.example`;
  const id = `<${randomBytes(8).toString('hex')}@customer.example>`;
  const isComplaint = n % 2 === 1;
  const text = isComplaint
    ? `I want to make a formal complaint. The parcel came three days late and the courier was rude. ${sender}`
    : `Where is my order KH-10234? ${sender}`;
  ledger.waveOf.set(`${account} ${sender}`, wave);
  ledger.promised.push({ wave, account, providerId: id, isAccepted: true });
  const mail = letter(mailbox, { sender, id, text });
  // The same mail twice: a server that was not sure whether it had handed it over.
  await mailbox.dovecot.deliverMany(isUnruly ? [mail, mail] : [mail]);
  await patiently(async () => (await answersTo(installation, account, sender)) > 0);
}

function letter({ address }: Mailbox, { sender, id, text }: { sender: string; id: string; text: string }): string {
  return `Return-Path: <${sender}>
Authentication-Results: ${AUTHSERV}; dmarc=pass header.from=customer.example
From: A Customer <${sender}>
To: ${address}
Subject: My order
Date: ${new Date().toUTCString()}
Message-ID: ${id}

${text}
`;
}

/** Answers that are no longer on their way. */
async function answersTo({ database }: Installation, account: string, threadKey: string): Promise<number> {
  const [own, address] = account === 'wa' ? ['wa', `whatsapp:${threadKey}`] : [account, threadKey];
  return database.count(
    "select count(*) from outbox where account_id = ? and to_address = ? and status not in ('queued', 'sending')",
    own,
    address,
  );
}

function note({ ledger, wave }: Party, account: string, providerId: string, response: Response | undefined): void {
  const isAccepted = response?.ok === true;
  ledger.promised.push({ wave, account, providerId, isAccepted });
  if (!isAccepted) ledger.refused.push({ wave, what: `${account} ${response?.status}` });
}

async function patiently(isAnswered: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (performance.now() < deadline) {
    try {
      if (await isAnswered()) return;
    } catch {
      // The database is being tormented; the customer waits.
    }
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}

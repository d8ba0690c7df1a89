import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../src/console/texts/en/index.ts';
import { createPhone, type Phone } from '../../src/phone/phone.ts';
import { createPost } from '../../src/phone/webhook.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { startTwilioRest, type TwilioRest } from '../helpers/twilio-rest.ts';
import { checkedFetch } from '../helpers/twiml-schema.ts';
import { AGENTS, ALWAYS, CALLER, SID, TOKEN } from '../phone/shop-phone.ts';
import { type Agents, START_MS, startAgents } from './agents.ts';
import { findingsOfLooks } from './looks.ts';

/**
 * In place of the chunk with Twilio's SDK: a phone that implements our port and does as the test says. It is handed to the
 * browser by the test; the product knows nothing of it.
 */
const FAKE_DEVICE = `
export async function openSoftphone(token, events) {
  await window.beforeOpen;
  const did = [];
  const make = () => {
    const call = {
      answer() { did.push('answer'); events.talking(call); },
      decline() { did.push('decline'); events.ended(call); },
      hangUp() { did.push('hang up'); events.ended(call); },
      mute(isMuted) { did.push(isMuted ? 'mute' : 'unmute'); },
      press(key) { did.push('key ' + key); },
    };
    window.phone.call = call;
    return call;
  };
  window.phone = { token, events, did, ring: () => events.incoming(make()), otherEnds: () => events.ended(window.phone.call) };
  queueMicrotask(events.ready);
  return {
    renew(next) { did.push(next === token ? 'same token' : 'new token'); },
    async callBack(callSid) { did.push('call back ' + callSid); const call = make(); setTimeout(() => events.talking(call), 300); },
    close() { did.push('close'); },
  };
}`;
interface FakePhone {
  token: string;
  did: string[];
  ring(): void;
  otherEnds(): void;
  events: { fault(fault: string): void; lost(): void; ready(): void; tokenEnds(): void };
}

describe('the phone in the console', () => {
  let twilio: TwilioRest;
  let agents: Agents;

  beforeAll(async () => {
    twilio = await startTwilioRest(SID, TOKEN);
    const options = { accountSid: SID, authToken: TOKEN, apiBaseUrl: twilio.url, agents: AGENTS };
    agents = await startAgents({
      shop: { accounts: [{ id: 'shop-phone', channel: 'voice-twilio', options }], hours: ALWAYS },
    });
  }, START_MS);
  afterAll(async () => {
    await agents?.stop();
    await twilio?.stop();
  });

  const base = () => `${agents.running.address}/channels/shop-phone`;
  const webhook = () => ({
    url: base(),
    signedUrl: base(),
    accountSid: SID,
    authToken: TOKEN,
    fetch: checkedFetch,
  });
  const fake = async (page: Page) => {
    await page.route('**/assets/twilio-device-*.js', (route) =>
      route.fulfill({ contentType: 'text/javascript', body: FAKE_DEVICE }),
    );
  };
  const tell = (page: Page, what: (phone: FakePhone) => void) =>
    page.evaluate(`(${what})(window.phone)`) as Promise<void>;
  const did = (page: Page): Promise<string[]> =>
    page.evaluate(() => (window as unknown as { phone: FakePhone }).phone.did);
  const openPanel = async (page: Page) => {
    await page.getByRole('button', { name: /^(Phone|फ़ोन):/ }).click();
    await page.getByRole('dialog', { name: /^(Phone|फ़ोन):/ }).waitFor();
  };
  /** An agent at the desk who takes calls. */
  async function there(who: 'asha' | 'ravi', look: Parameters<Agents['open']>[2] = {}): Promise<Page> {
    const page = await agents.open(who, '/console/tickets', { ...look, before: fake });
    await openPanel(page);
    await page.getByRole('button', { name: /Take calls|कॉल लें/ }).click();
    await page.getByText(/^(Phone: available|फ़ोन: उपलब्ध)$/).waitFor();
    await expect.poll(() => stateOf(who)).toBe(true);
    return page;
  }
  const list = async () => JSON.parse(JSON.stringify(await agents.get('asha', '/api/calls')));
  const stateOf = async (who: 'asha' | 'ravi'): Promise<boolean | undefined> =>
    (await list()).agents.find(({ name }: { name: string }) => name.toLowerCase().startsWith(who))?.isAvailable;
  /** A customer who asks for a person. */
  async function caller(from = CALLER): Promise<Phone> {
    const phone = createPhone({
      signedUrl: base(),
      post: createPost(webhook()),
      from,
      to: '+911800000000',
      onSay: () => {},
    });
    await phone.call();
    await phone.press('1');
    await phone.say('I want to talk to a person');
    return phone;
  }
  /** Twilio does what it was asked last, and fetches the document of the call that was sent on. */
  async function follow(phone: Phone): Promise<string> {
    const asked = twilio.calls.at(-1);
    expect(asked?.['Sid']).toBe(phone.callSid);
    return createPost(webhook())(asked?.['Url'] ?? '', { CallSid: phone.callSid, From: CALLER, To: '+911800000000' });
  }

  it('rings with who it is, is answered, muted, keyed, put on hold, sent on, and given to a colleague', async () => {
    const asha = await there('asha');
    const phone = await caller();
    await tell(asha, (own) => own.ring());
    await asha
      .getByRole('alert')
      .filter({ hasText: `Call from ${CALLER} for Kaveri Home` })
      .waitFor();
    await asha
      .getByRole('link', { name: /^Ticket \d{3} \d{3} \d{4}$/ })
      .first()
      .waitFor();
    await asha.getByText('waited less than a minute').waitFor();

    await asha.getByRole('button', { name: 'Answer' }).click();
    await phone.pickUp();
    await asha.getByRole('button', { name: 'Mute', exact: true }).click();
    await asha.getByRole('button', { name: 'Keypad' }).click();
    await asha.getByRole('button', { name: 'Key 5' }).click();
    await agents.picture(asha, 'softphone-talking');
    expect(await did(asha)).toEqual(['answer', 'mute', 'key 5']);

    await asha.getByRole('button', { name: 'Hold', exact: true }).click();
    await expect.poll(() => twilio.calls.length).toBe(1);
    expect(await follow(phone)).toContain('stay on the line');
    await tell(asha, (own) => own.otherEnds());
    await asha.getByRole('button', { name: 'Take off hold' }).click();
    await expect.poll(() => twilio.calls.length).toBe(2);
    expect(await follow(phone)).toMatch(/<Dial.*<Client/);
    await tell(asha, (own) => own.ring());
    await expect.poll(() => did(asha)).toEqual(['answer', 'mute', 'key 5', 'answer']);

    const whisper = /url="([^"]+whisper[^"]+)"/.exec(await follow(phone))?.[1]?.replaceAll('&amp;', '&') ?? '';
    // Whoever took the call off hold hears nothing about it again.
    expect(await createPost(webhook())(whisper, { CallSid: `CA${'9'.repeat(32)}` })).not.toContain('<Say');
    const ravi = await there('ravi');
    await asha.getByRole('button', { name: 'Send on' }).click();
    await asha.getByRole('menuitem', { name: 'To Ravi Kumar' }).click();
    await expect.poll(() => twilio.calls.length).toBe(3);
    expect(await follow(phone)).toMatch(/<Dial.*<Client/);
    await tell(asha, (own) => own.otherEnds());
    await tell(ravi, (own) => own.ring());
    await ravi
      .getByRole('alert')
      .filter({ hasText: `Call from ${CALLER}` })
      .waitFor();
    await ravi.getByRole('button', { name: 'Decline' }).click();

    expect(await did(ravi)).toEqual(['decline']);
    await phone.hangUp();
    await ravi.goto('about:blank');
    await expect.poll(() => stateOf('ravi')).toBe(false);
    await asha.context().close();
    await ravi.context().close();
  });

  it('shows who waits, calls back by hand, and works by keys alone', async () => {
    const asha = await there('asha');
    const talking = await caller('+919845000001');
    await tell(asha, (own) => own.ring());
    await asha.getByRole('button', { name: 'Answer' }).focus();
    await asha.keyboard.press('Enter');
    await talking.pickUp();
    const waiting = await caller('+919845000002');
    await waiting.press('1');
    await asha.getByText('Number 1 · +919845000002').waitFor();
    await asha.getByText('to be called back').waitFor();
    // Nobody dials by itself here.
    await asha.getByText('waits until one of you calls back').waitFor();
    await agents.picture(asha, 'softphone-queue');
    await asha.getByRole('button', { name: 'Hang up' }).focus();
    await asha.keyboard.press('Enter');
    await talking.otherHangsUp();

    // Two presses are one call.
    await asha.getByRole('button', { name: 'Call back now' }).dblclick();

    await asha.getByRole('button', { name: 'Hang up' }).waitFor();
    expect((await did(asha)).filter((one) => one.startsWith('call back'))).toEqual([`call back ${waiting.callSid}`]);
    await expect
      .poll(
        async () => (await list()).open.find(({ callSid }: { callSid: string }) => callSid === waiting.callSid)?.state,
      )
      .toBe('ringing');
    await asha
      .getByText(/^Call-back to \+919845000002 for Kaveri Home/)
      .first()
      .waitFor();
    await asha.context().close();
  });

  it('says in plain words what is wrong, renews its token, and is away when the tab is gone', async () => {
    const asha = await there('asha');
    await tell(asha, (own) => own.events.tokenEnds());
    await expect.poll(() => did(asha)).toEqual([expect.stringMatching(/token$/)]);
    await tell(asha, (own) => own.events.lost());
    await asha.getByText('The phone has no connection to Twilio.').waitFor();
    await expect.poll(() => stateOf('asha')).toBe(false);
    await tell(asha, (own) => own.events.ready());
    await expect.poll(() => stateOf('asha')).toBe(true);
    await tell(asha, (own) => own.events.fault('other'));
    await asha.getByText('The phone reported a fault.').waitFor();

    // The page goes; a tab that dies without a word is taken for gone 45 seconds later.
    await asha.goto('about:blank');

    await expect.poll(() => stateOf('asha')).toBe(false);
    await asha.context().close();
  });

  it('does not come back by itself to whoever went away while it was still being opened', async () => {
    const asha = await agents.open('asha', '/console/tickets', { before: fake });
    await openPanel(asha);
    await asha.evaluate('void (window.beforeOpen = new Promise((open) => { window.openNow = open; }))');
    await asha.getByRole('button', { name: 'Take calls' }).click();
    await asha.getByText('Phone: connecting').waitFor();
    await asha.getByRole('button', { name: 'Go away' }).click();
    await asha.evaluate('window.openNow()');

    await expect.poll(() => asha.evaluate('window.phone?.did')).toEqual(['close']);
    expect(await asha.getByText('Phone: away').isVisible()).toBe(true);
    expect(await stateOf('asha')).toBe(false);
    await asha.context().close();
  });

  it('is there with the next sign where the first one was lost, and has missed no call', async () => {
    const ravi = await agents.open('ravi', '/console/tickets', {
      before: async (page) => {
        await page.clock.install();
        await fake(page);
      },
    });
    await openPanel(ravi);
    let isLost = true;
    await ravi.route('**/api/calls/presence', (route) => (isLost ? route.abort() : route.continue()));
    await ravi.getByRole('button', { name: 'Take calls' }).click();
    await ravi.getByText(en.shell.offline).first().waitFor();
    isLost = false;
    await ravi.clock.runFor(20_000);

    await expect.poll(() => stateOf('ravi')).toBe(true);
    expect(await ravi.getByText(en.phone.faults.missed).count()).toBe(0);
    await ravi.context().close();
  });

  it('is away at once for whoever signs out', async () => {
    const ravi = await agents.open('ravi', '/console/tickets', { before: fake });
    // A session of its own: the other tests go on with theirs.
    await ravi.context().clearCookies();
    await ravi.context().request.post(`${agents.running.address}/auth/sign-in/email`, {
      headers: { origin: agents.running.address },
      data: { email: 'ravi@shop.example', password: 'a long enough password' },
    });
    await ravi.reload();
    await openPanel(ravi);
    await ravi.getByRole('button', { name: 'Take calls' }).click();
    await expect.poll(() => stateOf('ravi')).toBe(true);
    await ravi.keyboard.press('Escape');
    await ravi.getByRole('button', { name: en.shell.account }).click();
    await ravi.getByRole('menuitem', { name: en.shell.signOut }).click();
    await ravi.getByLabel(en.session.email).waitFor();

    expect(await stateOf('ravi')).toBe(false);
    await ravi.context().close();
  });

  it('leaves the next caller to be answered by hand where taking one off hold did not work', async () => {
    const ravi = await there('ravi');
    const phone = await caller();
    await tell(ravi, (own) => own.ring());
    await ravi.getByRole('button', { name: 'Answer' }).click();
    await phone.pickUp();
    const before = twilio.calls.length;
    await ravi.getByRole('button', { name: 'Hold', exact: true }).click();
    await expect.poll(() => twilio.calls.length).toBe(before + 1);
    await follow(phone);
    await tell(ravi, (own) => own.otherEnds());
    await ravi.route('**/move', (route) => route.abort());
    await ravi.getByRole('button', { name: 'Take off hold' }).click();
    await ravi.getByText(en.shell.offline).first().waitFor();

    await tell(ravi, (own) => own.ring());

    await ravi.getByRole('button', { name: 'Answer' }).waitFor();
    expect(await did(ravi)).toEqual(['answer']);
    await phone.hangUp();
    await ravi.context().close();
  });

  it.each(['en-IN', 'hi-IN'])('fits and can be used by everybody, at a desk and on a phone, in %s', async (locale) => {
    const asha = await there('asha', { locale });
    const phone = await caller();
    await tell(asha, (own) => own.ring());
    await asha.getByRole('button', { name: /^(Answer|उठाएँ)$/ }).waitFor();
    await asha
      .getByRole('link', { name: /\d{3} \d{3} \d{4}$/ })
      .first()
      .waitFor();

    expect(await findingsOfLooks(asha, `softphone-${locale}`, agents)).toEqual([]);
    expect(await asha.getByRole('button', { name: /^(Answer|उठाएँ)$/ }).isVisible()).toBe(true);
    await phone.hangUp();
    await asha.context().close();
  });

  describe('with Twilio’s own SDK', () => {
    it('is loaded under our policy when calls are taken, with our token, and asks Twilio’s hosts alone', async () => {
      const asked = new Set<string>();
      const sent: string[] = [];
      const asha = await agents.open('asha', '/console/tickets', {
        before: async (page) => {
          page.on('request', (request) => asked.add(new URL(request.url()).host));
          page.on('websocket', (socket) => asked.add(new URL(socket.url()).host));
          await page.routeWebSocket(/twilio\.com/, (socket) => {
            asked.add(new URL(socket.url()).host);
            socket.onMessage((message) => void sent.push(String(message)));
          });
        },
      });
      const loaded = asha.waitForResponse(/twilio-device-.*\.js/);
      await openPanel(asha);
      expect([...asked].filter((host) => host.includes('twilio'))).toEqual([]);
      await asha.getByRole('button', { name: 'Take calls' }).click();
      expect((await loaded).status()).toBe(200);

      await expect.poll(() => sent.join(' '), { timeout: 20_000 }).toContain('"type":"listen"');
      const [, claims = ''] = /"token":"[^".]+\.([^".]+)\./.exec(sent.join(' ')) ?? [];
      expect(JSON.parse(Buffer.from(claims, 'base64url').toString('utf8'))).toMatchObject({
        iss: AGENTS.apiKeySid,
        sub: SID,
      });
      const ours = new URL(agents.running.address).host;
      const foreign = [...asked].filter((host) => host !== ours);
      expect(foreign).toContain('voice-js.roaming.twilio.com');
      for (const host of foreign) expect(TWILIO_HOSTS).toContain(host);
      await asha.context().close();
    });

    it('says so where it cannot reach Twilio, or there is no microphone', async () => {
      const cut = await agents.open('asha', '/console/tickets');
      await openPanel(cut);
      await cut.getByRole('button', { name: 'Take calls' }).click();
      await cut.getByText('The phone has no connection to Twilio.').waitFor({ timeout: 30_000 });
      await cut.context().close();

      const browser = await launchBrowser();
      const mute = await agents.open('asha', '/console/tickets', { browser });
      await openPanel(mute);
      await mute.getByRole('button', { name: 'Take calls' }).click();
      await mute.getByText('The browser does not give the microphone.').waitFor();
      await browser.close();
    });
  });

  it('broke no rule of the page’s policy', () => {
    expect(agents.complaints).toEqual([]);
  });
});

/** What the README of @twilio/voice-sdk names under "Content Security Policy". */
const TWILIO_HOSTS = ['eventgw.twilio.com', 'voice-js.roaming.twilio.com', 'media.twiliocdn.com', 'sdk.twilio.com'];

import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { whatsappTwilio } from '../../../channels/whatsapp-twilio/index.ts';
import { readApprovals } from '../../../src/core/template-approval.ts';
import { type FakeChannelDeps, fakeChannelDeps } from '../../helpers/channel-deps.ts';
import { freePort } from '../../helpers/redis-server.ts';
import { startTwilioRest, type TwilioRest } from '../../helpers/twilio-rest.ts';

const SID = `AC${'a'.repeat(32)}`;
const TOKEN = 'the-token-of-the-test';
const HOUR_MS = 60 * 60_000;
const sid = (letter: string) => `HX${letter.repeat(32)}`;
const TEMPLATES = [
  { id: sid('a'), name: 'update', language: 'en' },
  { id: sid('b'), name: 'update', language: 'hi' },
  { id: sid('c'), name: 'code', language: 'en' },
] as const;

describe('approval of templates', () => {
  let rest: TwilioRest;
  let deps: FakeChannelDeps;
  beforeAll(async () => {
    rest = await startTwilioRest(SID, TOKEN);
  });
  afterAll(() => rest.stop());
  beforeEach(() => {
    deps = fakeChannelDeps('wa', { templates: [...TEMPLATES] });
    rest.asked.length = 0;
    rest.contents.clear();
    rest.approvals.clear();
    for (const { id } of TEMPLATES.slice(0, 2)) rest.contents.set(id, 'template');
    rest.approvals.set(sid('a'), { status: 'approved' });
    rest.approvals.set(sid('b'), { status: 'rejected', rejection_reason: 'INVALID_FORMAT' });
  });
  const open = (contentBaseUrl = rest.url) =>
    whatsappTwilio.create(
      whatsappTwilio.options.parse({
        accountSid: SID,
        authToken: TOKEN,
        number: '+919000000000',
        apiBaseUrl: rest.url,
        contentBaseUrl,
      }),
      deps,
    );
  const states = async () =>
    [...(await readApprovals(deps.state))].map(([id, { state, reason }]) => [id.slice(2, 3), state, reason]).sort();

  it('is asked at the start, kept, and asked again each hour until the channel stops', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const channel = open();
    await channel.start();
    await expect.poll(states).toEqual([
      ['a', 'approved', ''],
      ['b', 'rejected', 'INVALID_FORMAT'],
      ['c', 'missing', ''],
    ]);

    rest.approvals.set(sid('a'), { status: 'paused' });
    vi.advanceTimersByTime(HOUR_MS - 1);
    expect(rest.asked).toHaveLength(3);
    vi.advanceTimersByTime(1);
    await expect.poll(async () => (await states())[0]).toEqual(['a', 'paused', '']);
    await channel.stop();
    vi.advanceTimersByTime(5 * HOUR_MS);
    vi.useRealTimers();

    expect(rest.asked).toHaveLength(6);
  });

  it('that Twilio does not tell stays what it was; a template that left the brand file is forgotten', async () => {
    const channel = open();
    await channel.start();
    await expect.poll(states).toHaveLength(3);
    await channel.stop();
    deps = { ...deps, templates: [TEMPLATES[0]] };

    const later = open(`http://127.0.0.1:${await freePort()}`);
    await later.start();

    await expect.poll(states).toEqual([['a', 'approved', '']]);
    await later.stop();
  });
});

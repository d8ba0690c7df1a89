import { describe, expect, it } from 'vitest';
import { createBreaker } from '../../../channels/whatsapp-baileys/breaker.ts';
import { afterDisconnect } from '../../../channels/whatsapp-baileys/disconnect.ts';
import { whatsappBaileysOptions } from '../../../channels/whatsapp-baileys/options.ts';
import { createPace } from '../../../channels/whatsapp-baileys/pace.ts';
import { memoryState } from '../../helpers/channel-deps.ts';
import { type FakeClock, fakeClock } from '../../helpers/service-deps.ts';

const [ASHA, RAVI, MEERA] = ['919845012301', '919845012302', '919845012303'].map((one) => `${one}@s.whatsapp.net`);

describe('the pace of an account', () => {
  const signal = new AbortController().signal;
  /** Milliseconds that a message has to wait for its next try; null: it may go out. */
  function paceOf(pace: object, clock: FakeClock) {
    const { turn } = createPace(whatsappBaileysOptions.parse({ pace: { typingMs: 0, ...pace } }), clock);
    return (jid = '') => turn(jid, 10, signal, async () => {});
  }

  it('leaves time between two messages to one customer, and none between two customers', async () => {
    const clock = fakeClock();
    const turn = paceOf({ gapMs: 20_000 }, clock);

    expect(await turn(ASHA)).toBe(null);
    expect(await turn(ASHA)).toBe(20_000);
    expect(await turn(RAVI)).toBe(null);
    clock.advance(20_000);
    expect(await turn(ASHA)).toBe(null);
  });

  it('sends no more than so many messages in any minute', async () => {
    const clock = fakeClock();
    const turn = paceOf({ gapMs: 0, perMinute: 2 }, clock);

    expect(await turn(ASHA)).toBe(null);
    clock.advance(15_000);
    expect(await turn(RAVI)).toBe(null);
    expect(await turn(MEERA)).toBe(45_000);
    clock.advance(45_001);
    expect(await turn(MEERA)).toBe(null);
    expect(await turn(ASHA)).toBe(15_000 - 1);
  });
});

describe('the breaker that keeps the number from being banned', () => {
  function open() {
    const clock = fakeClock();
    const deps = { state: memoryState(), clock, log: { info() {}, warn() {}, error() {} } };
    return { clock, deps, breaker: createBreaker(deps) };
  }

  it('stops at refusals to three customers within ten minutes, and stays so over a restart until a person goes on', async () => {
    const { breaker, deps } = open();
    for (const jid of [ASHA, RAVI, RAVI, ASHA]) await breaker.refused(jid ?? '', '400');
    expect(breaker.reason()).toBe(null);

    await breaker.refused(MEERA ?? '', '400');

    expect(breaker.reason()).toContain('3 customers');
    const later = createBreaker(deps);
    await later.load();
    expect(later.reason()).toContain('3 customers');
    await later.close();
    expect(later.reason()).toBe(null);
  });

  it('forgets refusals after ten minutes', async () => {
    const { breaker, clock } = open();
    await breaker.refused(ASHA ?? '', '400');
    await breaker.refused(RAVI ?? '', '400');
    clock.advance(10 * 60_000);

    await breaker.refused(MEERA ?? '', '400');

    expect(breaker.reason()).toBe(null);
  });

  it('opens by itself when a lock of WhatsApp’s with an end is over', async () => {
    const { breaker, clock } = open();
    await breaker.trip('WhatsApp locked us out of new chats', new Date(clock.now().getTime() + 60_000));

    expect(breaker.reason()).toContain('locked us out');
    clock.advance(60_000);
    expect(breaker.reason()).toBe(null);
  });
});

it('a session that ends with 500 is tried again four times; then it is broken for good', () => {
  const ends = [1, 2, 3, 4, 5].map((failures) => afterDisconnect(500, failures));

  expect(ends.slice(0, 4)).toEqual(Array(4).fill({ next: 'reconnect', at: 'later' }));
  expect(ends[4]).toMatchObject({ next: 'stop', isOver: true });
});

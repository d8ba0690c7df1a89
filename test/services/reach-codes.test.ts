import { describe, expect, it } from 'vitest';
import type { Refusal } from '../../src/core/channel-outcome.ts';
import { reportOf, TWILIO_ERRORS } from '../../src/lib/twilio-errors.ts';
import { createChannelDeps } from '../../src/services/channel-deps.ts';
import { shop } from './reach-shop.ts';

const MINUTE_MS = 60_000;
const ASKED = 'Where is it?';

/** A shop whose answer was taken by Twilio; callbacks come as Twilio signs them, and `ways` is what was sent how, in order. */
async function answered() {
  const at = await shop();
  await at.knownByMail();
  await at.write(ASKED);
  await at.deliverAll();
  const account = at.deps.accounts.get('wa');
  if (account === undefined) throw new Error('no account');
  const { report } = createChannelDeps(account, {
    deps: at.deps,
    publicUrl: '',
    receive: async () => ({ outcome: 'quarantined', reason: '' }),
    receiveAndWait: async () => ({ status: 'late' }),
  });
  const own = () => at.sent.filter(({ content }) => content.text.includes(ASKED));
  return {
    ...at,
    own,
    ways: () => own().map(({ accountId, content }) => (content.approved === undefined ? accountId : 'template')),
    callback: async (MessageStatus: string, ErrorCode: string, row = own().at(-1)?.id ?? '') => {
      const said = reportOf({ MessageSid: 'SM1', MessageStatus, ErrorCode }, 'wa', row);
      if (said !== null) await report(said);
      await at.deliverAll();
    },
  };
}

/** What comes after a message that Twilio took and then could not bring, by the class of its code. */
const NEXT: Record<Refusal | 'permanent', { ways: string[]; tickets: number }> = {
  passing: { ways: ['wa', 'wa'], tickets: 0 },
  'window-closed': { ways: ['wa', 'template'], tickets: 0 },
  unreachable: { ways: ['wa', 'mail'], tickets: 0 },
  blocked: { ways: ['wa', 'mail'], tickets: 0 },
  content: { ways: ['wa', 'mail'], tickets: 0 },
  permanent: { ways: ['wa', 'mail'], tickets: 0 },
  // Nothing is written elsewhere to who said STOP; but they asked, so a person has to see it.
  unsubscribed: { ways: ['wa'], tickets: 1 },
  expired: { ways: ['wa'], tickets: 0 },
};

describe('a failure that Twilio reports after it has taken the message', () => {
  const codes = Object.entries(TWILIO_ERRORS).map(([code, meaning]) => [code, meaning.class, meaning.says] as const);

  it.each(codes)('%s (%s) is shown, and goes on as its class says', async (code, kind, says) => {
    const { deps, callback, ways, tickets, undelivered, own } = await answered();

    await callback('undelivered', code);
    deps.clock.advance(MINUTE_MS);
    await callback('sent', '0');

    expect(ways()).toEqual(NEXT[kind].ways);
    expect(await tickets()).toHaveLength(NEXT[kind].tickets);
    const first = own()[0]?.id ?? '';
    const reason = `Twilio error ${code}: ${says}`;
    expect(await deps.store.reach.facts(first)).toMatchObject({ status: 'failed', reason });
    const isListed = (await undelivered()).some(({ message }) => message.id === first);
    expect(isListed).toBe(NEXT[kind].ways.length === 1);
  });

  it('is tried twice more on the same way, a little later each time, and then goes another one', async () => {
    const { deps, callback, ways } = await answered();

    await callback('undelivered', '63018');
    expect(ways()).toEqual(['wa']);
    deps.clock.advance(MINUTE_MS);
    await callback('queued', '0');
    expect(ways()).toEqual(['wa', 'wa']);
    await callback('failed', '30008');
    deps.clock.advance(MINUTE_MS);
    await callback('queued', '0');
    expect(ways()).toEqual(['wa', 'wa']);
    deps.clock.advance(MINUTE_MS);
    await callback('queued', '0');
    expect(ways()).toEqual(['wa', 'wa', 'wa']);
    await callback('undelivered', '63012');

    expect(ways()).toEqual(['wa', 'wa', 'wa', 'mail']);
  });

  it('does not move a message back that has arrived, and a late word of its arrival stops the next try', async () => {
    const { deps, own, callback, ways, undelivered } = await answered();
    await callback('delivered', '0');
    await callback('undelivered', '30008');
    deps.clock.advance(5 * MINUTE_MS);
    await callback('sent', '0');

    expect(ways()).toEqual(['wa']);
    expect(await undelivered()).toHaveLength(0);
    expect(own()).toHaveLength(1);
  });
});

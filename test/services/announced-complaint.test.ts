import { describe, expect, it } from 'vitest';
import { acknowledgeComplaints } from '../../src/services/clocks/acknowledge.ts';
import { handOver } from '../../src/services/hand-over.ts';
import { PHONE } from '../helpers/orders.ts';
import { openRoad } from '../helpers/road.ts';

const HOUR = 60 * 60_000;

async function handedOff(words = 'I want to talk to a human') {
  const road = await openRoad();
  const asha = road.whatsApp(PHONE);
  await asha.say(words);
  const [request] = await road.tickets();
  return { road, asha, request: request ?? expect.fail('no ticket') };
}

describe('a complaint that is announced while people have the conversation', () => {
  it.each(['complaint karo meri', 'I want to file a complaint', 'मुझे शिकायत दर्ज करनी है'])(
    'is one, with the clocks of the law, its number and its copy: %s',
    async (words) => {
      const { road, asha, request } = await handedOff();
      expect(request.kind).toBe('request');
      road.clock.advance(HOUR);
      const before = road.outbound.length;
      await asha.say(words);

      const [complaint] = await road.tickets();
      expect(complaint).toMatchObject({ id: request.id, kind: 'complaint' });
      expect(complaint?.ackDueAt?.getTime()).toBe(request.receivedAt.getTime() + 48 * HOUR);
      await acknowledgeComplaints(road.deps);
      await road.settle();
      const said = road.outbound.slice(before).map(({ content }) => content.text);
      expect(said.join('\n').replace(/\s/g, '')).toContain(request.numbers[0]);
      expect(said.at(-1)).toContain('“I want to talk to a human”');
      expect((await road.tickets())[0]?.acknowledgedAt).not.toBeNull();
    },
  );

  it('is one too where a colleague has taken it', async () => {
    const { road, asha } = await handedOff();
    await handOver(road.deps, asha.conversationId(), 'person', { userId: 'agent-1', brandIds: ['shop'] });
    await asha.say('please register my complaint');

    expect(await road.tickets()).toMatchObject([{ kind: 'complaint' }]);
  });

  it.each(['do you have a complaint number?', 'no complaint, just call me', 'thanks', 'where is my refund', 'hello??'])(
    'is not "%s"',
    async (words) => {
      const { road, asha } = await handedOff();
      await asha.say(words);

      expect(await road.tickets()).toMatchObject([{ kind: 'request' }]);
    },
  );

  it('makes no second one of what is a complaint', async () => {
    const { road, asha } = await handedOff(
      'talk to a human, your boy abused my mother and I will go to consumer court',
    );
    const [complaint] = await road.tickets();
    await asha.say('complaint karo meri');

    expect(await road.tickets()).toHaveLength(1);
    expect((await road.tickets())[0]?.id).toBe(complaint?.id);
  });
});

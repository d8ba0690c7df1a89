import { describe, expect, it } from 'vitest';
import type { Advice } from '../../src/core/advice.ts';
import { openRoad } from '../helpers/road.ts';

const UNCLEAR = 'blue elephants dance over the hill';

async function talk(advice: Advice | null, ...texts: string[]): Promise<{ asked: string[]; answers: string[] }> {
  const asked: string[] = [];
  const advise = (text: string): Promise<Advice | null> => {
    asked.push(text);
    return Promise.resolve(advice);
  };
  const road = await openRoad({ overrides: { advise } });
  const shopper = road.whatsApp('+919876500000');
  const answers: string[] = [];
  for (const text of texts) answers.push((await shopper.say(text)).join('\n'));
  return { asked, answers };
}

describe('a second reader', () => {
  it('is asked where nothing was understood, and its flow is started', async () => {
    const { asked, answers } = await talk({ flow: 'cancel', slots: {} }, UNCLEAR);

    expect(asked).toEqual([UNCLEAR]);
    expect(answers).toEqual((await talk(null, 'cancel my order')).answers);
  });

  it('is not asked where the engine understands', async () => {
    const { asked } = await talk({ flow: 'cancel', slots: {} }, 'where is my order', 'I don’t have it');

    expect(asked).toEqual([]);
  });

  it.each([null, { flow: 'no-such-flow', slots: {} }])('changes nothing with %j', async (advice) => {
    expect((await talk(advice, UNCLEAR)).answers).toEqual((await talk(null, UNCLEAR)).answers);
  });

  it('never writes to the customer', async () => {
    const { answers } = await talk({ flow: 'cancel', slots: { orderNumber: 'EVIL', reason: 'EVIL' } }, UNCLEAR);

    expect(answers.join('')).not.toContain('EVIL');
  });
});

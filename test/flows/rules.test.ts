import { describe, expect, it } from 'vitest';
import type { Slots } from '../../src/core/flow.ts';
import { INITIAL_FLOW_STATE } from '../../src/core/flow-state.ts';
import { brandFacts } from '../../src/services/facts.ts';
import { engine, factsFor } from './play.ts';
import { shopBrand } from './shop.ts';
import { NOW } from './shop-orders.ts';

type Shipping = Partial<(typeof shopBrand)['policies']['shipping']>;

/** Keys of what is said to a question, by a brand with these rules. */
function answersTo(text: string, values: Slots): string[] {
  const facts = factsFor('chat');
  const message = { kind: 'message' as const, text, files: 0 };
  const { prompts } = engine.advance(INITIAL_FLOW_STATE, message, { ...facts, values: { ...facts.values, ...values } });
  return prompts.map((prompt) => prompt.text);
}

function valuesOf(shipping: Shipping, warrantyMonths: Record<string, number> = {}): Slots {
  const policies = {
    ...shopBrand.policies,
    warrantyMonths,
    shipping: { days: null, chargePaise: null, freeAbovePaise: null, returnPaidBy: null, ...shipping },
  };
  return brandFacts({ ...shopBrand, policies }, NOW).values;
}

describe('rules of the brand', () => {
  it.each<[text: string, Shipping, said: string]>([
    ['is shipping free?', { chargePaise: 0 }, 'rules.deliveryFree'],
    ['is shipping free?', { chargePaise: 4_900, freeAbovePaise: 49_900 }, 'rules.deliveryFreeFrom'],
    ['delivery charges kitne hain', { chargePaise: 4_900 }, 'rules.deliveryCharge'],
    ['डिलीवरी कितने दिन में होती है', { days: 4 }, 'rules.deliveryTime'],
    ['who pays for return shipping', { returnPaidBy: 'shop' }, 'rules.returnFree'],
    ['return ka charge lagta hai kya', { returnPaidBy: 'customer' }, 'rules.returnPaid'],
  ])('answers %s by them', (text, shipping, said) => {
    expect(answersTo(text, valuesOf(shipping))[0]).toBe(said);
  });

  it.each([
    'is shipping free?',
    'how many days does delivery take',
    'return ka charge lagta hai kya',
    'warranty kitne mahine ki hai',
    'what is your warranty policy',
  ])('brings in a person where the brand does not say: %s', (text) => {
    expect(answersTo(text, valuesOf({}))).toEqual(['engine.noRule', 'engine.offerAnswerer']);
  });

  it('names the months of each kind of item, and none of what has no warranty', () => {
    const values = valuesOf({}, { furniture: 12, 'home-service': 6, rugs: 0 });

    expect(values['warrantyPeriods']).toBe('furniture 12, home service 6');
    expect(answersTo('how long is the warranty?', values)[0]).toBe('rules.warranty');
  });

  it.each(['refund my shipping charges', 'delivery charges wapas karo TS-10101'])(
    'takes %s for no question about them',
    (text) => {
      const said = answersTo(text, valuesOf({ chargePaise: 4_900 }));

      expect(said.filter((key) => key.startsWith('rules.'))).toEqual([]);
    },
  );
});

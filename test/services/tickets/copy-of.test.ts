import { describe, expect, it } from 'vitest';
import { calls, catalogues, flows } from '../../../flows/index.ts';
import type { Flow } from '../../../src/core/flow.ts';
import { withNotes } from '../../../src/core/ticket-record.ts';
import { copyOf } from '../../../src/services/tickets/copy-of.ts';
import { engine } from '../../helpers/road.ts';

const now = '2026-11-24T06:30:00.000Z';
const SAID =
  'The box was torn\nitem: Cane lamp\nquantity: 2\nwish: again\nday: 2026-11-25\nwindow: 09-13\namount: ₹1499.00';

const copy = (language: string, topic = 'failed-delivery'): string =>
  copyOf({ summary: withNotes(SAID, 'identity: matched'), topic }, { language, now }, engine);

describe('the copy of what was recorded', () => {
  it('is the customer’s words and what they answered in plain ones, without notes', () => {
    expect(copy('en').split('\n')).toEqual([
      'The box was torn',
      'Item: Cane lamp',
      'How many: 2',
      'You would like: Deliver it again',
      'Day: Wednesday, 25 November',
      'Time: 9 am to 1 pm',
      'Amount: ₹1,499',
    ]);
  });

  it('is in the language of whoever complained', () => {
    expect(copy('hi').split('\n').slice(1)).toEqual([
      'सामान: Cane lamp',
      'कितने: 2',
      'आप चाहते हैं: दोबारा भेजिए',
      'दिन: बुधवार, 25 नवंबर',
      'समय: सुबह 9 से 1 बजे',
      'रकम: ₹1,499',
    ]);
    expect(copy('hi-Latn')).toContain('Aap chahte hain: ');
  });

  it('leaves what the customer wrote in such a form as it is, where it is no detail of ours', () => {
    const summary = 'colour: blue, and it is red\nnote: hurry';

    expect(copyOf({ summary, topic: 'damaged' }, { language: 'en', now }, engine)).toBe(summary);
  });

  it.each(Object.keys(catalogues))('has words in %s for all that flows record', (language) => {
    const names = calls.openTicket.optional.filter((name) => name !== 'opening' && name !== 'sku');
    const lines = [
      ...names.map((name) => ({ flow: 'damaged', name: name.replace(/Paise$/, ''), value: '1' })),
      ...flows.flatMap((flow) => fixedIn(flow).map((value) => ({ flow: flow.id, name: 'wish', value }))),
    ];

    for (const line of lines) {
      const said = engine.sayDetail(line, { language, now });
      expect(said).not.toMatch(new RegExp(`^${line.name}:`));
      if (line.name === 'wish' && line.value !== '1') expect(said).not.toContain(`: ${line.value}`);
    }
  });
});

/** What flows put down themselves as a wish. */
function fixedIn({ steps }: Flow): string[] {
  return Object.values(steps).flatMap((step) => {
    const wish = step.kind === 'call' && step.call === 'openTicket' ? step.with['wish'] : undefined;
    return typeof wish === 'string' ? [wish] : [];
  });
}

import { describe, expect, it } from 'vitest';
import { withNotes } from '../../../src/core/ticket-record.ts';
import { plainRecord } from '../../../src/services/tickets/plain-record.ts';
import { engine } from '../../helpers/road.ts';

const read = (recorded: string, notes = '', topic = 'return') =>
  plainRecord({ summary: withNotes(recorded, notes), topic }, engine);

describe('what was recorded, in a list', () => {
  it('is the customer’s words, and what they answered in plain English below them', () => {
    expect(read('मुझे यह वापस करना है\nitem: Cane lamp\nreason: size\nwish: not-sure\namount: ₹499.00').recorded).toBe(
      'मुझे यह वापस करना है\nItem: Cane lamp; Reason: It does not fit; Wish: not sure; Amount: ₹499.00',
    );
  });

  it('has no notes among them, and the notes apart from them', () => {
    const told = read(
      'My lamp came broken',
      [
        'reason: not-understood',
        'shop’s system: no such line',
        'understood so far: intent:return, answer',
        'was in: return, at askUnused; item: Cane lamp; reason: size; isUrgent: true',
        'was in: gone, at askIt',
        'identity: status-only',
        'something else',
      ].join('\n'),
      'hand-off',
    );

    expect(told.recorded).toBe('My lamp came broken');
    expect(told.notes.split('\n')).toEqual([
      'Reason: not understood',
      'The shop’s system said: no such line',
      'Understood as: Return an item, answer',
      expect.stringMatching(
        /^Left at: Return an item, asking “.+\?.*”; Item: Cane lamp; Reason: It does not fit; Is urgent: yes$/,
      ),
      'Left at: gone',
      'Identity: status only',
      'something else',
    ]);
  });

  it('is as it was written where a person wrote it', () => {
    expect(read('They called.\nprice: too-high')).toEqual({ recorded: 'They called.\nprice: too-high', notes: '' });
  });
});

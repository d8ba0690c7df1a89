import type { ChooseOption, Step } from '../../src/core/flow.ts';
import type { TextKey } from '../languages/en.ts';

/** "Shall I?": yes leads to `next`, no asks what is to be different. `changes` stand before another day and leaving it. */
export function confirmWithDay({
  text,
  next,
  changes = [],
  stop,
}: {
  text: TextKey;
  next: string;
  changes?: ChooseOption<TextKey>[];
  stop: string;
}): Record<string, Step<TextKey>> {
  return {
    confirm: {
      kind: 'ask',
      slot: 'confirmed',
      expect: 'yes-no',
      text,
      always: true,
      isUndoable: true,
      next: 'byConfirmation',
    },
    byConfirmation: {
      kind: 'branch',
      cases: [{ when: { slot: 'confirmed', is: true }, next }],
      otherwise: 'askChange',
    },
    askChange: {
      kind: 'choose',
      slot: 'change',
      text: 'option.askChange',
      options: [
        ...changes,
        { id: 'day', label: 'pickup.option.otherDay', next: 'forgetDay' },
        { id: 'stop', label: 'option.stop', next: stop },
      ],
    },
  };
}

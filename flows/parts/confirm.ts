import type { ChooseOption, Step } from '../../src/core/flow.ts';
import type { TextKey } from '../languages/en.ts';

interface Confirmation {
  text: TextKey;
  next: string;
  /** What may be different instead; they stand before leaving it. */
  changes?: ChooseOption<TextKey>[];
  stop: string;
  /** Default true. */
  isUndoable?: boolean;
  /** As of a question. */
  addsTo?: string;
}

/** "Shall I?": yes leads to `next`, no asks what is to be different. */
export function confirm({
  text,
  next,
  changes = [],
  stop,
  isUndoable = true,
  addsTo,
}: Confirmation): Record<string, Step<TextKey>> {
  return {
    confirm: {
      kind: 'ask',
      slot: 'confirmed',
      expect: 'yes-no',
      text,
      always: true,
      ...(isUndoable ? { isUndoable } : {}),
      ...(addsTo === undefined ? {} : { addsTo }),
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
      options: [...changes, { id: 'stop', label: 'option.stop', next: stop }],
    },
  };
}

/** The same for what has a pickup day: another day is the last of the changes. */
export function confirmWithDay({ changes = [], ...rest }: Confirmation): Record<string, Step<TextKey>> {
  return confirm({ ...rest, changes: [...changes, { id: 'day', label: 'pickup.option.otherDay', next: 'forgetDay' }] });
}

import type { Prompt } from '../../core/flow-state.ts';

/** What comes after an answer that was not heard or not understood: said once more, in other words, by keys alone, by a person. */
export type LadderRung = 'repeat' | 'rephrase' | 'keys' | 'person' | 'goodbye';

const RUNGS: readonly LadderRung[] = ['repeat', 'rephrase', 'keys', 'person', 'person'];

/** @param failures at this question, the present one included */
export function ladderRung(failures: number, takesKeys: boolean): LadderRung {
  const rung = RUNGS[failures - 1] ?? 'goodbye';
  return rung === 'keys' && !takesKeys ? 'person' : rung;
}

/** Whether a keypad alone can answer. */
export function takesKeys({ expect, options }: Prompt): boolean {
  switch (expect) {
    case 'choice':
    case 'yes-no':
    case 'language':
    case 'order-number':
    case 'ticket-number':
    case 'pin-code':
    case 'code':
    case 'quantity':
    case 'amount':
    case 'phone':
    case 'future-day':
    case 'past-day':
      return true;
    default:
      return options.length > 0;
  }
}

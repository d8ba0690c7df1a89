import type { Argument } from '../../src/core/flow.ts';
import type { Steps } from './steps.ts';
import { openTicket } from './ticket.ts';

/** Whoever told what happened, and then never answers, has a complaint all the same: with `leftSteps`, or a `sayLeft` of the flow's own. */
export const IF_LEFT = { given: 'what', next: 'sayLeft' };

/** The complaint that is recorded as it was told. */
export function leftSteps({ topic, details = {} }: { topic: string; details?: Record<string, Argument> }): Steps {
  return {
    sayLeft: { kind: 'say', text: 'complaint.left', next: 'openLeft' },
    ...openTicket({
      id: 'openLeft',
      kind: 'complaint',
      topic,
      summary: { slot: 'what' },
      details,
      said: 'complaintTicket',
    }),
  };
}

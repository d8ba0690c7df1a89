import type { ChannelCapabilities } from '../core/channel.ts';
import type { FlowState } from '../core/flow-state.ts';
import type { TurnContext } from './turn-context.ts';

const HOUR_MS = 60 * 60 * 1000;
/**
 * How long a question waits before what was told is taken as it is, milliseconds: well within the 48 hours in which a complaint is to be
 * acknowledged, and within the 24 in which WhatsApp takes free words. Whoever hangs up is gone at once (`after-call.ts`).
 */
const PATIENCE_MS: Readonly<Record<ChannelCapabilities['form'], number | null>> = {
  chat: HOUR_MS,
  letter: 24 * HOUR_MS,
  spoken: null,
};

/** When somebody who was just asked something counts as gone; null where nothing of what they told would be lost. */
export function leftAt(state: FlowState, { account, deps }: TurnContext, at: Date): Date | null {
  const patienceMs = PATIENCE_MS[account.type.capabilities.form];
  return patienceMs !== null && deps.engine.isLeftOpen(state) ? new Date(at.getTime() + patienceMs) : null;
}

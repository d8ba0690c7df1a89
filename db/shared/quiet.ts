import type { ReceiveInput } from '../../src/core/store.ts';

/** When the lane's turn is due: after the quiet time, but no later than its limit after the first message that waits. */
export function dueAtOf({ quiet, receivedAt }: ReceiveInput, firstWaitingAt: Date): Date {
  if (quiet === null) return receivedAt;
  return new Date(Math.min(receivedAt.getTime() + quiet.quietMs, firstWaitingAt.getTime() + quiet.maxMs));
}

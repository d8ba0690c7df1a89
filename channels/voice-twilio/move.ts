import { z } from 'zod';
import type { MoveTarget } from '../../src/core/call.ts';
import type { Channel, ChannelDeps } from '../../src/core/channel.ts';
import { ask } from '../../src/lib/twilio-api.ts';
import type { VoiceTwilioOptions } from './options.ts';

const TIMEOUT_MS = 5_000;
/** Once more where Twilio did not say: the same request twice leads to the same document. */
const TRIES = 2;
const NOT_FOUND = 404;
/** https://www.twilio.com/docs/api/errors/21220: the call is not in progress any more. */
const refusedSchema = z.object({ code: z.literal(21_220) });

/**
 * Takes the customer's leg away from the agent's by having Twilio ask `/moved` for its next document
 * (https://www.twilio.com/docs/voice/api/call-resource#update-a-call-resource). The call moves when that webhook comes, so
 * that what is stored and what is heard are the same.
 */
export function createMoveCall(options: VoiceTwilioOptions, deps: ChannelDeps): NonNullable<Channel['moveCall']> {
  const { accountSid, apiBaseUrl } = options;
  return async ({ callSid, customerLeg }, agentId, to) => {
    const body = new URLSearchParams({
      Url: `${deps.publicUrl}/channels/${deps.accountId}/moved?${placeOf(callSid, agentId, to)}`,
      Method: 'POST',
    });
    const url = `${apiBaseUrl}/2010-04-01/Accounts/${accountSid}/Calls/${customerLeg ?? callSid}.json`;
    for (let round = 1; round <= TRIES; round += 1) {
      const answer = await ask({ url, method: 'POST', body }, options, AbortSignal.timeout(TIMEOUT_MS));
      if (answer.outcome !== 'answered') continue;
      if (answer.isOk) return 'asked';
      deps.log.warn('call.not-moved', { callSid, status: answer.status });
      // Too many requests, or a password that is refused, say nothing about the call: they talk still.
      if (answer.status === NOT_FOUND || refusedSchema.safeParse(answer.body).success) return 'gone';
    }
    return 'unreachable';
  };

  function placeOf(callSid: string, agentId: string, to: MoveTarget): URLSearchParams {
    // Names the stay that begins now, and who comes back to it from hold.
    const comesBack = to.kind === 'agent' && to.agentId === agentId ? agentId : '';
    const visit = `${deps.clock.now().getTime().toString(36)}~${comesBack}`;
    const place = new URLSearchParams({ call: callSid, visit, by: agentId, to: to.kind });
    if (to.kind === 'agent') place.set('agent', to.agentId);
    return place;
  }
}

import { z } from 'zod';
import type { Call } from '../../src/core/call.ts';
import type { ChannelDeps } from '../../src/core/channel.ts';
import { ask } from '../../src/lib/twilio-api.ts';
import { isPassingStatus } from '../../src/lib/twilio-errors.ts';
import type { VoiceTwilioOptions } from './options.ts';
import { clientName } from './softphone.ts';

const TIMEOUT_MS = 10_000;
const createdSchema = z.object({ sid: z.string() });

/**
 * Rings the agent's browser for the next call-back; the document of that call rings the customer. One request for each
 * try: Twilio knows no key for it, so one whose answer was lost stays *uncertain* until a webhook of it comes, or until
 * nothing can ring any more. The customer is never dialled by it: that takes our own document, which is made once.
 */
export function createDialler(
  options: VoiceTwilioOptions,
  agents: NonNullable<VoiceTwilioOptions['agents']>,
  deps: ChannelDeps,
): () => Promise<void> {
  const { callBacks } = deps.desk;
  const base = `${deps.publicUrl}/channels/${deps.accountId}`;
  const url = `${options.apiBaseUrl}/2010-04-01/Accounts/${options.accountSid}/Calls.json`;

  return async () => {
    const call = await callBacks.next();
    if (call?.dialId == null || call.agentId === null || agents.callerId === undefined) return;
    const { callSid, dialId } = call;
    const body = formOf(call, call.agentId, agents.callerId);
    const answer = await ask({ url, method: 'POST', body }, options, AbortSignal.timeout(TIMEOUT_MS));
    switch (answer.outcome) {
      case 'broken':
        deps.log.warn('call-back.uncertain', { callSid });
        return callBacks.said(dialId, 'uncertain', null);
      case 'not-connected':
        deps.log.warn('call-back.not-dialled', { callSid, code: answer.code });
        return callBacks.ended(callSid, 'not-dialled');
      case 'answered': {
        const created = createdSchema.safeParse(answer.body);
        if (answer.isOk) return callBacks.said(dialId, 'asked', created.success ? created.data.sid : null);
        deps.log.error('call-back.refused', { callSid, status: answer.status });
        // No word about this customer, whose tries are not used up by it.
        return callBacks.ended(callSid, isPassingStatus(answer.status) ? 'not-dialled' : 'refused');
      }
    }
  };

  /** https://www.twilio.com/docs/voice/api/call-resource#create-a-call-resource */
  function formOf({ callSid, dialId }: Call, agentId: string, callerId: string): URLSearchParams {
    const about = new URLSearchParams({ call: callSid, dial: dialId ?? '' });
    return new URLSearchParams({
      To: `client:${clientName(agentId)}`,
      From: callerId,
      Url: `${base}/call-back?${about}`,
      Method: 'POST',
      Timeout: String(agents.ringSeconds),
      StatusCallback: `${base}/agent-leg?${about}`,
      StatusCallbackMethod: 'POST',
      StatusCallbackEvent: 'completed',
    });
  }
}

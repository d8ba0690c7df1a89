import { z } from 'zod';
import type { ChannelCheck, ChannelDeps } from '../../src/core/channel.ts';
import {
  APPROVED,
  type Approval,
  isSendable,
  keepApprovals,
  MISSING,
  readApprovals,
} from '../../src/core/template-approval.ts';
import { ask } from '../../src/lib/twilio-api.ts';
import type { WhatsappTwilioOptions } from './options.ts';

const ASK_EVERY_MS = 60 * 60_000;
const TIMEOUT_MS = 30_000;
const NOT_FOUND = 404;
const answerSchema = z.object({
  whatsapp: z.object({ status: z.string().min(1), rejection_reason: z.string().nullish() }),
});
const CURES: Readonly<Record<string, string>> = {
  [MISSING]: 'compare its id in the brand file with the Content SID in Twilio’s Content Template Builder',
  unsubmitted: 'submit it to WhatsApp in Twilio’s Content Template Builder',
  received: 'wait: WhatsApp decides within a day, mostly within minutes',
  pending: 'wait: WhatsApp decides within a day, mostly within minutes',
  rejected: 'change its words as the reason says, submit it under a new name, and put the new id into the brand file',
  paused: 'people blocked or reported it: it comes back after some hours; change its words if it happens again',
  disabled: 'WhatsApp has taken it away: make another one and put its id into the brand file',
};

/**
 * What WhatsApp says of the account's templates, asked at Twilio at the start and each hour
 * (https://www.twilio.com/docs/content/content-types-overview, "Fetch an approval status request").
 */
export function createApprovals(
  options: WhatsappTwilioOptions,
  deps: Pick<ChannelDeps, 'state' | 'clock' | 'log' | 'templates'>,
) {
  let timer: NodeJS.Timeout | undefined;
  const stopped = new AbortController();

  async function askOne(id: string, signal: AbortSignal): Promise<Approval | null> {
    const url = `${options.contentBaseUrl}/v1/Content/${id}/ApprovalRequests`;
    const answer = await ask({ url, method: 'GET' }, options, signal);
    if (answer.outcome !== 'answered') return null;
    const askedAt = deps.clock.now();
    if (answer.status === NOT_FOUND) return { state: MISSING, reason: '', askedAt };
    const parsed = answer.isOk ? answerSchema.safeParse(answer.body) : null;
    if (parsed?.success !== true) return null;
    const { status, rejection_reason: reason } = parsed.data.whatsapp;
    return { state: status.toLowerCase(), reason: reason ?? '', askedAt };
  }

  /** Where Twilio does not say, what it said before stays. */
  async function askAll(signal: AbortSignal): Promise<ReadonlyMap<string, Approval>> {
    const before = await readApprovals(deps.state);
    const now = new Map<string, Approval>();
    for (const { id, name, language } of deps.templates) {
      const approval = (await askOne(id, signal)) ?? before.get(id);
      if (approval === undefined) continue;
      now.set(id, approval);
      if (!isSendable(approval) && before.get(id)?.state !== approval.state)
        deps.log.warn('template.not-approved', { name, language, state: approval.state });
    }
    await keepApprovals(deps.state, now);
    return now;
  }

  function askInBackground(): void {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    askAll(signal).catch((error: unknown) => {
      if (!stopped.signal.aborted) deps.log.warn('template.not-asked', { err: error });
    });
  }

  return {
    start() {
      askInBackground();
      timer = setInterval(askInBackground, ASK_EVERY_MS);
      timer.unref();
    },
    stop() {
      stopped.abort();
      clearInterval(timer);
    },
    /** One line for each template of the brand file, asked now. */
    async test(signal: AbortSignal): Promise<ChannelCheck[]> {
      const known = await askAll(signal);
      return deps.templates.map(({ id, name, language }) => checkOf(`template ${name} (${language})`, known.get(id)));
    },
  };
}

function checkOf(name: string, approval: Approval | undefined): ChannelCheck {
  if (approval === undefined) {
    const cure = 'try again later; until Twilio says, it is taken for approved';
    return { name, isOk: false, detail: 'Twilio does not say whether it is approved', cure };
  }
  const { state, reason } = approval;
  const detail = `WhatsApp says: ${state}${reason === '' || reason === 'NONE' ? '' : ` (${reason})`}`;
  if (state === APPROVED) return { name, isOk: true, detail };
  return {
    name,
    isOk: false,
    detail: `${detail}; it is not sent`,
    cure: CURES[state] ?? 'look at it in Twilio’s console',
  };
}

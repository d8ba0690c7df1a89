import { type ChannelDeps, defineChannel } from '../../src/core/channel.ts';
import { AppError } from '../../src/core/errors.ts';
import { inRounds } from '../../src/lib/rounds.ts';
import { MAX_WEBHOOK_BYTES } from '../../src/lib/twilio-api.ts';
import { createDialler } from './dial.ts';
import { createRecordings } from './late-recordings.ts';
import { createMoveCall } from './move.ts';
import { type VoiceTwilioOptions, voiceTwilioOptions } from './options.ts';
import { softphoneToken } from './softphone.ts';
import { testNumber } from './test-number.ts';
import { createVoices, type Voices, voiceProblems } from './voices.ts';
import { createWebhooks } from './webhooks.ts';

/** The phone by Twilio: every step of a call is a webhook that is answered with what to say next. */
export const voiceTwilio = defineChannel({
  name: 'voice-twilio',
  capabilities: { form: 'spoken', maxButtons: 0, maxButtonTitle: 0, maxListRows: 0, maxText: 3000, attachments: false },
  replyMode: 'inline',
  quiet: null,
  idempotentSend: false,
  options: voiceTwilioOptions,
  calls(written) {
    const options = voiceTwilioOptions.safeParse(written);
    const byHand = { mode: 'by-hand', countries: [] } as const;
    if (!options.success) return { opening: [], connects: false, callBacks: byHand };
    const { recording, agents } = options.data;
    const dials = agents?.callerId !== undefined;
    return {
      opening: recording ? ['call.recorded'] : [],
      connects: agents !== undefined,
      callBacks: dials ? { mode: agents.callBacks, countries: agents.callBackCountries } : byHand,
    };
  },
  create(options, deps) {
    const since = deps.clock.now();
    const { agents } = options;
    const recordings = createRecordings(options, deps);
    const rounds = [
      inRounds(recordings.fetchOwed, options.recordingsEveryMs, (reason) =>
        deps.log.warn('recordings.failed', { reason }),
      ),
    ];
    if (agents !== undefined) {
      const failed = (reason: string): void => deps.log.warn('call-backs.failed', { reason });
      rounds.push(inRounds(createDialler(options, agents, deps), agents.callBacksEveryMs, failed));
    }
    return {
      async start() {
        for (const round of rounds) round.start();
      },
      async stop() {
        await Promise.all(rounds.map((round) => round.stop()));
      },
      send: async () => ({
        status: 'failed',
        reason: 'a call is answered within its webhook; it cannot be written to',
      }),
      health: () => ({ state: 'ok', detail: 'answers webhooks', since }),
      maxRequestBytes: MAX_WEBHOOK_BYTES,
      fetch: createWebhooks(options, deps, { voices: voicesOf(options, deps), recordings }),
      test: (signal) => testNumber(options, deps, signal),
      ...(agents === undefined
        ? {}
        : {
            softphoneToken: (agentId: string) => softphoneToken(agentId, options, agents, deps.clock.now()),
            moveCall: createMoveCall(options, deps),
          }),
    };
  },
});

/** @throws AppError `config.invalid` where a language of the brand cannot be spoken or heard as it is set */
function voicesOf({ voices }: VoiceTwilioOptions, deps: ChannelDeps): Voices {
  // Hindi in Latin letters is spoken as Hindi.
  const languages = deps.languages.filter((language) => language !== 'hi-Latn' || !deps.languages.includes('hi'));
  const spoken = languages.map((language) => (language === 'hi-Latn' ? 'hi' : language));
  const problems = spoken.flatMap((language) => voiceProblems(language, voices[language]));
  if (problems.length > 0) throw new AppError('config.invalid', `account ${deps.accountId}: ${problems.join('; ')}`);
  return createVoices(spoken, voices);
}

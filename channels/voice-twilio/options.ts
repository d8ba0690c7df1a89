import { z } from 'zod';
import { CALL_BACK_MODES } from '../../src/core/call.ts';
import { voiceProblems } from './voices.ts';

const sid = (prefix: string, what: string) =>
  z.string().regex(new RegExp(`^${prefix}[0-9a-f]{32}$`, 'i'), `${what}: ${prefix} and 32 hexadecimal digits`);

const voiceSchema = z.object({
  /** Name of a voice of Twilio, e.g. Google.hi-IN-Neural2-A. */
  voice: z.string().optional(),
  /** Speech model of Gather; "" lets Twilio choose. */
  speechModel: z.string().optional(),
});

export const voiceTwilioOptions = z
  .object({
    /** The Twilio account (or subaccount) that the number belongs to. */
    accountSid: sid('AC', 'an Account SID'),
    /** Signs the webhooks and fetches recordings; from the environment. */
    authToken: z.string().min(16),
    /** The token before, while it is being rotated. */
    previousAuthToken: z.string().min(16).optional(),
    /** How long a webhook waits for the answer before the caller hears "one moment", milliseconds. Default 2500. */
    patienceMs: z.number().int().min(100).max(8_000).default(2_500),
    /** Voices and speech models by language, where the default is not wanted; checked against what Twilio offers. */
    voices: z.record(z.string(), voiceSchema).default({}),
    /** Records conversations with people, and says so at the beginning. What is keyed to the bot is never recorded. Default false. */
    recording: z.boolean().default(false),
    /**
     * Agents take calls in the console's browser. Without it a hand-off promises a call-back. The API key and the TwiML
     * App are made in Twilio's console; the App's voice webhook is `…/channels/<account>/agent`.
     */
    agents: z
      .object({
        apiKeySid: sid('SK', 'an API key SID'),
        apiKeySecret: z.string().min(16),
        twimlAppSid: sid('AP', 'a TwiML App SID'),
        /** How long one agent's phone rings, seconds. Default 20. */
        ringSeconds: z.number().int().min(5).max(60).default(20),
        /** The number that customers see who are called back; Twilio has no Indian one to call Indians from. */
        callerId: z
          .string()
          .regex(/^\+[1-9]\d{6,14}$/, 'a number such as +14155550100')
          .optional(),
        /**
         * Who is called back by the system: whoever asked for it and whoever was missed (`all`), only the former (`asked`), or
         * nobody (`by-hand`: agents do it). Needs `callerId`. Default `all`.
         */
        callBacks: z.enum(CALL_BACK_MODES).default('all'),
        /** Beginnings of numbers that are dialled by the system; others are left to people. Default India. */
        callBackCountries: z.array(z.string().regex(/^\+[1-9]\d{0,6}$/, 'like +91')).default(['+91']),
        /** How often it is looked whether somebody is to be called back, milliseconds. Default five seconds. */
        callBacksEveryMs: z.number().int().min(50).default(5_000),
      })
      .optional(),
    /** How often Twilio is asked again for recordings that it did not give, milliseconds. Default five minutes. */
    recordingsEveryMs: z.number().int().min(100).default(300_000),
    /** Twilio's REST API; another address only in tests. */
    apiBaseUrl: z.url().default('https://api.twilio.com'),
  })
  .superRefine(({ voices }, context) => {
    for (const [language, setting] of Object.entries(voices)) {
      for (const message of voiceProblems(language, setting)) {
        context.addIssue({ code: 'custom', path: ['voices', language], message });
      }
    }
  });
export type VoiceTwilioOptions = z.infer<typeof voiceTwilioOptions>;

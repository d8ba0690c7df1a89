import { defineChannel } from '../../src/core/channel.ts';
import { voiceTwilioOptions } from './options.ts';
import { createWebhooks } from './webhooks.ts';

/** The phone by Twilio: every step of a call is a webhook that is answered with what to say next. */
export const voiceTwilio = defineChannel({
  name: 'voice-twilio',
  capabilities: { form: 'spoken', maxButtons: 0, maxButtonTitle: 0, maxListRows: 0, maxText: 3000, attachments: false },
  replyMode: 'inline',
  quiet: null,
  idempotentSend: false,
  options: voiceTwilioOptions,
  create(options, deps) {
    const since = deps.clock.now();
    return {
      async start() {},
      async stop() {},
      send: async () => ({
        status: 'failed',
        reason: 'a call is answered within its webhook; it cannot be written to',
      }),
      health: () => ({ state: 'ok', detail: 'answers webhooks', since }),
      fetch: createWebhooks(options, deps),
    };
  },
});

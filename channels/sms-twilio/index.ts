import { defineChannel } from '../../src/core/channel.ts';
import { MAX_WEBHOOK_BYTES, RETRIES } from '../../src/lib/twilio-api.ts';
import { smsTwilioOptions } from './options.ts';
import { previewSms } from './preview.ts';
import { sendMessage } from './send.ts';
import { testAccount } from './test-account.ts';
import { createWebhooks } from './webhooks.ts';

/** SMS by Twilio, outbound only: codes, numbers and new states of tickets, links for photos. */
export const smsTwilio = defineChannel({
  name: 'sms-twilio',
  capabilities: { form: 'chat', maxButtons: 0, maxButtonTitle: 0, maxListRows: 0, maxText: 1600, attachments: false },
  replyMode: 'deferred',
  quiet: null,
  idempotentSend: false,
  notices: [{ to: 'phone', recently: false }],
  registeredTexts: true,
  options: smsTwilioOptions,
  create(options, deps) {
    const since = deps.clock.now();
    const callback = `${deps.publicUrl}/channels/${deps.accountId}/status`;
    return {
      async start() {},
      async stop() {},
      send: (message, signal) => sendMessage(message, options, `${callback}?id=${message.id}${RETRIES}`, signal),
      health: () => ({ state: 'ok', detail: 'sends only', since }),
      maxRequestBytes: MAX_WEBHOOK_BYTES,
      fetch: createWebhooks(options, deps),
      test: (signal) => testAccount(options, signal),
      preview: async (payload) => previewSms(payload),
    };
  },
});

import { defineChannel } from '../../src/core/channel.ts';
import { whatsappTwilioOptions } from './options.ts';
import { sendMessage } from './send.ts';
import { createWebhooks } from './webhooks.ts';

/** WhatsApp by an official Twilio sender. */
export const whatsappTwilio = defineChannel({
  name: 'whatsapp-twilio',
  // Native buttons need content templates, which have to exist at Twilio first: until then options are a numbered text.
  capabilities: { form: 'chat', maxButtons: 0, maxButtonTitle: 20, maxListRows: 0, maxText: 1600, attachments: true },
  replyMode: 'deferred',
  quiet: { quietMs: 1500, maxMs: 6000 },
  idempotentSend: false,
  notices: [{ to: 'phone', recently: true }],
  options: whatsappTwilioOptions,
  create(options, deps) {
    const since = deps.clock.now();
    const callback = `${deps.publicUrl}/channels/${deps.accountId}/status`;
    return {
      async start() {},
      async stop() {},
      send: (message, signal) => sendMessage(message, options, `${callback}?id=${message.id}`, signal),
      health: () => ({ state: 'ok', detail: 'answers webhooks', since }),
      fetch: createWebhooks(options, deps),
    };
  },
});

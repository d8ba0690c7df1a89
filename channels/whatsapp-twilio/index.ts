import { defineChannel } from '../../src/core/channel.ts';
import { createContents } from './contents.ts';
import { OUTGOING_FILES } from './files.ts';
import { whatsappTwilioOptions } from './options.ts';
import { sendMessage } from './send.ts';
import { testSender } from './test-sender.ts';
import { createWebhooks } from './webhooks.ts';

/** WhatsApp by an official Twilio sender. */
export const whatsappTwilio = defineChannel({
  name: 'whatsapp-twilio',
  capabilities: {
    form: 'chat',
    maxButtons: 3,
    maxButtonTitle: 20,
    maxListRows: 10,
    maxText: 1600,
    maxTextWithOptions: 1024,
    attachments: true,
    files: OUTGOING_FILES,
  },
  replyMode: 'deferred',
  quiet: { quietMs: 1500, maxMs: 6000 },
  idempotentSend: false,
  notices: [{ to: 'phone', recently: true }],
  window: { freeMs: 24 * 60 * 60_000, templates: true },
  addressOf: (value) => `whatsapp:${value}`,
  owns: ({ number }) => `the WhatsApp sender ${number}`,
  options: whatsappTwilioOptions,
  create(options, deps) {
    const since = deps.clock.now();
    const contents = createContents(options, deps);
    const webhooks = createWebhooks(options, deps);
    const callback = `${deps.publicUrl}/channels/${deps.accountId}/status`;
    let lastMessageAt: Date | null = null;
    return {
      async start() {},
      async stop() {},
      send(message, signal) {
        lastMessageAt = deps.clock.now();
        const statusCallback = `${callback}?id=${message.id}`;
        return sendMessage(message, options, { contents, statusCallback, fileLink: deps.fileLink }, signal);
      },
      health: () => ({
        state: 'ok',
        detail: 'answers webhooks',
        since,
        ...(lastMessageAt === null ? {} : { lastMessageAt }),
      }),
      test: (signal) => testSender(options, deps, signal),
      async fetch(request, path) {
        const response = await webhooks(request, path);
        if (response.ok) lastMessageAt = deps.clock.now();
        return response;
      },
    };
  },
});

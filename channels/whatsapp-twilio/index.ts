import { defineChannel } from '../../src/core/channel.ts';
import { MAX_WEBHOOK_BYTES, RETRIES } from '../../src/lib/twilio-api.ts';
import { createApprovals } from './approvals.ts';
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
    const approvals = createApprovals(options, deps);
    const callback = `${deps.publicUrl}/channels/${deps.accountId}/status`;
    let lastMessageAt: Date | null = null;
    return {
      async start() {
        approvals.start();
      },
      async stop() {
        approvals.stop();
      },
      send(message, signal) {
        lastMessageAt = deps.clock.now();
        const statusCallback = `${callback}?id=${message.id}${RETRIES}`;
        return sendMessage(message, options, { contents, statusCallback, fileLink: deps.fileLink }, signal);
      },
      health: () => ({
        state: 'ok',
        detail: 'answers webhooks',
        since,
        ...(lastMessageAt === null ? {} : { lastMessageAt }),
      }),
      async test(signal) {
        const checks = await testSender(options, deps, signal);
        // Without a right account Twilio says nothing of its templates.
        return checks[0]?.isOk === true ? [...checks, ...(await approvals.test(signal))] : checks;
      },
      maxRequestBytes: MAX_WEBHOOK_BYTES,
      async fetch(request, path) {
        const response = await webhooks(request, path);
        if (response.ok) lastMessageAt = deps.clock.now();
        return response;
      },
    };
  },
});

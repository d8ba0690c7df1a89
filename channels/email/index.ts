import { defineChannel } from '../../src/core/channel.ts';
import { emailOptions } from './options.ts';
import { createReader } from './reader.ts';
import { createWriter } from './writer.ts';

/** E-mail: one mailbox by IMAP, answers by SMTP. */
export const email = defineChannel({
  name: 'email',
  capabilities: {
    form: 'letter',
    maxButtons: 0,
    maxButtonTitle: 0,
    maxListRows: 0,
    maxText: 50_000,
    attachments: true,
  },
  replyMode: 'deferred',
  quiet: null,
  // The Message-ID is the same for each try, but a server that took the mail sends a second copy all the same.
  idempotentSend: false,
  notices: [{ to: 'email', recently: false }],
  options: emailOptions,
  create(options, deps) {
    const reader = createReader(options, deps);
    const writer = createWriter(options);
    return {
      async start() {
        reader.start();
      },
      async stop() {
        await reader.stop();
        writer.close();
      },
      send: (message) => writer.send(message),
      health: () => reader.health(),
    };
  },
});

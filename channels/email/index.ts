import { defineChannel } from '../../src/core/channel.ts';
import { createMarks, type Marks, markKey } from './marks.ts';
import { emailOptions } from './options.ts';
import { previewMail } from './preview.ts';
import { createReader } from './reader.ts';
import { releaseMail } from './take-mail.ts';
import { testMailbox } from './test-mailbox.ts';
import { createTokens } from './tokens.ts';
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
    // As a mail they grow by a third, and many servers take no more than 25 MB.
    files: {
      perMessage: 10,
      maxBytes: 18 * 1024 * 1024,
      kinds: [{ types: ['*'], maxBytes: 18 * 1024 * 1024, maxCaption: 50_000 }],
    },
  },
  replyMode: 'deferred',
  quiet: null,
  // The Message-ID is the same for each try, but a server that took the mail sends a second copy all the same.
  idempotentSend: false,
  oneOwner: true,
  notices: [{ to: 'email', recently: false }],
  owns: ({ imap }) => `the mailbox ${imap.user} at ${imap.host} (${imap.mailbox})`,
  options: emailOptions,
  create(options, deps) {
    let made: Promise<Marks> | null = null;
    const marks = (): Promise<Marks> => {
      made ??= markKey(deps.state).then((key) => createMarks(key, options));
      // A database that was locked is asked again the next time.
      made.catch(() => {
        made = null;
      });
      return made;
    };
    const tokens = options.oauth === undefined ? null : createTokens(options.oauth, deps);
    const reader = createReader(options, deps, { marks, tokens });
    const writer = createWriter(options, { marks, tokens, deps });
    return {
      async start() {
        reader.start();
      },
      stop: () => reader.stop(),
      send: (message) => writer.send(message),
      health: () => reader.health(),
      test: (signal) => testMailbox(options, tokens, signal),
      preview: (payload) => previewMail(Buffer.from(payload)),
      release: async (payload) => releaseMail(Buffer.from(payload), options, deps, await marks()),
    };
  },
});

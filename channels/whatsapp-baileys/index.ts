import { defineChannel } from '../../src/core/channel.ts';
import { OUTGOING_FILES } from './files.ts';
import { previewHeld, releaseHeld } from './held.ts';
import { whatsappBaileysOptions } from './options.ts';
import { createSession } from './session.ts';
import { testSession } from './test-session.ts';

/** WhatsApp by the shop's own number, through WhatsApp Web. Unofficial: see the README before using it. */
export const whatsappBaileys = defineChannel({
  name: 'whatsapp-baileys',
  // Buttons and lists are not rendered for unofficial clients: options are a numbered text.
  capabilities: {
    form: 'chat',
    maxButtons: 0,
    maxButtonTitle: 0,
    maxListRows: 0,
    maxText: 4096,
    attachments: true,
    files: OUTGOING_FILES,
  },
  replyMode: 'deferred',
  quiet: { quietMs: 1500, maxMs: 6000 },
  idempotentSend: true,
  oneOwner: true,
  notices: [{ to: 'phone', recently: true }],
  // It only ever answers: a chat that rested for a week would look like one that we start.
  window: { freeMs: 7 * 24 * 60 * 60_000, templates: false },
  addressOf: (value) => `${value.replace(/^\+/, '')}@s.whatsapp.net`,
  options: whatsappBaileysOptions,
  create(options, deps) {
    const session = createSession(options, deps);
    return {
      async start() {
        session.start();
      },
      stop: session.stop,
      send: session.send,
      health: session.health,
      test: async () => testSession(await deps.standing(), await session.pairing.get()),
      pairing: session.pairing,
      preview: async (payload) => previewHeld(payload, deps.accountId),
      release: (payload) => releaseHeld(payload, deps),
    };
  },
});

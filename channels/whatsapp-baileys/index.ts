import { type ChannelHealth, defineChannel, type FileCapability } from '../../src/core/channel.ts';
import { whatsappBaileysOptions } from './options.ts';
import { createPairing } from './pairing.ts';
import type { Session } from './session.ts';
import { testSession } from './test-session.ts';

const MB = 1024 * 1024;
/** One file in a message, with a text below it; what is no small picture goes as a document, under its own name. */
const OUTGOING_FILES: FileCapability = {
  perMessage: 1,
  maxBytes: 16 * MB,
  kinds: [{ types: ['*'], maxBytes: 16 * MB, maxCaption: 1024 }],
};

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
    const pairing = createPairing(deps);
    const unstarted: ChannelHealth = { state: 'starting', detail: 'not connected yet', since: deps.clock.now() };
    let session: Session | null = null;
    let loading: Promise<Session> | null = null;
    /** Baileys takes 60 MB and half a second: it is read in where an account of this process uses it. */
    const load = () => {
      loading ??= import('./session.ts').then((module) => (session = module.createSession(options, deps, pairing)));
      return loading;
    };
    return {
      async start() {
        (await load()).start();
      },
      async stop() {
        await (await loading)?.stop();
      },
      send: async (message, signal) => (await load()).send(message, signal),
      health: () => session?.health() ?? unstarted,
      test: async () => testSession(await deps.standing(), await pairing.get()),
      pairing: { get: pairing.get, start: pairing.start, resume: pairing.resume },
      preview: async (payload) => (await import('./held.ts')).previewHeld(payload, deps.accountId),
      release: async (payload) => (await import('./held.ts')).releaseHeld(payload, deps),
    };
  },
});

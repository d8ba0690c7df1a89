import { defineChannel } from '../../src/core/channel.ts';
import { webchatOptions } from './options.ts';
import { createRoutes } from './routes.ts';
import { createStreams } from './stream.ts';
import { testOrigins } from './test-origins.ts';

/** A chat in the browser: the simplest channel, the one to read first and to copy. */
export const webchat = defineChannel({
  name: 'webchat',
  capabilities: {
    form: 'chat',
    maxButtons: 10,
    maxButtonTitle: 40,
    maxListRows: 0,
    maxText: 4000,
    attachments: true,
    files: {
      perMessage: 10,
      maxBytes: 18 * 1024 * 1024,
      kinds: [{ types: ['*'], maxBytes: 18 * 1024 * 1024, maxCaption: 4000 }],
    },
  },
  replyMode: 'deferred',
  quiet: { quietMs: 1500, maxMs: 6000 },
  // Sending is being fetched: handing the same row over again shows nothing twice.
  idempotentSend: true,
  options: webchatOptions,
  create(options, deps) {
    const streams = createStreams(deps);
    const since = deps.clock.now();
    return {
      async start() {},
      async stop() {
        streams.closeAll();
      },
      // The row is what the page fetches; it tells us when it has shown it.
      async send(message) {
        streams.wake(message.to);
        return { status: 'sent', providerId: null };
      },
      health: () => ({ state: 'ok', detail: 'answers on its own pages', since }),
      fetch: createRoutes(options, deps, streams),
      test: async () => testOrigins(options, deps.publicUrl),
    };
  },
});

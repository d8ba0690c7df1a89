import { expect, it } from 'vitest';
import { answerWhileDying } from '../../helpers/dying-sockets.ts';

/** The short form; `npm run chaos -- --mode whatsapp-web` lets it die 50 times during 500 messages. */
it('answers each message once although the socket dies again and again', async () => {
  const counts = await answerWhileDying({ messages: 40, deaths: 8, customers: 4 });

  expect(counts).toEqual({ deaths: 8, lost: 0, doubled: 0, unread: 0, uncertain: 0, failed: 0, queued: 0 });
}, 120_000);

import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { email } from '../../channels/email/index.ts';
import { createMarks } from '../../channels/email/marks.ts';
import { toMail } from '../../channels/email/outbound.ts';
import { takeMail } from '../../channels/email/take-mail.ts';
import { openStore } from '../../db/index.ts';
import { calls, catalogues, concepts, flows, phrases } from '../../flows/index.ts';
import { createEngine } from '../../src/engine/index.ts';
import { createChannelDeps } from '../../src/services/channel-deps.ts';
import { createDeliver } from '../../src/services/deliver.ts';
import { createReceive } from '../../src/services/receive.ts';
import { createTakeTurn } from '../../src/services/take-turn.ts';
import { serviceDeps } from '../../test/helpers/service-deps.ts';
import { testAccount, testChannel } from '../../test/helpers/test-brand.ts';

const BENCH_OPTIONS = email.options.parse({
  address: 'care@shop.example',
  fromName: 'Shop',
  imap: { host: 'localhost', port: 143, user: 'care', password: 'care' },
  smtp: { host: 'localhost', port: 25 },
});
const ACCOUNT = 'bench-mail';

/**
 * The whole road of a mail on a real database file, one after the other: read, judged, stored, its turn taken by the real
 * engine, the answer put out and written as a letter; only the network is missing. Returns how to take one mail.
 */
export async function openMailRoad(): Promise<{ take(mail: Buffer): Promise<void>; close(): Promise<void> }> {
  const marks = createMarks(randomBytes(32), BENCH_OPTIONS);
  const folder = await mkdtemp(join(tmpdir(), 'redress-bench-'));
  const store = await openStore({ file: join(folder, 'redress.db'), stateKey: null });
  const account = { ...testAccount(ACCOUNT), type: email };
  const deps = await serviceDeps({
    account,
    store,
    engine: createEngine({ flows, catalogues, phrases, concepts, calls }),
  });
  const channel = testChannel(async (message) => {
    toMail(message, BENCH_OPTIONS, marks);
    return { status: 'sent', providerId: null };
  });
  const takeTurn = createTakeTurn(deps);
  const deliver = createDeliver(deps, new Map([[ACCOUNT, channel]]));
  const receive = createReceive(deps);
  let conversationId: string | null = null;
  const channelDeps = createChannelDeps(account, {
    deps,
    publicUrl: 'http://localhost',
    async receive(message, files) {
      const outcome = await receive(message, files);
      conversationId = outcome.outcome === 'quarantined' ? null : outcome.conversationId;
      return outcome;
    },
    receiveAndWait: async () => ({ status: 'late' }),
  });
  return {
    async take(mail) {
      conversationId = null;
      await takeMail(mail, BENCH_OPTIONS, channelDeps, marks);
      if (conversationId === null) return;
      await takeTurn(conversationId);
      const { outbound } = await store.sweeps.due(deps.clock.now(), 1);
      if (outbound[0] !== undefined) await deliver(outbound[0].id);
    },
    async close() {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { sql } from 'drizzle-orm';
import { type ClientOptions, openClient } from './client.ts';
import type { OpenedStore } from './opened-store.ts';
import { patientAuth } from './patient-auth.ts';
import { createCalls as createReads } from './reading/calls.ts';
import { openReading } from './reading/index.ts';
import * as authSchema from './schema/auth.ts';
import { createSearchPortions } from './search-portions.ts';
import { createAttempts } from './stores/attempts.ts';
import { createBrandSettings } from './stores/brand-settings.ts';
import { createCalls } from './stores/calls.ts';
import { createChannelState } from './stores/channel-state.ts';
import { createChats } from './stores/chats.ts';
import { createClocks } from './stores/clocks.ts';
import { createConversations } from './stores/conversations.ts';
import { createDemo } from './stores/demo.ts';
import { createDesk } from './stores/desk.ts';
import { createCodes, createEffects } from './stores/effects.ts';
import { createInbox } from './stores/inbox.ts';
import { createIntegrations } from './stores/integrations.ts';
import { createLanes } from './stores/lanes.ts';
import { createOrders } from './stores/orders.ts';
import { createOutbox } from './stores/outbox.ts';
import { createOwners } from './stores/owners.ts';
import { createPrivacy } from './stores/privacy.ts';
import { createQuarantine } from './stores/quarantine.ts';
import { createReach } from './stores/reach.ts';
import { createReports } from './stores/reports.ts';
import { createStaff } from './stores/staff.ts';
import { createSweeps } from './stores/sweeps.ts';
import { createTickets } from './stores/tickets.ts';
import { createTrackCodes } from './stores/track-codes.ts';
import { createWarranties } from './stores/warranties.ts';
import { createWorkplace } from './stores/workplace.ts';

/** Opens the database, brings its schema up to date and hands out the store's ports. @throws AppError `store.failed`, `store.busy` */
export async function openSqlite(options: ClientOptions, stateKey: Buffer | null): Promise<OpenedStore> {
  const client = await openClient(options);
  // What lives in memory is seen by its own connection alone.
  const reading = options.file === ':memory:' ? null : openReading(options.file);
  const reads = reading?.calls ?? createReads(client);
  const portions = createSearchPortions(client, options);
  const conversations = createConversations(client);
  return {
    inbox: createInbox(client, portions),
    lanes: createLanes(client),
    outbox: createOutbox(client),
    sweeps: createSweeps(client),
    tickets: createTickets(client),
    desk: createDesk(client),
    staff: createStaff(client),
    workplace: createWorkplace(client),
    conversations,
    privacy: createPrivacy(client, reads, conversations.timeline),
    clocks: createClocks(client),
    search: {
      async find(...args) {
        await portions.putIn();
        return reads.find(...args);
      },
    },
    trackCodes: createTrackCodes(client),
    reports: createReports(client, reads),
    integrations: createIntegrations(client, stateKey),
    brandSettings: createBrandSettings(client),
    quarantine: createQuarantine(client),
    orders: createOrders(client),
    effects: createEffects(client),
    codes: createCodes(client),
    warranties: createWarranties(client),
    attempts: createAttempts(client),
    demo: createDemo(client),
    calls: createCalls(client),
    reach: createReach(client, reads),
    chats: createChats(client),
    owners: createOwners(client),
    channelState: (accountId, tenure) => createChannelState(client, { accountId, tenure, key: stateKey }),
    // better-sqlite3 cannot hold a transaction over an await.
    authDatabase: patientAuth(
      drizzleAdapter(client.db, { provider: 'sqlite', schema: authSchema, transaction: false }),
      client.patiently,
    ),
    ping: () => client.write((tx) => void tx.run(sql`select 1`)),
    close: async () => {
      await reading?.close();
      await portions.putIn();
      await client.close();
    },
  };
}

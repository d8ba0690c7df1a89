import { openStore } from '../../db/index.ts';
import { channelOpener } from '../accounts.ts';
import { assemble } from '../assemble.ts';
import { type Config, loadConfig, storeOf } from '../config.ts';
import { createMetrics } from '../http/metrics.ts';
import { createLog } from '../lib/log.ts';
import { createMemoryQueue } from '../queue/index.ts';
import { createTakeTurn } from '../services/take-turn.ts';
import { checkAddress } from './address.ts';
import { checkBackups } from './backups.ts';
import { checkAccounts } from './channels.ts';
import { type Check, reasonOf, verdicts } from './check.ts';
import { checkClock, checkPast, type Reading } from './clock.ts';
import { checkDatabase } from './database.ts';
import { checkFolder } from './folder.ts';
import { checkPostgres } from './postgres.ts';
import { checkQueue } from './queue.ts';
import { checkNode } from './runtime.ts';
import { checkSecrets } from './secrets.ts';

export type { Check } from './check.ts';

/** Looks at everything that Redress needs, changing nothing; works beside a running Redress and without one. */
export async function examine(env?: NodeJS.ProcessEnv, cwd?: string): Promise<Check[]> {
  const { ok, fault } = verdicts('configuration');
  const node = checkNode(process.version);
  let config: Config;
  try {
    config = loadConfig(env, cwd);
  } catch (error) {
    return [node, fault('brand file', reasonOf(error), 'mend these lines, then run this again: the rest builds on it')];
  }
  const written = ok('brand file', config.isDemo ? 'none; the demo shop stands in' : (config.configFile ?? ''));
  const database =
    config.databaseUrl === null
      ? { ...checkDatabase(config.databaseFile), readings: [] }
      : { ...(await checkPostgres(config.databaseUrl)), newestAt: null };
  const [queue, address, accounts] = await Promise.all([
    checkQueue(config.redisUrl),
    checkAddress(config),
    tryAccounts(config, database.isUsable),
  ]);
  return [
    node,
    written,
    ...checkFolder(config),
    ...checkSecrets(config),
    ...database.checks,
    ...queue.checks,
    ...accounts.checks,
    ...address,
    ...checkClock([...database.readings, ...queue.readings, ...accounts.readings]),
    ...checkPast(database.newestAt, new Date()),
    ...checkBackups(config, new Date()),
  ];
}

/** Without a database that can be used they are tried on an empty one: signing in needs nothing of it. */
async function tryAccounts(config: Config, isUsable: boolean): Promise<{ checks: Check[]; readings: Reading[] }> {
  const { ok, fault } = verdicts('accounts');
  if (config.isDemo) return { checks: [ok('sign-in', 'the demo shop signs in nowhere')], readings: [] };
  const store = await openStore(isUsable ? storeOf(config) : { file: ':memory:', stateKey: config.stateKey });
  const log = createLog({ level: 'silent' });
  const queue = createMemoryQueue({ log });
  const publicUrl = config.publicUrl ?? `http://localhost:${config.port}`;
  try {
    const { deps } = await assemble(config, { store, queue, metrics: createMetrics(), log, publicUrl, role: 'doctor' });
    const open = channelOpener(deps, createTakeTurn(deps), publicUrl);
    const channels = new Map([...deps.accounts.keys()].map((id) => [id, open(id)]));
    return await checkAccounts({ accounts: deps.accounts, channels, deps });
  } catch (error) {
    return { checks: [fault('options', reasonOf(error), 'mend these in the brand file')], readings: [] };
  } finally {
    await queue.close();
    await store.close();
  }
}

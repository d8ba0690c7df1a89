import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { openStore } from '../../db/index.ts';
import { type App, startApp } from '../../src/app.ts';
import { type Config, loadConfig } from '../../src/config.ts';
import type { Brand } from '../../src/core/brand.ts';
import type { Store } from '../../src/core/store.ts';
import { demoBrand } from '../../src/demo/brand.ts';
import { keepTemplate, lendTemplate } from './queue-template.ts';
import { freePort } from './redis-server.ts';

export interface RunningApp {
  app: App;
  config: Config;
  address: string;
  stop(): Promise<void>;
}

export interface AppOptions {
  /** Accounts and brand instead of the demo's, which has no tickets then. */
  shop?: Pick<Brand, 'accounts'> & Partial<Brand>;
  env?: NodeJS.ProcessEnv;
  /** A folder that outlives it; without one it has a folder of its own. */
  folder?: string;
  /** Fills the store before anything runs that would answer what is written there. */
  seed?: (store: Store) => Promise<void>;
}

/** The whole product in this process, as `npm start` runs it. */
export async function runApp({ shop, env = {}, folder: kept, seed }: AppOptions = {}): Promise<RunningApp> {
  const folder = kept ?? (await mkdtemp(join(tmpdir(), 'redress-app-')));
  if (shop !== undefined) {
    await writeFile(join(folder, 'redress.config.yaml'), stringify({ brands: [{ ...demoBrand, ...shop }] }));
  }
  const port = await freePort();
  const config = loadConfig({ PORT: String(port), LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent', ...env }, folder);
  if (seed !== undefined) {
    const store = await openStore({ file: config.databaseFile, stateKey: config.stateKey });
    await seed(store);
    await store.close();
  }
  lendTemplate(config.dataDir);
  const app = await startApp(config, 'all');
  keepTemplate(config.dataDir);
  return {
    app,
    config,
    address: app.web?.address ?? '',
    async stop() {
      await app.stop();
      if (kept === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}

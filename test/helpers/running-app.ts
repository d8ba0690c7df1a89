import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { type App, startApp } from '../../src/app.ts';
import { type Config, loadConfig } from '../../src/config.ts';
import type { Brand, ChannelAccount } from '../../src/core/brand.ts';
import { demoBrand } from '../../src/demo/brand.ts';
import { freePort } from './redis-server.ts';

export interface RunningApp {
  app: App;
  config: Config;
  address: string;
  stop(): Promise<void>;
}

/**
 * The whole product in this process, as `npm start` runs it, with the demo brand or these accounts; on a folder of
 * its own, or on one that outlives it.
 */
export async function runApp(
  accounts?: readonly ChannelAccount[],
  env: NodeJS.ProcessEnv = {},
  brand: Partial<Brand> = {},
  keptFolder?: string,
): Promise<RunningApp> {
  const folder = keptFolder ?? (await mkdtemp(join(tmpdir(), 'redress-app-')));
  if (accounts !== undefined) {
    await writeFile(join(folder, 'redress.config.yaml'), stringify({ brands: [{ ...demoBrand, ...brand, accounts }] }));
  }
  const port = await freePort();
  const config = loadConfig({ PORT: String(port), LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent', ...env }, folder);
  const app = await startApp(config, 'all');
  return {
    app,
    config,
    address: app.web?.address ?? '',
    async stop() {
      await app.stop();
      if (keptFolder === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}

import { type OpenedStore, openStore } from '../../db/index.ts';
import { type Config, loadConfig, storeOf } from '../config.ts';

/** Opens what is configured, also beside a running Redress, and closes it whatever the work comes to. */
export async function withStore<T>(
  work: (store: OpenedStore, config: Config) => Promise<T>,
  config = loadConfig(),
): Promise<T> {
  const store = await openStore(storeOf(config));
  try {
    return await work(store, config);
  } finally {
    await store.close();
  }
}

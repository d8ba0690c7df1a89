import type { drizzleAdapter } from 'better-auth/adapters/drizzle';
import type { Demo } from '../src/core/demo.ts';
import type { Store } from '../src/core/store.ts';

export interface OpenedStore extends Store {
  demo: Demo;
  /** What better-auth takes as its database. */
  authDatabase: ReturnType<typeof drizzleAdapter>;
}

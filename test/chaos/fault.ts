import type { ProductDatabase } from './database.ts';
import type { Installation, Mode } from './installation.ts';
import type { Takeovers } from './takeover.ts';

export interface Fault {
  name: string;
  modes: readonly Mode[];
  /** Set where it happens to one database alone. */
  database?: ProductDatabase['kind'];
  /** How often it strikes in one wave. */
  times: number;
  /**
   * `promise` notes a message that the fault itself sent: it is judged like those of the customers. Where accounts lost
   * their owner: after how long they were run again.
   */
  strike(
    installation: Installation,
    promise: (account: string, providerId: string) => void,
  ): Promise<void> | Promise<Takeovers>;
  /** Customers' webhooks come twice and out of order meanwhile. */
  isUnruly?: boolean;
  /** Why it cannot be done on this machine. */
  obstacle?(installation: Installation): string | null;
}

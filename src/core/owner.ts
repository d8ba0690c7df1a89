import type { ChannelHealth } from './channel.ts';

/*
 * Who runs an account of which there may be only one (a WhatsApp session, a mailbox), and how every account stands, for
 * processes that do not run it themselves.
 */

/** The right of one process to run an account; `fence` grows with each owner. */
export interface Tenure {
  accountId: string;
  /** Name of the process. */
  owner: string;
  fence: number;
}

/**
 * How it stands with the owner of an account. One that lives changes `beat` every few seconds; whoever saw no change for long
 * enough by its own clock may take the account. No wall clock is compared with another one's.
 */
export interface Ownership {
  accountId: string;
  /** Null: given up. */
  owner: string | null;
  fence: number;
  beat: number;
}

/** What a process that runs an account says of it. */
export interface HealthNote {
  accountId: string;
  /** Name of the process. */
  process: string;
  health: ChannelHealth;
  /** Set where only one process may run it: a word from an owner that has lost it is not taken. */
  tenure: Tenure | null;
}

export interface HeardHealth {
  accountId: string;
  process: string;
  heardAt: Date;
  health: ChannelHealth;
  /** The newest fault, also where it is over. */
  lastFault: { detail: string; at: Date } | null;
}

export interface Owners {
  /** Accounts that never had an owner are left out. */
  list(accountIds: readonly string[]): Promise<Ownership[]>;
  /** Takes the account where it still stands as it was seen (null: it never had an owner); else null. */
  take(accountId: string, owner: string, seen: Ownership | null): Promise<Tenure | null>;
  /** Says that the owner lives. Returns the accounts that are still its own. */
  beat(tenures: readonly Tenure[]): Promise<string[]>;
  /** Gives it up; nothing happens where it has another owner. */
  release(tenure: Tenure): Promise<void>;
  note(notes: readonly HealthNote[], at: Date): Promise<void>;
  heard(accountIds: readonly string[]): Promise<HeardHealth[]>;
}

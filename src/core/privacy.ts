import type { Identity } from './contact.ts';
import type { TimelineEntry } from './timeline.ts';

/** A ticket as its owner may have it: no internal notes. */
interface ExportedTicket {
  numbers: string[];
  kind: string;
  topic: string;
  state: string;
  summary: string;
  resolution: string | null;
  receivedAt: Date;
  resolvedAt: Date | null;
}

/** An order of the shop's books that names them: by a number or address that a channel has proven to be theirs. */
interface ExportedOrder {
  number: string;
  placedAt: Date;
  status: string;
  customerName: string | null;
  phone: string | null;
  email: string | null;
  pinCode: string | null;
  refunds: { amountPaise: number; status: string; payout: unknown; reference: string | null }[];
  returns: { kind: string; sku: string; reason: string; status: string; pickupDay: string | null }[];
  warranties: { serial: string; title: string; startsAt: Date; expiresAt: Date }[];
}

/** A file that they sent, or were sent. Its bytes: `npx redress export --out`. */
interface ExportedFile {
  id: string;
  direction: 'in' | 'out';
  name: string;
  contentType: string;
  /** Bytes. */
  size: number;
  sha256: string;
}

/** All that is held of one person, in words that they understand (DPDP Act 2023, section 11). */
export interface PersonRecord {
  contactId: string;
  name: string | null;
  language: string | null;
  identities: Identity[];
  createdAt: Date;
  conversations: { id: string; channel: string; createdAt: Date; messages: TimelineEntry[] }[];
  tickets: ExportedTicket[];
  ratings: { score: number; comment: string | null; at: Date }[];
  /** Those that messages name by their id; `out`: what was sent to them. */
  files: ExportedFile[];
  /** What they asked to be done: a refund, a pickup. */
  actions: { what: string; given: unknown; outcome: unknown; at: Date }[];
  calls: { from: string | null; about: string; at: Date }[];
  /** Numbers and addresses that they said STOP with. */
  stopped: { value: string; at: Date }[];
  /** What came from them and could not be taken. */
  setAside: { id: string; reason: string; detail: string; raw: string; at: Date }[];
  orders: ExportedOrder[];
}

export type Erasure =
  /** `files`: hashes of files that nobody else has; their bytes may go. */
  | { outcome: 'erased'; messages: number; files: string[] }
  /** A complaint is open: what it is about is needed until it is decided. */
  | { outcome: 'held'; ticketNumbers: string[] }
  /** Something that they asked for is being done, and needs what they gave for it: a refund, a pickup. */
  | { outcome: 'busy' }
  | { outcome: 'not-found' };

/** What is older than these goes. Table by table: `docs/compliance.md`. */
export interface Ages {
  /** What is counted (tries to prove an identity, sign-ins, who looks at a ticket), and what has expired (codes, links, sessions). */
  spent: Date;
  /** Answers that somebody began to write. */
  begun: Date;
  /** What was told: to people of the console, to other programs. */
  logged: Date;
}

/**
 * One person's data. The history of tickets has ids only and stays, as traces of processing have to for a year (DPDP
 * Rules 2025, rule 8(3)); what the ids point to is masked. Orders belong to the shop's books and are not touched. Column by
 * column: `test/contracts/store-privacy.ts`.
 */
export interface Privacy {
  /** The contact with this number or address. */
  find(brandId: string, identity: Identity): Promise<string | null>;
  record(brandId: string, contactId: string): Promise<PersonRecord | null>;
  erase(brandId: string, contactId: string, at: Date): Promise<Erasure>;
  /**
   * Takes the content from what was set aside before then; that it was, and why, stays. `notOf`: what came for none of
   * these accounts.
   */
  forgetSetAside(accounts: { of: readonly string[] } | { notOf: readonly string[] }, before: Date): Promise<void>;
  /** Removes what has served its purpose, of everybody. `files`: hashes of files that nobody has any more. */
  forgetSpent(ages: Ages): Promise<{ rows: number; files: string[] }>;
  /** When the first person wrote. What is older than that is of another database. */
  begunAt(): Promise<Date | null>;
  /** Contacts who have not written since, have nothing open, and are not erased yet. */
  silentSince(brandId: string, before: Date, limit: number): Promise<string[]>;
}

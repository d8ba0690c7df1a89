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

/** All that is held of one person, in words that they understand (DPDP Act 2023, section 11). */
export interface PersonRecord {
  contactId: string;
  name: string | null;
  identities: Identity[];
  createdAt: Date;
  conversations: { id: string; channel: string; createdAt: Date; messages: TimelineEntry[] }[];
  tickets: ExportedTicket[];
  ratings: { score: number; comment: string | null; at: Date }[];
}

export type Erasure =
  /** `files`: hashes of files that nobody else has; their bytes may go. */
  | { outcome: 'erased'; messages: number; files: string[] }
  /** A complaint is open: what it is about is needed until it is decided. */
  | { outcome: 'held'; ticketNumbers: string[] }
  | { outcome: 'not-found' };

/**
 * One person's data. The history of tickets has ids only and stays, as traces of processing have to for a year (DPDP
 * Rules 2025, rule 8(3)); what the ids point to is masked. Orders belong to the shop's books and are not touched.
 */
export interface Privacy {
  /** The contact with this number or address. */
  find(brandId: string, identity: Identity): Promise<string | null>;
  record(brandId: string, contactId: string): Promise<PersonRecord | null>;
  erase(brandId: string, contactId: string, at: Date): Promise<Erasure>;
  /** Contacts who have not written since, have nothing open, and are not erased yet. */
  silentSince(brandId: string, before: Date, limit: number): Promise<string[]>;
}

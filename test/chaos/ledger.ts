/** What the outside was promised: a message that was answered with "received" has to be found again. */
export interface Promised {
  wave: string;
  account: string;
  /** The provider's id, or its beginning. */
  providerId: string;
  /** 2xx, or laid into the mailbox. */
  isAccepted: boolean;
  /** Nothing has to be said to it: the end of a call. */
  needsNoAnswer?: boolean;
}

/** Somebody who finished recording a complaint: one ticket, and no second one. */
export interface Complaint {
  wave: string;
  account: string;
  threadKey: string;
}

export interface Ledger {
  promised: Promised[];
  complaints: Complaint[];
  /** Answers of repeated webhooks that were not those of the first. */
  differing: { wave: string; what: string }[];
  /** Webhooks that were refused for good. */
  refused: { wave: string; what: string }[];
  /** Which wave a customer belongs to, by account and thread key (of mail: the sender). */
  waveOf: Map<string, string>;
}

export function createLedger(): Ledger {
  return { promised: [], complaints: [], differing: [], refused: [], waveOf: new Map() };
}

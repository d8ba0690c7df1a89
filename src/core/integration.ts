import type { FieldChange } from './brand-settings.ts';

/** Brands that somebody sees; null: all. */
export type Scope = readonly string[] | null;

/** A key of another program. The key itself is shown once and kept by nobody. */
export interface ApiKey {
  id: string;
  name: string;
  /** Null: every brand. */
  brandIds: string[] | null;
  prefix: string;
  /** Its messages are signed; the key itself opens nothing. */
  isSigned: boolean;
  createdBy: string;
  createdAt: Date;
  usedAt: Date | null;
  revokedAt: Date | null;
}

export const WEBHOOK_EVENTS = ['ticket.opened', 'ticket.changed'] as const;

export interface Webhook {
  id: string;
  brandId: string;
  url: string;
  events: string[];
  isActive: boolean;
  createdAt: Date;
}

export interface WebhookDelivery {
  id: string;
  webhookId: string;
  type: string;
  payload: string;
  status: 'queued' | 'delivered' | 'failed';
  attempts: number;
  responseStatus: number | null;
  error: string | null;
  createdAt: Date;
  /** While it is queued: when it is tried. */
  nextAttemptAt: Date | null;
  settledAt: Date | null;
}

export interface AuditEntry {
  id: string;
  userId: string;
  action: string;
  target: string;
  /** Brands that it was about; null: all of them. */
  brandIds: string[] | null;
  /** Settings of a brand, before and after. Never a secret. */
  detail: FieldChange[] | null;
  at: Date;
}

/** Keys, webhooks and who changed what. */
export interface Integrations {
  /** With a `secret` its messages are signed, and it is no bearer token. Encrypted where it is kept. */
  addKey(key: Omit<ApiKey, 'isSigned'> & { hash: string; secret: string | null }): Promise<void>;
  /** Those of which every brand is in the scope; null: all. */
  keys(scope: Scope): Promise<ApiKey[]>;
  /** A bearer key that is in use; notes that it was used. */
  findKey(hash: string, at: Date): Promise<ApiKey | null>;
  /** The key and the secret of a source that signs; null where there is none in use. */
  signedKey(id: string): Promise<{ key: ApiKey; secret: string } | null>;
  /** Whether this message of a source was taken before. */
  wasTaken(keyId: string, messageId: string): Promise<boolean>;
  /** Notes that it was taken, and forgets what came before `forgetBefore`. */
  noteTaken(taken: { keyId: string; messageId: string; at: Date; forgetBefore: Date }): Promise<void>;
  revokeKey(scope: Scope, id: string, at: Date): Promise<boolean>;
  addWebhook(webhook: Webhook & { secret: string }): Promise<void>;
  webhooks(brandIds: readonly string[]): Promise<Webhook[]>;
  /** False: there is none of these brands. */
  setWebhook(brandIds: readonly string[], id: string, isActive: boolean): Promise<boolean>;
  /** From now on messages are signed with this one. False: there is none of these brands. */
  setSecret(brandIds: readonly string[], id: string, secret: string): Promise<boolean>;
  removeWebhook(brandIds: readonly string[], id: string): Promise<boolean>;
  deliveries(webhookId: string, limit: number): Promise<WebhookDelivery[]>;
  /** Sends it again with the next tick, also what has failed for good. False: none, or it was delivered. */
  retryNow(webhookId: string, deliveryId: string, at: Date): Promise<boolean>;
  /** One row for each active webhook of the brand that asked for it; the same `eventId` again adds nothing. */
  queueDeliveries(event: {
    brandId: string;
    type: string;
    eventId: string;
    payload: string;
    at: Date;
    /** Webhooks that were made later are not told: old tickets are computed anew now and then. */
    happenedAt: Date;
  }): Promise<void>;
  dueDeliveries(now: Date, limit: number): Promise<(WebhookDelivery & { url: string; secret: string })[]>;
  settleDelivery(
    id: string,
    result: {
      status: WebhookDelivery['status'];
      responseStatus: number | null;
      error: string | null;
      nextAt: Date | null;
    },
    at: Date,
  ): Promise<void>;
  audit(entry: AuditEntry): Promise<void>;
  /** Newest first, of what was about brands in the scope alone. */
  auditLog(scope: Scope, limit: number): Promise<AuditEntry[]>;
}

/** A key of another program. The key itself is shown once and kept by nobody. */
export interface ApiKey {
  id: string;
  name: string;
  /** Null: every brand. */
  brandIds: string[] | null;
  prefix: string;
  createdBy: string;
  createdAt: Date;
  usedAt: Date | null;
  revokedAt: Date | null;
}

export const WEBHOOK_EVENTS = ['ticket.opened', 'ticket.changed'] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

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
  settledAt: Date | null;
}

export interface AuditEntry {
  id: string;
  userId: string;
  action: string;
  target: string;
  at: Date;
}

/** Keys, webhooks and who changed what. */
export interface Integrations {
  addKey(key: ApiKey & { hash: string }): Promise<void>;
  keys(): Promise<ApiKey[]>;
  /** A key that is in use; notes that it was used. */
  findKey(hash: string, at: Date): Promise<ApiKey | null>;
  revokeKey(id: string, at: Date): Promise<boolean>;
  addWebhook(webhook: Webhook & { secret: string }): Promise<void>;
  webhooks(brandIds: readonly string[]): Promise<Webhook[]>;
  /** False: there is none of these brands. */
  setWebhook(brandIds: readonly string[], id: string, isActive: boolean): Promise<boolean>;
  removeWebhook(brandIds: readonly string[], id: string): Promise<boolean>;
  deliveries(webhookId: string, limit: number): Promise<WebhookDelivery[]>;
  /** One row for each active webhook of the brand that asked for it; the same `eventId` again adds nothing. */
  queueDeliveries(event: { brandId: string; type: string; eventId: string; payload: string; at: Date }): Promise<void>;
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
  auditLog(limit: number): Promise<AuditEntry[]>;
}

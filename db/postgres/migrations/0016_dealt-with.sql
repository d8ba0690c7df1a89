DROP INDEX "outbox_undelivered";--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "dealt_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "dealt_by" text;--> statement-breakpoint
CREATE INDEX "outbox_dealt" ON "outbox" USING btree ("brand_id","created_at") WHERE dealt_at is not null;--> statement-breakpoint
CREATE INDEX "outbox_undelivered" ON "outbox" USING btree ("brand_id","created_at") WHERE status in ('failed', 'uncertain', 'queued') and dealt_at is null;
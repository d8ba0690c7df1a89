DROP INDEX `outbox_undelivered`;--> statement-breakpoint
ALTER TABLE `outbox` ADD `dealt_at` integer;--> statement-breakpoint
ALTER TABLE `outbox` ADD `dealt_by` text;--> statement-breakpoint
CREATE INDEX `outbox_dealt` ON `outbox` (`brand_id`,`created_at`) WHERE dealt_at is not null;--> statement-breakpoint
CREATE INDEX `outbox_undelivered` ON `outbox` (`brand_id`,`created_at`) WHERE status in ('failed', 'uncertain', 'queued') and dealt_at is null;
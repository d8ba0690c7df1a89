ALTER TABLE `tickets` ADD `ack_check_at` integer;--> statement-breakpoint
ALTER TABLE `tickets` ADD `has_copy` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `tickets_ack_check` ON `tickets` (`ack_check_at`) WHERE ack_check_at is not null;--> statement-breakpoint
CREATE INDEX `tickets_resolved` ON `tickets` (`brand_id`,`resolved_at`) WHERE state = 'resolved';--> statement-breakpoint
CREATE INDEX `outbox_acknowledges` ON `outbox` (`acknowledges_ticket_id`) WHERE acknowledges_ticket_id is not null;
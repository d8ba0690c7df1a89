DROP INDEX `tickets_assignee`;--> statement-breakpoint
CREATE INDEX `tickets_kind` ON `tickets` (`brand_id`,`kind`,`updated_at`);--> statement-breakpoint
CREATE INDEX `tickets_assignee` ON `tickets` (`assignee_id`,`state`,`brand_id`,`updated_at`);
DROP INDEX `tickets_due`;--> statement-breakpoint
CREATE INDEX `tickets_due` ON `tickets` (`brand_id`,`due_at`,`id`,`state`,`kind`,`priority`,`assignee_id`) WHERE due_at is not null;
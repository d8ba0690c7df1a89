ALTER TABLE `tickets` ADD `notice_at` integer;--> statement-breakpoint
CREATE INDEX `tickets_notice` ON `tickets` (`notice_at`) WHERE notice_at is not null;
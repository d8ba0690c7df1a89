ALTER TABLE `conversations` ADD `left_at` integer;--> statement-breakpoint
CREATE INDEX `conversations_left` ON `conversations` (`left_at`) WHERE left_at is not null;
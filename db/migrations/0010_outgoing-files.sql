CREATE TABLE `draft_files` (
	`id` text PRIMARY KEY NOT NULL,
	`ticket_id` text NOT NULL,
	`user_id` text NOT NULL,
	`name` text NOT NULL,
	`content_type` text NOT NULL,
	`size` integer NOT NULL,
	`sha256` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`ticket_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `draft_files_draft` ON `draft_files` (`ticket_id`,`user_id`);--> statement-breakpoint
CREATE INDEX `draft_files_hash` ON `draft_files` (`sha256`);--> statement-breakpoint
CREATE INDEX `attachments_hash` ON `attachments` (`sha256`);--> statement-breakpoint
CREATE INDEX `outbox_files` ON `outbox` (`id`) WHERE json_extract(content, '$.files') is not null;
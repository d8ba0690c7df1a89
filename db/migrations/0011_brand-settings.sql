CREATE TABLE `brand_settings` (
	`brand_id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`sections` text NOT NULL,
	`clock_rules` text NOT NULL,
	`updated_by` text,
	`updated_at` integer
);
--> statement-breakpoint
CREATE TABLE `intake_messages` (
	`key_id` text NOT NULL,
	`message_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`key_id`, `message_id`)
);
--> statement-breakpoint
CREATE INDEX `intake_messages_at` ON `intake_messages` (`at`);--> statement-breakpoint
ALTER TABLE `api_keys` ADD `secret` text;--> statement-breakpoint
ALTER TABLE `audit_log` ADD `brand_ids` text;--> statement-breakpoint
ALTER TABLE `audit_log` ADD `detail` text;
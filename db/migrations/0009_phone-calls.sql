CREATE TABLE `call_agents` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`brand_ids` text,
	`is_available` integer NOT NULL,
	`seen_at` integer NOT NULL,
	`free_since` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `call_steps` (
	`account_id` text NOT NULL,
	`call_sid` text NOT NULL,
	`step` text NOT NULL,
	`document` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`account_id`, `call_sid`, `step`)
);
--> statement-breakpoint
CREATE INDEX `call_steps_at` ON `call_steps` (`at`);--> statement-breakpoint
CREATE TABLE `calls` (
	`account_id` text NOT NULL,
	`call_sid` text NOT NULL,
	`brand_id` text NOT NULL,
	`from_number` text,
	`language` text NOT NULL,
	`state` text NOT NULL,
	`ticket_number` text,
	`about` text NOT NULL,
	`agent_id` text,
	`is_call_back` integer DEFAULT false NOT NULL,
	`queued_at` integer NOT NULL,
	`ringing_at` integer,
	`connected_at` integer,
	`ended_at` integer,
	`tries` integer DEFAULT 0 NOT NULL,
	`not_before` integer,
	PRIMARY KEY(`account_id`, `call_sid`)
);
--> statement-breakpoint
CREATE INDEX `calls_open` ON `calls` (`brand_id`,`queued_at`) WHERE state <> 'over';--> statement-breakpoint
CREATE INDEX `calls_ended` ON `calls` (`brand_id`,`ended_at`);--> statement-breakpoint
CREATE TABLE `upload_links` (
	`hash` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`call_sid` text NOT NULL,
	`caller` text NOT NULL,
	`brand_id` text NOT NULL,
	`language` text NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer
);

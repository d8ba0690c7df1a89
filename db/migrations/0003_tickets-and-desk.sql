CREATE TABLE `canned_replies` (
	`id` text PRIMARY KEY NOT NULL,
	`brand_id` text,
	`title` text NOT NULL,
	`shortcut` text NOT NULL,
	`texts` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `canned_replies_brand` ON `canned_replies` (`brand_id`);--> statement-breakpoint
CREATE TABLE `drafts` (
	`ticket_id` text NOT NULL,
	`user_id` text NOT NULL,
	`text` text NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`ticket_id`, `user_id`),
	FOREIGN KEY (`ticket_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `notifications` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`ticket_id` text NOT NULL,
	`kind` text NOT NULL,
	`detail` text NOT NULL,
	`at` integer NOT NULL,
	`read_at` integer
);
--> statement-breakpoint
CREATE INDEX `notifications_user` ON `notifications` (`user_id`,`at`);--> statement-breakpoint
CREATE TABLE `presence` (
	`ticket_id` text NOT NULL,
	`user_id` text NOT NULL,
	`seen_at` integer NOT NULL,
	`typing_at` integer,
	PRIMARY KEY(`ticket_id`, `user_id`),
	FOREIGN KEY (`ticket_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `staff` (
	`user_id` text PRIMARY KEY NOT NULL,
	`status` text DEFAULT 'away' NOT NULL,
	`capacity` integer DEFAULT 10 NOT NULL,
	`seen_at` integer,
	`assigned_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `ticket_conversations` (
	`ticket_id` text NOT NULL,
	`conversation_id` text NOT NULL,
	PRIMARY KEY(`ticket_id`, `conversation_id`),
	FOREIGN KEY (`ticket_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `ticket_conversations_conversation` ON `ticket_conversations` (`conversation_id`);--> statement-breakpoint
CREATE TABLE `ticket_firings` (
	`id` integer PRIMARY KEY NOT NULL,
	`ticket_id` text NOT NULL,
	`clock` text NOT NULL,
	`started_at` integer NOT NULL,
	`step` integer NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`ticket_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ticket_firings_once` ON `ticket_firings` (`ticket_id`,`clock`,`started_at`,`step`);--> statement-breakpoint
CREATE TABLE `ticket_notes` (
	`id` text PRIMARY KEY NOT NULL,
	`ticket_id` text NOT NULL,
	`author_id` text NOT NULL,
	`text` text NOT NULL,
	`mentions` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`ticket_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `ticket_notes_ticket` ON `ticket_notes` (`ticket_id`,`at`);--> statement-breakpoint
CREATE TABLE `ticket_orders` (
	`ticket_id` text NOT NULL,
	`order_number` text NOT NULL,
	PRIMARY KEY(`ticket_id`, `order_number`),
	FOREIGN KEY (`ticket_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `ticket_tags` (
	`ticket_id` text NOT NULL,
	`tag` text NOT NULL,
	PRIMARY KEY(`ticket_id`, `tag`),
	FOREIGN KEY (`ticket_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `ticket_tags_tag` ON `ticket_tags` (`tag`);--> statement-breakpoint
ALTER TABLE `conversations` ADD `holder_id` text;--> statement-breakpoint
ALTER TABLE `outbox` ADD `author_id` text;--> statement-breakpoint
ALTER TABLE `tickets` ADD `priority` text DEFAULT 'normal' NOT NULL;--> statement-breakpoint
ALTER TABLE `tickets` ADD `assignee_id` text;--> statement-breakpoint
ALTER TABLE `tickets` ADD `level` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `tickets` ADD `resolution` text;--> statement-breakpoint
ALTER TABLE `tickets` ADD `first_replied_at` integer;--> statement-breakpoint
ALTER TABLE `tickets` ADD `last_customer_at` integer;--> statement-breakpoint
ALTER TABLE `tickets` ADD `resolved_at` integer;--> statement-breakpoint
ALTER TABLE `tickets` ADD `closed_at` integer;--> statement-breakpoint
ALTER TABLE `tickets` ADD `reopened` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `tickets` ADD `merged_into_id` text;--> statement-breakpoint
ALTER TABLE `tickets` ADD `follows_id` text;--> statement-breakpoint
ALTER TABLE `tickets` ADD `split_from_id` text;--> statement-breakpoint
ALTER TABLE `tickets` ADD `docket` text;--> statement-breakpoint
ALTER TABLE `tickets` ADD `docket_due_at` integer;--> statement-breakpoint
ALTER TABLE `tickets` ADD `first_reply_due_at` integer;--> statement-breakpoint
ALTER TABLE `tickets` ADD `next_reply_due_at` integer;--> statement-breakpoint
ALTER TABLE `tickets` ADD `resolution_due_at` integer;--> statement-breakpoint
ALTER TABLE `tickets` ADD `due_at` integer;--> statement-breakpoint
ALTER TABLE `tickets` ADD `check_at` integer;--> statement-breakpoint
ALTER TABLE `tickets` ADD `is_stale` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `tickets` ADD `surveyed_at` integer;--> statement-breakpoint
CREATE INDEX `tickets_assignee` ON `tickets` (`assignee_id`,`state`);--> statement-breakpoint
CREATE INDEX `tickets_due` ON `tickets` (`brand_id`,`due_at`) WHERE due_at is not null;--> statement-breakpoint
CREATE INDEX `tickets_check` ON `tickets` (`check_at`) WHERE check_at is not null;--> statement-breakpoint
CREATE INDEX `tickets_stale` ON `tickets` (`id`) WHERE is_stale = 1;--> statement-breakpoint
CREATE INDEX `tickets_contact` ON `tickets` (`contact_id`);--> statement-breakpoint
CREATE INDEX `tickets_received` ON `tickets` (`brand_id`,`received_at`);
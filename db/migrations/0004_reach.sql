CREATE TABLE `claims` (
	`name` text PRIMARY KEY NOT NULL,
	`owner` text NOT NULL,
	`until` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `merge_reviews` (
	`id` text PRIMARY KEY NOT NULL,
	`brand_id` text NOT NULL,
	`contact_id` text NOT NULL,
	`other_id` text NOT NULL,
	`at` integer NOT NULL,
	`decision` text,
	`decided_by` text,
	`decided_at` integer,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`other_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `merge_reviews_open` ON `merge_reviews` (`brand_id`,`at`) WHERE decision is null;--> statement-breakpoint
CREATE TABLE `outbox_ways` (
	`outbound_id` text PRIMARY KEY NOT NULL,
	`chain_id` text NOT NULL,
	`refusal` text,
	`decided_at` integer,
	`refused_at` integer,
	`next_outbound_id` text,
	`ticket_id` text,
	FOREIGN KEY (`outbound_id`) REFERENCES `outbox`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `outbox_ways_chain` ON `outbox_ways` (`chain_id`);--> statement-breakpoint
CREATE INDEX `outbox_ways_open` ON `outbox_ways` (`refused_at`) WHERE refused_at is not null and decided_at is null;--> statement-breakpoint
CREATE TABLE `phone_holds` (
	`conversation_id` text PRIMARY KEY NOT NULL,
	`until` integer NOT NULL,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `revisions` (
	`id` integer PRIMARY KEY NOT NULL,
	`message_id` text NOT NULL,
	`kind` text NOT NULL,
	`before` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`message_id`) REFERENCES `inbox`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `revisions_message` ON `revisions` (`message_id`);--> statement-breakpoint
CREATE TABLE `suppressions` (
	`brand_id` text NOT NULL,
	`kind` text NOT NULL,
	`value` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`brand_id`, `kind`, `value`)
);
--> statement-breakpoint
CREATE TABLE `ticket_files` (
	`ticket_id` text NOT NULL,
	`attachment_id` text NOT NULL,
	`order_number` text,
	`sku` text,
	PRIMARY KEY(`attachment_id`, `ticket_id`)
);
--> statement-breakpoint
CREATE INDEX `ticket_files_ticket` ON `ticket_files` (`ticket_id`);
CREATE TABLE `codes` (
	`id` text PRIMARY KEY NOT NULL,
	`conversation_id` text NOT NULL,
	`order_number` text NOT NULL,
	`hash` text NOT NULL,
	`expires_at` integer NOT NULL,
	`tries` integer DEFAULT 0 NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `codes_order` ON `codes` (`conversation_id`,`order_number`,`expires_at`);--> statement-breakpoint
CREATE TABLE `effects` (
	`id` text PRIMARY KEY NOT NULL,
	`brand_id` text NOT NULL,
	`conversation_id` text NOT NULL,
	`turn_id` text NOT NULL,
	`call` text NOT NULL,
	`arguments` text NOT NULL,
	`action` text NOT NULL,
	`status` text NOT NULL,
	`outcome` text,
	`detail` text,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_attempt_at` integer,
	`claimed_by` text,
	`claimed_at` integer,
	`created_at` integer NOT NULL,
	`settled_at` integer,
	`follow_up_at` integer,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`turn_id`) REFERENCES `turns`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `effects_open` ON `effects` (`next_attempt_at`) WHERE status = 'queued';--> statement-breakpoint
CREATE INDEX `effects_running` ON `effects` (`claimed_at`) WHERE status = 'running';--> statement-breakpoint
CREATE INDEX `effects_follow_up` ON `effects` (`follow_up_at`) WHERE follow_up_at is not null;--> statement-breakpoint
CREATE INDEX `effects_turn` ON `effects` (`turn_id`);--> statement-breakpoint
CREATE TABLE `ratings` (
	`id` text PRIMARY KEY NOT NULL,
	`brand_id` text NOT NULL,
	`conversation_id` text NOT NULL,
	`score` integer NOT NULL,
	`comment` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `ratings_at` ON `ratings` (`brand_id`,`at`);--> statement-breakpoint
CREATE TABLE `warranties` (
	`id` integer PRIMARY KEY NOT NULL,
	`brand_id` text NOT NULL,
	`serial` text NOT NULL,
	`order_number` text NOT NULL,
	`sku` text NOT NULL,
	`title` text NOT NULL,
	`starts_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`replaces` text,
	`replaced_by` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `warranties_serial` ON `warranties` (`brand_id`,`serial`);--> statement-breakpoint
CREATE TABLE `order_actions` (
	`brand_id` text NOT NULL,
	`key` text NOT NULL,
	`kind` text NOT NULL,
	`order_number` text NOT NULL,
	`reference` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`brand_id`, `key`)
);
--> statement-breakpoint
CREATE TABLE `order_refunds` (
	`id` text PRIMARY KEY NOT NULL,
	`brand_id` text NOT NULL,
	`order_number` text NOT NULL,
	`amount_paise` integer NOT NULL,
	`status` text NOT NULL,
	`payout` text,
	`due_at` integer,
	`paid_at` integer,
	`reference` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `order_refunds_order` ON `order_refunds` (`brand_id`,`order_number`);--> statement-breakpoint
CREATE TABLE `order_returns` (
	`id` text PRIMARY KEY NOT NULL,
	`brand_id` text NOT NULL,
	`order_number` text NOT NULL,
	`kind` text NOT NULL,
	`sku` text NOT NULL,
	`quantity` integer NOT NULL,
	`reason` text NOT NULL,
	`status` text NOT NULL,
	`pickup_day` text,
	`pickup_window` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `order_returns_order` ON `order_returns` (`brand_id`,`order_number`);--> statement-breakpoint
ALTER TABLE `conversations` ADD `awaits_effect` text;--> statement-breakpoint
ALTER TABLE `order_lines` ADD `category` text;--> statement-breakpoint
ALTER TABLE `order_lines` ADD `components` text;--> statement-breakpoint
ALTER TABLE `order_lines` ADD `warranty_months` integer;--> statement-breakpoint
ALTER TABLE `orders` ADD `payment` text;--> statement-breakpoint
ALTER TABLE `orders` ADD `invoice_url` text;--> statement-breakpoint
CREATE INDEX `orders_phone` ON `orders` (`brand_id`,`phone`,`placed_at`);--> statement-breakpoint
CREATE INDEX `orders_email` ON `orders` (`brand_id`,`email`,`placed_at`);
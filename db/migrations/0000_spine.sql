CREATE TABLE `account` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`user_id` text NOT NULL,
	`access_token` text,
	`refresh_token` text,
	`id_token` text,
	`access_token_expires_at` integer,
	`refresh_token_expires_at` integer,
	`scope` text,
	`password` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `account_user` ON `account` (`user_id`);--> statement-breakpoint
CREATE TABLE `rate_limit` (
	`id` text PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`count` integer NOT NULL,
	`last_request` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rate_limit_key_unique` ON `rate_limit` (`key`);--> statement-breakpoint
CREATE TABLE `session` (
	`id` text PRIMARY KEY NOT NULL,
	`expires_at` integer NOT NULL,
	`token` text NOT NULL,
	`ip_address` text,
	`user_agent` text,
	`user_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `session_token_unique` ON `session` (`token`);--> statement-breakpoint
CREATE INDEX `session_user` ON `session` (`user_id`);--> statement-breakpoint
CREATE TABLE `two_factor` (
	`id` text PRIMARY KEY NOT NULL,
	`secret` text NOT NULL,
	`backup_codes` text NOT NULL,
	`verified` integer DEFAULT true,
	`failed_verification_count` integer DEFAULT 0,
	`locked_until` integer,
	`user_id` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `two_factor_user` ON `two_factor` (`user_id`);--> statement-breakpoint
CREATE TABLE `user` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`email_verified` integer DEFAULT false NOT NULL,
	`image` text,
	`role` text DEFAULT 'agent' NOT NULL,
	`brand_ids` text DEFAULT '*' NOT NULL,
	`two_factor_enabled` integer DEFAULT false,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `user_email_unique` ON `user` (`email`);--> statement-breakpoint
CREATE TABLE `verification` (
	`id` text PRIMARY KEY NOT NULL,
	`identifier` text NOT NULL,
	`value` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `verification_identifier` ON `verification` (`identifier`);--> statement-breakpoint
CREATE TABLE `channel_state` (
	`account_id` text NOT NULL,
	`key` text NOT NULL,
	`value` blob NOT NULL,
	PRIMARY KEY(`account_id`, `key`)
);
--> statement-breakpoint
CREATE TABLE `quarantine` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text,
	`reason` text NOT NULL,
	`detail` text NOT NULL,
	`payload` blob NOT NULL,
	`at` integer NOT NULL,
	`released_at` integer
);
--> statement-breakpoint
CREATE INDEX `quarantine_at` ON `quarantine` (`at`);--> statement-breakpoint
CREATE TABLE `conversations` (
	`id` text PRIMARY KEY NOT NULL,
	`brand_id` text NOT NULL,
	`contact_id` text NOT NULL,
	`account_id` text NOT NULL,
	`channel` text NOT NULL,
	`thread_key` text NOT NULL,
	`reply_address` text NOT NULL,
	`state` text NOT NULL,
	`holder` text DEFAULT 'bot' NOT NULL,
	`rung` text DEFAULT 'unknown' NOT NULL,
	`language` text,
	`last_seq` integer DEFAULT 0 NOT NULL,
	`done_seq` integer DEFAULT 0 NOT NULL,
	`timeline_seq` integer DEFAULT 0 NOT NULL,
	`first_waiting_at` integer,
	`due_at` integer,
	`lease_owner` text,
	`lease_until` integer,
	`fence` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `conversations_thread` ON `conversations` (`account_id`,`thread_key`);--> statement-breakpoint
CREATE INDEX `conversations_due` ON `conversations` (`due_at`) WHERE due_at is not null;--> statement-breakpoint
CREATE INDEX `conversations_updated` ON `conversations` (`brand_id`,`updated_at`);--> statement-breakpoint
CREATE INDEX `conversations_contact` ON `conversations` (`contact_id`);--> statement-breakpoint
CREATE TABLE `turns` (
	`id` text PRIMARY KEY NOT NULL,
	`conversation_id` text NOT NULL,
	`fence` integer NOT NULL,
	`from_seq` integer NOT NULL,
	`to_seq` integer NOT NULL,
	`understood` text NOT NULL,
	`committed_at` integer NOT NULL,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `turns_position` ON `turns` (`conversation_id`,`from_seq`);--> statement-breakpoint
CREATE TABLE `attachments` (
	`id` text PRIMARY KEY NOT NULL,
	`message_id` text NOT NULL,
	`conversation_id` text NOT NULL,
	`name` text NOT NULL,
	`content_type` text NOT NULL,
	`size` integer NOT NULL,
	`sha256` text NOT NULL,
	FOREIGN KEY (`message_id`) REFERENCES `inbox`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `attachments_message` ON `attachments` (`message_id`);--> statement-breakpoint
CREATE INDEX `attachments_conversation` ON `attachments` (`conversation_id`);--> statement-breakpoint
CREATE TABLE `inbox` (
	`id` text PRIMARY KEY NOT NULL,
	`conversation_id` text NOT NULL,
	`seq` integer NOT NULL,
	`timeline_seq` integer NOT NULL,
	`account_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`message` text NOT NULL,
	`received_at` integer NOT NULL,
	`turn_id` text,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`turn_id`) REFERENCES `turns`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `inbox_provider` ON `inbox` (`account_id`,`provider_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `inbox_seq` ON `inbox` (`conversation_id`,`seq`);--> statement-breakpoint
CREATE INDEX `inbox_timeline` ON `inbox` (`conversation_id`,`timeline_seq`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`conversation_id` text NOT NULL,
	`brand_id` text NOT NULL,
	`turn_id` text NOT NULL,
	`timeline_seq` integer NOT NULL,
	`account_id` text NOT NULL,
	`idempotency_key` text NOT NULL,
	`to_address` text NOT NULL,
	`content` text NOT NULL,
	`in_reply_to` text,
	`reply_context` text NOT NULL,
	`status` text NOT NULL,
	`reason` text,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_attempt_at` integer,
	`claimed_by` text,
	`claimed_at` integer,
	`provider_id` text,
	`acknowledges_ticket_id` text,
	`created_at` integer NOT NULL,
	`sent_at` integer,
	`settled_at` integer,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`turn_id`) REFERENCES `turns`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_idempotency_key_unique` ON `outbox` (`idempotency_key`);--> statement-breakpoint
CREATE INDEX `outbox_timeline` ON `outbox` (`conversation_id`,`timeline_seq`);--> statement-breakpoint
CREATE INDEX `outbox_turn` ON `outbox` (`turn_id`);--> statement-breakpoint
CREATE INDEX `outbox_provider` ON `outbox` (`account_id`,`provider_id`) WHERE provider_id is not null;--> statement-breakpoint
CREATE INDEX `outbox_open` ON `outbox` (`next_attempt_at`) WHERE status = 'queued';--> statement-breakpoint
CREATE INDEX `outbox_sending` ON `outbox` (`claimed_at`) WHERE status = 'sending';--> statement-breakpoint
CREATE INDEX `outbox_unsettled` ON `outbox` (`conversation_id`,`timeline_seq`) WHERE status in ('queued', 'sending');--> statement-breakpoint
CREATE INDEX `outbox_undelivered` ON `outbox` (`brand_id`,`created_at`) WHERE status in ('failed', 'uncertain', 'queued');--> statement-breakpoint
CREATE TABLE `order_lines` (
	`brand_id` text NOT NULL,
	`order_number` text NOT NULL,
	`position` integer NOT NULL,
	`sku` text NOT NULL,
	`title` text NOT NULL,
	`quantity` integer NOT NULL,
	`unit_price_paise` integer NOT NULL,
	PRIMARY KEY(`brand_id`, `order_number`, `position`)
);
--> statement-breakpoint
CREATE TABLE `orders` (
	`brand_id` text NOT NULL,
	`number` text NOT NULL,
	`status` text NOT NULL,
	`placed_at` integer NOT NULL,
	`customer_name` text,
	`phone` text,
	`email` text,
	`pin_code` text,
	`total_paise` integer NOT NULL,
	PRIMARY KEY(`brand_id`, `number`)
);
--> statement-breakpoint
CREATE TABLE `shipments` (
	`brand_id` text NOT NULL,
	`order_number` text NOT NULL,
	`position` integer NOT NULL,
	`carrier` text NOT NULL,
	`tracking_number` text NOT NULL,
	`tracking_url` text,
	`status` text NOT NULL,
	`expected_at` integer,
	`delivered_at` integer,
	PRIMARY KEY(`brand_id`, `order_number`, `position`)
);
--> statement-breakpoint
CREATE TABLE `contacts` (
	`id` text PRIMARY KEY NOT NULL,
	`brand_id` text NOT NULL,
	`name` text,
	`language` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `identities` (
	`id` integer PRIMARY KEY NOT NULL,
	`brand_id` text NOT NULL,
	`contact_id` text NOT NULL,
	`kind` text NOT NULL,
	`value` text NOT NULL,
	`proven` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `identities_value` ON `identities` (`brand_id`,`kind`,`value`);--> statement-breakpoint
CREATE INDEX `identities_contact` ON `identities` (`contact_id`);--> statement-breakpoint
CREATE TABLE `identity_attempts` (
	`id` integer PRIMARY KEY NOT NULL,
	`brand_id` text NOT NULL,
	`key` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `identity_attempts_key` ON `identity_attempts` (`brand_id`,`key`,`at`);--> statement-breakpoint
CREATE TABLE `ticket_events` (
	`id` text NOT NULL,
	`ticket_id` text NOT NULL,
	`seq` integer NOT NULL,
	`actor` text NOT NULL,
	`data` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`ticket_id`, `seq`),
	FOREIGN KEY (`ticket_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `ticket_numbers` (
	`number` text PRIMARY KEY NOT NULL,
	`ticket_id` text NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`ticket_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `ticket_numbers_ticket` ON `ticket_numbers` (`ticket_id`);--> statement-breakpoint
CREATE TABLE `tickets` (
	`id` text PRIMARY KEY NOT NULL,
	`brand_id` text NOT NULL,
	`contact_id` text NOT NULL,
	`conversation_id` text NOT NULL,
	`kind` text NOT NULL,
	`topic` text NOT NULL,
	`order_number` text,
	`summary` text NOT NULL,
	`language` text NOT NULL,
	`state` text NOT NULL,
	`received_at` integer NOT NULL,
	`acknowledged_at` integer,
	`ack_due_at` integer,
	`redress_due_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `tickets_updated` ON `tickets` (`brand_id`,`updated_at`);--> statement-breakpoint
CREATE INDEX `tickets_state` ON `tickets` (`brand_id`,`state`,`updated_at`);--> statement-breakpoint
CREATE INDEX `tickets_ack_due` ON `tickets` (`ack_due_at`);--> statement-breakpoint
CREATE INDEX `tickets_redress_due` ON `tickets` (`redress_due_at`);--> statement-breakpoint
CREATE INDEX `tickets_conversation` ON `tickets` (`conversation_id`);
ALTER TABLE `calls` ADD `reserved_for` text;--> statement-breakpoint
ALTER TABLE `calls` ADD `agent_leg` text;--> statement-breakpoint
ALTER TABLE `calls` ADD `customer_leg` text;--> statement-breakpoint
ALTER TABLE `calls` ADD `last_try_at` integer;--> statement-breakpoint
ALTER TABLE `calls` ADD `last_try` text;--> statement-breakpoint
ALTER TABLE `calls` ADD `left_because` text;--> statement-breakpoint
ALTER TABLE `calls` ADD `dial_id` text;--> statement-breakpoint
ALTER TABLE `calls` ADD `dial_state` text;
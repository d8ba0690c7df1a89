DROP INDEX `calls_ended`;--> statement-breakpoint
CREATE INDEX `calls_dial` ON `calls` (`dial_id`) WHERE dial_id is not null;--> statement-breakpoint
CREATE INDEX `calls_agent_leg` ON `calls` (`agent_leg`) WHERE agent_leg is not null;--> statement-breakpoint
CREATE INDEX `calls_customer_leg` ON `calls` (`customer_leg`) WHERE customer_leg is not null;--> statement-breakpoint
CREATE INDEX `calls_ended` ON `calls` (`brand_id`,`ended_at`) WHERE ended_at is not null;--> statement-breakpoint
DROP INDEX `identities_value`;--> statement-breakpoint
CREATE UNIQUE INDEX `identities_value` ON `identities` (`value`,`kind`,`brand_id`);--> statement-breakpoint
CREATE INDEX `effects_conversation` ON `effects` (`conversation_id`);--> statement-breakpoint
CREATE INDEX `ratings_conversation` ON `ratings` (`conversation_id`);--> statement-breakpoint
CREATE INDEX `warranties_order` ON `warranties` (`brand_id`,`order_number`);
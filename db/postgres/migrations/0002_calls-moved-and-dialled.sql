ALTER TABLE "calls" ADD COLUMN "reserved_for" text;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "agent_leg" text;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "customer_leg" text;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "last_try_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "last_try" text;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "left_because" text;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "dial_id" text;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "dial_state" text;
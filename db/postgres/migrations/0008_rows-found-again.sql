DROP INDEX "calls_ended";--> statement-breakpoint
DROP INDEX "identities_value";--> statement-breakpoint
CREATE INDEX "calls_dial" ON "calls" USING btree ("dial_id") WHERE dial_id is not null;--> statement-breakpoint
CREATE INDEX "calls_agent_leg" ON "calls" USING btree ("agent_leg") WHERE agent_leg is not null;--> statement-breakpoint
CREATE INDEX "calls_customer_leg" ON "calls" USING btree ("customer_leg") WHERE customer_leg is not null;--> statement-breakpoint
CREATE INDEX "effects_conversation" ON "effects" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX "ratings_conversation" ON "ratings" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX "warranties_order" ON "warranties" USING btree ("brand_id","order_number");--> statement-breakpoint
CREATE INDEX "calls_ended" ON "calls" USING btree ("brand_id","ended_at") WHERE ended_at is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "identities_value" ON "identities" USING btree ("value","kind","brand_id");
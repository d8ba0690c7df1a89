CREATE INDEX "conversations_channel" ON "conversations" USING btree ("brand_id","channel");--> statement-breakpoint
CREATE INDEX "ticket_orders_number" ON "ticket_orders" USING btree ("order_number");--> statement-breakpoint
CREATE INDEX "tickets_priority" ON "tickets" USING btree ("brand_id","priority","updated_at");
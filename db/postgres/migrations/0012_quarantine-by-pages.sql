CREATE INDEX "quarantine_waiting" ON "quarantine" USING btree ("at","id","account_id","reason") WHERE released_at is null;--> statement-breakpoint
CREATE INDEX "quarantine_released" ON "quarantine" USING btree ("released_at","id","account_id","reason") WHERE released_at is not null;--> statement-breakpoint
CREATE INDEX "merge_reviews_pair" ON "merge_reviews" USING btree ("contact_id","other_id");
ALTER TABLE "tickets" ADD COLUMN "notice_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "tickets_notice" ON "tickets" USING btree ("notice_at") WHERE notice_at is not null;
ALTER TABLE "inbox" ADD COLUMN "mail_key" text;--> statement-breakpoint
ALTER TABLE "inbox" ADD COLUMN "mail_id" text;--> statement-breakpoint
ALTER TABLE "inbox" ADD COLUMN "copies" jsonb;--> statement-breakpoint
CREATE UNIQUE INDEX "inbox_mail" ON "inbox" USING btree ("mail_key") WHERE mail_key is not null;--> statement-breakpoint
CREATE INDEX "inbox_mail_id" ON "inbox" USING btree ("account_id","mail_id") WHERE mail_id is not null;
ALTER TABLE `inbox` ADD `mail_key` text;--> statement-breakpoint
ALTER TABLE `inbox` ADD `mail_id` text;--> statement-breakpoint
ALTER TABLE `inbox` ADD `copies` text;--> statement-breakpoint
CREATE UNIQUE INDEX `inbox_mail` ON `inbox` (`mail_key`) WHERE mail_key is not null;--> statement-breakpoint
CREATE INDEX `inbox_mail_id` ON `inbox` (`account_id`,`mail_id`) WHERE mail_id is not null;
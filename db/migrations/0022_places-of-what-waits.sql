DROP INDEX `turns_position`;--> statement-breakpoint
DROP INDEX `inbox_seq`;--> statement-breakpoint
CREATE UNIQUE INDEX `inbox_seq` ON `inbox` (`conversation_id`,`seq`) WHERE turn_id is null;
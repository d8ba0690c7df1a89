CREATE TABLE `account_health` (
	`account_id` text PRIMARY KEY NOT NULL,
	`process` text NOT NULL,
	`heard_at` integer NOT NULL,
	`state` text NOT NULL,
	`detail` text NOT NULL,
	`since` integer NOT NULL,
	`last_message_at` integer,
	`fault_detail` text,
	`fault_at` integer
);
--> statement-breakpoint
CREATE TABLE `account_owners` (
	`account_id` text PRIMARY KEY NOT NULL,
	`owner` text,
	`fence` integer NOT NULL,
	`beat` integer NOT NULL
);
--> statement-breakpoint
DROP TABLE `claims`;
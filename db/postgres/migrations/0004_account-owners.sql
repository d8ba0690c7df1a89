CREATE TABLE "account_health" (
	"account_id" text PRIMARY KEY NOT NULL,
	"process" text NOT NULL,
	"heard_at" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"detail" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"last_message_at" timestamp (3) with time zone,
	"fault_detail" text,
	"fault_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "account_owners" (
	"account_id" text PRIMARY KEY NOT NULL,
	"owner" text,
	"fence" integer NOT NULL,
	"beat" integer NOT NULL
);
--> statement-breakpoint
DROP TABLE "claims" CASCADE;
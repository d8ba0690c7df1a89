CREATE TABLE "account" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp (3) with time zone,
	"refresh_token_expires_at" timestamp (3) with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rate_limit" (
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"count" integer NOT NULL,
	"last_request" bigint NOT NULL,
	CONSTRAINT "rate_limit_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text PRIMARY KEY NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"token" text NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"user_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "session_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "two_factor" (
	"id" text PRIMARY KEY NOT NULL,
	"secret" text NOT NULL,
	"backup_codes" text NOT NULL,
	"verified" boolean DEFAULT true,
	"failed_verification_count" integer DEFAULT 0,
	"locked_until" timestamp (3) with time zone,
	"user_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "user" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"role" text DEFAULT 'agent' NOT NULL,
	"brand_ids" text DEFAULT '*' NOT NULL,
	"two_factor_enabled" boolean DEFAULT false,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "user_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "verification" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "call_agents" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"brand_ids" jsonb,
	"is_available" boolean NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	"free_since" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "call_steps" (
	"account_id" text NOT NULL,
	"call_sid" text NOT NULL,
	"step" text NOT NULL,
	"document" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "call_steps_account_id_call_sid_step_pk" PRIMARY KEY("account_id","call_sid","step")
);
--> statement-breakpoint
CREATE TABLE "calls" (
	"account_id" text NOT NULL,
	"call_sid" text NOT NULL,
	"brand_id" text NOT NULL,
	"from_number" text,
	"language" text NOT NULL,
	"state" text NOT NULL,
	"ticket_number" text,
	"about" text NOT NULL,
	"agent_id" text,
	"is_call_back" boolean DEFAULT false NOT NULL,
	"queued_at" timestamp (3) with time zone NOT NULL,
	"ringing_at" timestamp (3) with time zone,
	"connected_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"tries" integer DEFAULT 0 NOT NULL,
	"not_before" timestamp (3) with time zone,
	CONSTRAINT "calls_account_id_call_sid_pk" PRIMARY KEY("account_id","call_sid")
);
--> statement-breakpoint
CREATE TABLE "upload_links" (
	"hash" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"call_sid" text NOT NULL,
	"caller" text NOT NULL,
	"brand_id" text NOT NULL,
	"language" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "channel_state" (
	"account_id" text NOT NULL,
	"key" text NOT NULL,
	"value" "bytea" NOT NULL,
	CONSTRAINT "channel_state_account_id_key_pk" PRIMARY KEY("account_id","key")
);
--> statement-breakpoint
CREATE TABLE "quarantine" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text,
	"reason" text NOT NULL,
	"detail" text NOT NULL,
	"payload" "bytea" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"released_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "conversations" (
	"id" text PRIMARY KEY NOT NULL,
	"brand_id" text NOT NULL,
	"contact_id" text NOT NULL,
	"account_id" text NOT NULL,
	"channel" text NOT NULL,
	"thread_key" text NOT NULL,
	"reply_address" text NOT NULL,
	"state" jsonb NOT NULL,
	"holder" text DEFAULT 'bot' NOT NULL,
	"holder_id" text,
	"rung" text DEFAULT 'unknown' NOT NULL,
	"language" text,
	"last_seq" integer DEFAULT 0 NOT NULL,
	"done_seq" integer DEFAULT 0 NOT NULL,
	"timeline_seq" integer DEFAULT 0 NOT NULL,
	"first_waiting_at" timestamp (3) with time zone,
	"due_at" timestamp (3) with time zone,
	"awaits_effect" text,
	"lease_owner" text,
	"lease_until" timestamp (3) with time zone,
	"fence" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "turns" (
	"id" text PRIMARY KEY NOT NULL,
	"conversation_id" text NOT NULL,
	"fence" integer NOT NULL,
	"from_seq" integer NOT NULL,
	"to_seq" integer NOT NULL,
	"understood" jsonb NOT NULL,
	"committed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "canned_replies" (
	"id" text PRIMARY KEY NOT NULL,
	"brand_id" text,
	"title" text NOT NULL,
	"shortcut" text NOT NULL,
	"texts" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "draft_files" (
	"id" text PRIMARY KEY NOT NULL,
	"ticket_id" text NOT NULL,
	"user_id" text NOT NULL,
	"name" text NOT NULL,
	"content_type" text NOT NULL,
	"size" integer NOT NULL,
	"sha256" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"ticket_id" text NOT NULL,
	"user_id" text NOT NULL,
	"text" text NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "drafts_ticket_id_user_id_pk" PRIMARY KEY("ticket_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "notifications" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"ticket_id" text NOT NULL,
	"kind" text NOT NULL,
	"detail" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"read_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "presence" (
	"ticket_id" text NOT NULL,
	"user_id" text NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	"typing_at" timestamp (3) with time zone,
	CONSTRAINT "presence_ticket_id_user_id_pk" PRIMARY KEY("ticket_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "staff" (
	"user_id" text PRIMARY KEY NOT NULL,
	"status" text DEFAULT 'away' NOT NULL,
	"capacity" integer DEFAULT 10 NOT NULL,
	"seen_at" timestamp (3) with time zone,
	"assigned_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "codes" (
	"id" text PRIMARY KEY NOT NULL,
	"conversation_id" text NOT NULL,
	"order_number" text NOT NULL,
	"hash" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "effects" (
	"id" text PRIMARY KEY NOT NULL,
	"brand_id" text NOT NULL,
	"conversation_id" text NOT NULL,
	"turn_id" text NOT NULL,
	"call" text NOT NULL,
	"arguments" jsonb NOT NULL,
	"action" jsonb NOT NULL,
	"status" text NOT NULL,
	"outcome" jsonb,
	"detail" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone,
	"claimed_by" text,
	"claimed_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"settled_at" timestamp (3) with time zone,
	"follow_up_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "ratings" (
	"id" text PRIMARY KEY NOT NULL,
	"brand_id" text NOT NULL,
	"conversation_id" text NOT NULL,
	"score" integer NOT NULL,
	"comment" text,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "warranties" (
	"id" bigint PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY (sequence name "warranties_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"brand_id" text NOT NULL,
	"serial" text NOT NULL,
	"order_number" text NOT NULL,
	"sku" text NOT NULL,
	"title" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"replaces" text,
	"replaced_by" text
);
--> statement-breakpoint
CREATE TABLE "api_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"brand_ids" jsonb,
	"name" text NOT NULL,
	"prefix" text NOT NULL,
	"hash" text NOT NULL,
	"secret" text,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "api_keys_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"action" text NOT NULL,
	"target" text NOT NULL,
	"brand_ids" jsonb,
	"detail" jsonb,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "brand_settings" (
	"brand_id" text PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"sections" jsonb NOT NULL,
	"clock_rules" text NOT NULL,
	"updated_by" text,
	"updated_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "intake_messages" (
	"key_id" text NOT NULL,
	"message_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "intake_messages_key_id_message_id_pk" PRIMARY KEY("key_id","message_id")
);
--> statement-breakpoint
CREATE TABLE "phrase_suggestions" (
	"id" text PRIMARY KEY NOT NULL,
	"text" text NOT NULL,
	"intent" text NOT NULL,
	"language" text NOT NULL,
	"user_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "track_codes" (
	"id" text PRIMARY KEY NOT NULL,
	"ticket_id" text NOT NULL,
	"hash" text NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "webhook_deliveries" (
	"id" text PRIMARY KEY NOT NULL,
	"webhook_id" text NOT NULL,
	"type" text NOT NULL,
	"payload" text NOT NULL,
	"status" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone,
	"response_status" integer,
	"error" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"settled_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "webhooks" (
	"id" text PRIMARY KEY NOT NULL,
	"brand_id" text NOT NULL,
	"url" text NOT NULL,
	"secret" text NOT NULL,
	"events" jsonb NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "attachments" (
	"id" text PRIMARY KEY NOT NULL,
	"message_id" text NOT NULL,
	"conversation_id" text NOT NULL,
	"name" text NOT NULL,
	"content_type" text NOT NULL,
	"size" integer NOT NULL,
	"sha256" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "inbox" (
	"id" text PRIMARY KEY NOT NULL,
	"conversation_id" text NOT NULL,
	"seq" integer NOT NULL,
	"timeline_seq" integer NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"message" jsonb NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"turn_id" text
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" text PRIMARY KEY NOT NULL,
	"conversation_id" text NOT NULL,
	"brand_id" text NOT NULL,
	"turn_id" text NOT NULL,
	"timeline_seq" integer NOT NULL,
	"account_id" text NOT NULL,
	"idempotency_key" text NOT NULL,
	"to_address" text NOT NULL,
	"content" jsonb NOT NULL,
	"in_reply_to" text,
	"reply_context" jsonb NOT NULL,
	"status" text NOT NULL,
	"reason" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone,
	"claimed_by" text,
	"claimed_at" timestamp (3) with time zone,
	"provider_id" text,
	"acknowledges_ticket_id" text,
	"author_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"settled_at" timestamp (3) with time zone,
	CONSTRAINT "outbox_idempotency_key_unique" UNIQUE("idempotency_key")
);
--> statement-breakpoint
CREATE TABLE "order_actions" (
	"brand_id" text NOT NULL,
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"order_number" text NOT NULL,
	"reference" text,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "order_actions_brand_id_key_pk" PRIMARY KEY("brand_id","key")
);
--> statement-breakpoint
CREATE TABLE "order_lines" (
	"brand_id" text NOT NULL,
	"order_number" text NOT NULL,
	"position" integer NOT NULL,
	"sku" text NOT NULL,
	"title" text NOT NULL,
	"quantity" integer NOT NULL,
	"unit_price_paise" integer NOT NULL,
	"category" text,
	"components" jsonb,
	"warranty_months" integer,
	CONSTRAINT "order_lines_brand_id_order_number_position_pk" PRIMARY KEY("brand_id","order_number","position")
);
--> statement-breakpoint
CREATE TABLE "order_refunds" (
	"id" text PRIMARY KEY NOT NULL,
	"brand_id" text NOT NULL,
	"order_number" text NOT NULL,
	"amount_paise" integer NOT NULL,
	"status" text NOT NULL,
	"payout" jsonb,
	"due_at" timestamp (3) with time zone,
	"paid_at" timestamp (3) with time zone,
	"reference" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "order_returns" (
	"id" text PRIMARY KEY NOT NULL,
	"brand_id" text NOT NULL,
	"order_number" text NOT NULL,
	"kind" text NOT NULL,
	"sku" text NOT NULL,
	"quantity" integer NOT NULL,
	"reason" text NOT NULL,
	"status" text NOT NULL,
	"pickup_day" text,
	"pickup_window" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"brand_id" text NOT NULL,
	"number" text NOT NULL,
	"status" text NOT NULL,
	"placed_at" timestamp (3) with time zone NOT NULL,
	"customer_name" text,
	"phone" text,
	"email" text,
	"pin_code" text,
	"total_paise" integer NOT NULL,
	"payment" text,
	"invoice_url" text,
	CONSTRAINT "orders_brand_id_number_pk" PRIMARY KEY("brand_id","number")
);
--> statement-breakpoint
CREATE TABLE "shipments" (
	"brand_id" text NOT NULL,
	"order_number" text NOT NULL,
	"position" integer NOT NULL,
	"carrier" text NOT NULL,
	"tracking_number" text NOT NULL,
	"tracking_url" text,
	"status" text NOT NULL,
	"expected_at" timestamp (3) with time zone,
	"delivered_at" timestamp (3) with time zone,
	CONSTRAINT "shipments_brand_id_order_number_position_pk" PRIMARY KEY("brand_id","order_number","position")
);
--> statement-breakpoint
CREATE TABLE "contacts" (
	"id" text PRIMARY KEY NOT NULL,
	"brand_id" text NOT NULL,
	"name" text,
	"language" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"erased_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "identities" (
	"id" bigint PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY (sequence name "identities_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"brand_id" text NOT NULL,
	"contact_id" text NOT NULL,
	"kind" text NOT NULL,
	"value" text NOT NULL,
	"proven" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "identity_attempts" (
	"id" bigint PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY (sequence name "identity_attempts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"brand_id" text NOT NULL,
	"key" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "claims" (
	"name" text PRIMARY KEY NOT NULL,
	"owner" text NOT NULL,
	"until" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "merge_reviews" (
	"id" text PRIMARY KEY NOT NULL,
	"brand_id" text NOT NULL,
	"contact_id" text NOT NULL,
	"other_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"decision" text,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "outbox_ways" (
	"outbound_id" text PRIMARY KEY NOT NULL,
	"chain_id" text NOT NULL,
	"refusal" text,
	"decided_at" timestamp (3) with time zone,
	"refused_at" timestamp (3) with time zone,
	"next_outbound_id" text,
	"ticket_id" text
);
--> statement-breakpoint
CREATE TABLE "phone_holds" (
	"conversation_id" text PRIMARY KEY NOT NULL,
	"until" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "revisions" (
	"id" bigint PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY (sequence name "revisions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"message_id" text NOT NULL,
	"kind" text NOT NULL,
	"before" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "suppressions" (
	"brand_id" text NOT NULL,
	"kind" text NOT NULL,
	"value" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "suppressions_brand_id_kind_value_pk" PRIMARY KEY("brand_id","kind","value")
);
--> statement-breakpoint
CREATE TABLE "ticket_files" (
	"ticket_id" text NOT NULL,
	"attachment_id" text NOT NULL,
	"order_number" text,
	"sku" text,
	CONSTRAINT "ticket_files_attachment_id_ticket_id_pk" PRIMARY KEY("attachment_id","ticket_id")
);
--> statement-breakpoint
CREATE TABLE "ticket_conversations" (
	"ticket_id" text NOT NULL,
	"conversation_id" text NOT NULL,
	CONSTRAINT "ticket_conversations_ticket_id_conversation_id_pk" PRIMARY KEY("ticket_id","conversation_id")
);
--> statement-breakpoint
CREATE TABLE "ticket_events" (
	"id" text NOT NULL,
	"ticket_id" text NOT NULL,
	"seq" integer NOT NULL,
	"actor" text NOT NULL,
	"data" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "ticket_events_ticket_id_seq_pk" PRIMARY KEY("ticket_id","seq")
);
--> statement-breakpoint
CREATE TABLE "ticket_firings" (
	"id" bigint PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY (sequence name "ticket_firings_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"ticket_id" text NOT NULL,
	"clock" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"step" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ticket_notes" (
	"id" text PRIMARY KEY NOT NULL,
	"ticket_id" text NOT NULL,
	"author_id" text NOT NULL,
	"text" text NOT NULL,
	"mentions" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ticket_numbers" (
	"number" text PRIMARY KEY NOT NULL,
	"ticket_id" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ticket_orders" (
	"ticket_id" text NOT NULL,
	"order_number" text NOT NULL,
	CONSTRAINT "ticket_orders_ticket_id_order_number_pk" PRIMARY KEY("ticket_id","order_number")
);
--> statement-breakpoint
CREATE TABLE "ticket_tags" (
	"ticket_id" text NOT NULL,
	"tag" text NOT NULL,
	CONSTRAINT "ticket_tags_ticket_id_tag_pk" PRIMARY KEY("ticket_id","tag")
);
--> statement-breakpoint
CREATE TABLE "tickets" (
	"id" text PRIMARY KEY NOT NULL,
	"brand_id" text NOT NULL,
	"contact_id" text NOT NULL,
	"conversation_id" text NOT NULL,
	"kind" text NOT NULL,
	"topic" text NOT NULL,
	"order_number" text,
	"summary" text NOT NULL,
	"language" text NOT NULL,
	"state" text NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"acknowledged_at" timestamp (3) with time zone,
	"ack_due_at" timestamp (3) with time zone,
	"redress_due_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"priority" text DEFAULT 'normal' NOT NULL,
	"assignee_id" text,
	"level" integer DEFAULT 0 NOT NULL,
	"resolution" text,
	"first_replied_at" timestamp (3) with time zone,
	"last_customer_at" timestamp (3) with time zone,
	"resolved_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"reopened" integer DEFAULT 0 NOT NULL,
	"merged_into_id" text,
	"follows_id" text,
	"split_from_id" text,
	"docket" text,
	"docket_due_at" timestamp (3) with time zone,
	"first_reply_due_at" timestamp (3) with time zone,
	"next_reply_due_at" timestamp (3) with time zone,
	"resolution_due_at" timestamp (3) with time zone,
	"due_at" timestamp (3) with time zone,
	"check_at" timestamp (3) with time zone,
	"is_stale" boolean DEFAULT false NOT NULL,
	"surveyed_at" timestamp (3) with time zone,
	"ack_check_at" timestamp (3) with time zone,
	"has_copy" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "two_factor" ADD CONSTRAINT "two_factor_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "turns" ADD CONSTRAINT "turns_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_files" ADD CONSTRAINT "draft_files_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presence" ADD CONSTRAINT "presence_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff" ADD CONSTRAINT "staff_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "codes" ADD CONSTRAINT "codes_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "effects" ADD CONSTRAINT "effects_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "effects" ADD CONSTRAINT "effects_turn_id_turns_id_fk" FOREIGN KEY ("turn_id") REFERENCES "public"."turns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ratings" ADD CONSTRAINT "ratings_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_webhook_id_webhooks_id_fk" FOREIGN KEY ("webhook_id") REFERENCES "public"."webhooks"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_message_id_inbox_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."inbox"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbox" ADD CONSTRAINT "inbox_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbox" ADD CONSTRAINT "inbox_turn_id_turns_id_fk" FOREIGN KEY ("turn_id") REFERENCES "public"."turns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_turn_id_turns_id_fk" FOREIGN KEY ("turn_id") REFERENCES "public"."turns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identities" ADD CONSTRAINT "identities_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merge_reviews" ADD CONSTRAINT "merge_reviews_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merge_reviews" ADD CONSTRAINT "merge_reviews_other_id_contacts_id_fk" FOREIGN KEY ("other_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox_ways" ADD CONSTRAINT "outbox_ways_outbound_id_outbox_id_fk" FOREIGN KEY ("outbound_id") REFERENCES "public"."outbox"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phone_holds" ADD CONSTRAINT "phone_holds_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_message_id_inbox_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."inbox"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_conversations" ADD CONSTRAINT "ticket_conversations_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_conversations" ADD CONSTRAINT "ticket_conversations_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_events" ADD CONSTRAINT "ticket_events_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_firings" ADD CONSTRAINT "ticket_firings_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_notes" ADD CONSTRAINT "ticket_notes_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_numbers" ADD CONSTRAINT "ticket_numbers_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_orders" ADD CONSTRAINT "ticket_orders_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_tags" ADD CONSTRAINT "ticket_tags_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_user" ON "account" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "session_user" ON "session" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "two_factor_user" ON "two_factor" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "verification_identifier" ON "verification" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "call_steps_at" ON "call_steps" USING btree ("at");--> statement-breakpoint
CREATE INDEX "calls_open" ON "calls" USING btree ("brand_id","queued_at") WHERE state <> 'over';--> statement-breakpoint
CREATE INDEX "calls_ended" ON "calls" USING btree ("brand_id","ended_at");--> statement-breakpoint
CREATE INDEX "quarantine_at" ON "quarantine" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "conversations_thread" ON "conversations" USING btree ("account_id","thread_key");--> statement-breakpoint
CREATE INDEX "conversations_due" ON "conversations" USING btree ("due_at") WHERE due_at is not null;--> statement-breakpoint
CREATE INDEX "conversations_updated" ON "conversations" USING btree ("brand_id","updated_at");--> statement-breakpoint
CREATE INDEX "conversations_contact" ON "conversations" USING btree ("contact_id");--> statement-breakpoint
CREATE UNIQUE INDEX "turns_position" ON "turns" USING btree ("conversation_id","from_seq");--> statement-breakpoint
CREATE INDEX "canned_replies_brand" ON "canned_replies" USING btree ("brand_id");--> statement-breakpoint
CREATE INDEX "draft_files_draft" ON "draft_files" USING btree ("ticket_id","user_id");--> statement-breakpoint
CREATE INDEX "draft_files_hash" ON "draft_files" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "notifications_user" ON "notifications" USING btree ("user_id","at");--> statement-breakpoint
CREATE INDEX "codes_order" ON "codes" USING btree ("conversation_id","order_number","expires_at");--> statement-breakpoint
CREATE INDEX "effects_open" ON "effects" USING btree ("next_attempt_at") WHERE status = 'queued';--> statement-breakpoint
CREATE INDEX "effects_running" ON "effects" USING btree ("claimed_at") WHERE status = 'running';--> statement-breakpoint
CREATE INDEX "effects_follow_up" ON "effects" USING btree ("follow_up_at") WHERE follow_up_at is not null;--> statement-breakpoint
CREATE INDEX "effects_turn" ON "effects" USING btree ("turn_id");--> statement-breakpoint
CREATE INDEX "ratings_at" ON "ratings" USING btree ("brand_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "warranties_serial" ON "warranties" USING btree ("brand_id","serial");--> statement-breakpoint
CREATE INDEX "audit_log_at" ON "audit_log" USING btree ("at");--> statement-breakpoint
CREATE INDEX "intake_messages_at" ON "intake_messages" USING btree ("at");--> statement-breakpoint
CREATE INDEX "track_codes_ticket" ON "track_codes" USING btree ("ticket_id","expires_at");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_due" ON "webhook_deliveries" USING btree ("next_attempt_at") WHERE status = 'queued';--> statement-breakpoint
CREATE INDEX "webhook_deliveries_log" ON "webhook_deliveries" USING btree ("webhook_id","created_at");--> statement-breakpoint
CREATE INDEX "attachments_message" ON "attachments" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "attachments_conversation" ON "attachments" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX "attachments_hash" ON "attachments" USING btree ("sha256");--> statement-breakpoint
CREATE UNIQUE INDEX "inbox_provider" ON "inbox" USING btree ("account_id","provider_id");--> statement-breakpoint
CREATE UNIQUE INDEX "inbox_seq" ON "inbox" USING btree ("conversation_id","seq");--> statement-breakpoint
CREATE INDEX "inbox_timeline" ON "inbox" USING btree ("conversation_id","timeline_seq");--> statement-breakpoint
CREATE INDEX "outbox_timeline" ON "outbox" USING btree ("conversation_id","timeline_seq");--> statement-breakpoint
CREATE INDEX "outbox_turn" ON "outbox" USING btree ("turn_id");--> statement-breakpoint
CREATE INDEX "outbox_acknowledges" ON "outbox" USING btree ("acknowledges_ticket_id") WHERE acknowledges_ticket_id is not null;--> statement-breakpoint
CREATE INDEX "outbox_provider" ON "outbox" USING btree ("account_id","provider_id") WHERE provider_id is not null;--> statement-breakpoint
CREATE INDEX "outbox_open" ON "outbox" USING btree ("next_attempt_at") WHERE status = 'queued';--> statement-breakpoint
CREATE INDEX "outbox_sending" ON "outbox" USING btree ("claimed_at") WHERE status = 'sending';--> statement-breakpoint
CREATE INDEX "outbox_unsettled" ON "outbox" USING btree ("conversation_id","timeline_seq") WHERE status in ('queued', 'sending');--> statement-breakpoint
CREATE INDEX "outbox_files" ON "outbox" USING btree ("conversation_id") WHERE content ? 'files';--> statement-breakpoint
CREATE INDEX "outbox_undelivered" ON "outbox" USING btree ("brand_id","created_at") WHERE status in ('failed', 'uncertain', 'queued');--> statement-breakpoint
CREATE INDEX "order_refunds_order" ON "order_refunds" USING btree ("brand_id","order_number");--> statement-breakpoint
CREATE INDEX "order_returns_order" ON "order_returns" USING btree ("brand_id","order_number");--> statement-breakpoint
CREATE INDEX "orders_phone" ON "orders" USING btree ("brand_id","phone","placed_at");--> statement-breakpoint
CREATE INDEX "orders_email" ON "orders" USING btree ("brand_id","email","placed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "identities_value" ON "identities" USING btree ("brand_id","kind","value");--> statement-breakpoint
CREATE INDEX "identities_contact" ON "identities" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "identity_attempts_key" ON "identity_attempts" USING btree ("brand_id","key","at");--> statement-breakpoint
CREATE INDEX "merge_reviews_open" ON "merge_reviews" USING btree ("brand_id","at") WHERE decision is null;--> statement-breakpoint
CREATE INDEX "outbox_ways_chain" ON "outbox_ways" USING btree ("chain_id");--> statement-breakpoint
CREATE INDEX "outbox_ways_open" ON "outbox_ways" USING btree ("refused_at") WHERE refused_at is not null and decided_at is null;--> statement-breakpoint
CREATE INDEX "revisions_message" ON "revisions" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "ticket_files_ticket" ON "ticket_files" USING btree ("ticket_id");--> statement-breakpoint
CREATE INDEX "ticket_conversations_conversation" ON "ticket_conversations" USING btree ("conversation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "ticket_firings_once" ON "ticket_firings" USING btree ("ticket_id","clock","started_at","step");--> statement-breakpoint
CREATE INDEX "ticket_notes_ticket" ON "ticket_notes" USING btree ("ticket_id","at");--> statement-breakpoint
CREATE INDEX "ticket_numbers_ticket" ON "ticket_numbers" USING btree ("ticket_id");--> statement-breakpoint
CREATE INDEX "ticket_tags_tag" ON "ticket_tags" USING btree ("tag");--> statement-breakpoint
CREATE INDEX "tickets_assignee" ON "tickets" USING btree ("assignee_id","state");--> statement-breakpoint
CREATE INDEX "tickets_due" ON "tickets" USING btree ("brand_id","due_at") WHERE due_at is not null;--> statement-breakpoint
CREATE INDEX "tickets_check" ON "tickets" USING btree ("check_at") WHERE check_at is not null;--> statement-breakpoint
CREATE INDEX "tickets_ack_check" ON "tickets" USING btree ("ack_check_at") WHERE ack_check_at is not null;--> statement-breakpoint
CREATE INDEX "tickets_resolved" ON "tickets" USING btree ("brand_id","resolved_at") WHERE state = 'resolved';--> statement-breakpoint
CREATE INDEX "tickets_stale" ON "tickets" USING btree ("id") WHERE is_stale;--> statement-breakpoint
CREATE INDEX "tickets_order" ON "tickets" USING btree ("brand_id","order_number");--> statement-breakpoint
CREATE INDEX "tickets_contact" ON "tickets" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "tickets_received" ON "tickets" USING btree ("brand_id","received_at");--> statement-breakpoint
CREATE INDEX "tickets_updated" ON "tickets" USING btree ("brand_id","updated_at");--> statement-breakpoint
CREATE INDEX "tickets_state" ON "tickets" USING btree ("brand_id","state","updated_at");--> statement-breakpoint
CREATE INDEX "tickets_ack_due" ON "tickets" USING btree ("ack_due_at");--> statement-breakpoint
CREATE INDEX "tickets_redress_due" ON "tickets" USING btree ("redress_due_at");--> statement-breakpoint
CREATE INDEX "tickets_conversation" ON "tickets" USING btree ("conversation_id");
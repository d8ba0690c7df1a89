CREATE INDEX `quarantine_waiting` ON `quarantine` (`at`,`id`,`account_id`,`reason`,`released_at`) WHERE released_at is null;--> statement-breakpoint
CREATE INDEX `quarantine_released` ON `quarantine` (`released_at`,`id`,`account_id`,`reason`) WHERE released_at is not null;--> statement-breakpoint
CREATE INDEX `merge_reviews_pair` ON `merge_reviews` (`contact_id`,`other_id`);
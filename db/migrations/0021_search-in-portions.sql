-- Customers' messages wait here for their words to be put in, many at once (db/search-portions.ts): one by one costs each
-- message a tenth of all its work. Only ids stand here; what is erased or deleted before its turn comes is read as it is then.
CREATE TABLE search_waiting (id INTEGER PRIMARY KEY, message_id TEXT NOT NULL);
--> statement-breakpoint
DROP TRIGGER search_inbox_insert;
--> statement-breakpoint
CREATE TRIGGER search_inbox_insert AFTER INSERT ON inbox
BEGIN INSERT INTO search_waiting (message_id) VALUES (new.id); END;

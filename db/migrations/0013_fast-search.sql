CREATE INDEX `conversations_channel` ON `conversations` (`brand_id`,`channel`);--> statement-breakpoint
CREATE INDEX `ticket_orders_number` ON `ticket_orders` (`order_number`);--> statement-breakpoint
CREATE INDEX `tickets_priority` ON `tickets` (`brand_id`,`priority`,`updated_at`);
--> statement-breakpoint
-- The texts once more: with the brand as a word (one brand's few are found among others' many without walking these), and
-- with the beginnings of words (else each word that begins so is gathered whole, for every letter that is typed).
CREATE TABLE search_copy AS SELECT rowid AS id, text FROM search_texts;
--> statement-breakpoint
DROP TABLE search_texts;
--> statement-breakpoint
CREATE VIRTUAL TABLE search_texts USING fts5(text, brand, prefix = '1 2 3', tokenize = "unicode61 categories 'L* N* Co Mn Mc'");
--> statement-breakpoint
INSERT INTO search_texts (rowid, text, brand)
  SELECT copy.id, copy.text, 'b' || hex(document.brand_id)
  FROM search_copy copy JOIN search_documents document ON document.id = copy.id ORDER BY copy.id;
--> statement-breakpoint
DROP TABLE search_copy;
--> statement-breakpoint
DROP TRIGGER search_ticket_insert;
--> statement-breakpoint
DROP TRIGGER search_note_insert;
--> statement-breakpoint
DROP TRIGGER search_inbox_insert;
--> statement-breakpoint
DROP TRIGGER search_outbox_insert;
--> statement-breakpoint
CREATE TRIGGER search_ticket_insert AFTER INSERT ON tickets BEGIN
  INSERT INTO search_documents (source, brand_id, ticket_id) VALUES ('ticket:' || new.id, new.brand_id, new.id);
  INSERT INTO search_texts (rowid, text, brand)
    SELECT (SELECT id FROM search_documents WHERE source = 'ticket:' || new.id), text, 'b' || hex(brand_id)
    FROM search_ticket_texts WHERE ticket_id = new.id;
END;
--> statement-breakpoint
CREATE TRIGGER search_note_insert AFTER INSERT ON ticket_notes BEGIN
  INSERT INTO search_documents (source, brand_id, ticket_id)
    SELECT 'note:' || new.id, brand_id, id FROM tickets WHERE id = new.ticket_id;
  INSERT INTO search_texts (rowid, text, brand)
    SELECT id, new.text, 'b' || hex(brand_id) FROM search_documents WHERE source = 'note:' || new.id;
END;
--> statement-breakpoint
CREATE TRIGGER search_inbox_insert AFTER INSERT ON inbox WHEN coalesce(json_extract(new.message, '$.text'), '') <> '' BEGIN
  INSERT INTO search_documents (source, brand_id, conversation_id)
    SELECT 'in:' || new.id, brand_id, id FROM conversations WHERE id = new.conversation_id;
  INSERT INTO search_texts (rowid, text, brand)
    SELECT id, json_extract(new.message, '$.text'), 'b' || hex(brand_id) FROM search_documents WHERE source = 'in:' || new.id;
END;
--> statement-breakpoint
CREATE TRIGGER search_outbox_insert AFTER INSERT ON outbox WHEN new.author_id IS NOT NULL BEGIN
  INSERT INTO search_documents (source, brand_id, conversation_id) VALUES ('out:' || new.id, new.brand_id, new.conversation_id);
  INSERT INTO search_texts (rowid, text, brand)
    SELECT id, coalesce(json_extract(new.content, '$.text'), ''), 'b' || hex(brand_id)
    FROM search_documents WHERE source = 'out:' || new.id;
END;

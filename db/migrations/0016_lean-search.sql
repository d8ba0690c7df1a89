-- The texts once more. Each brand has a stretch of places of its own, in the order of time, so that no list of a brand's
-- texts has to be read along; words are listed without their positions; and each beginning of a word up to sixteen
-- characters has a list of its own, so that none is gathered for the question. What counts as a word is what counts so
-- in a query (src/core/search.ts): a query's word is one word here, and nothing asks for positions.
CREATE TABLE search_brands (number INTEGER PRIMARY KEY, brand_id TEXT NOT NULL UNIQUE);
--> statement-breakpoint
INSERT INTO search_brands (brand_id) SELECT DISTINCT brand_id FROM search_documents ORDER BY brand_id;
--> statement-breakpoint
CREATE TRIGGER search_documents_insert BEFORE INSERT ON search_documents BEGIN
  INSERT INTO search_brands (brand_id)
    SELECT new.brand_id WHERE NOT EXISTS (SELECT 1 FROM search_brands WHERE brand_id = new.brand_id);
END;
--> statement-breakpoint
CREATE VIEW search_places AS
SELECT (brand.number << 40) + document.id AS place, document.source AS source, document.ticket_id AS ticket_id
FROM search_documents document JOIN search_brands brand ON brand.brand_id = document.brand_id;
--> statement-breakpoint
DROP TRIGGER search_documents_delete;
--> statement-breakpoint
DROP TRIGGER search_ticket_insert;
--> statement-breakpoint
DROP TRIGGER search_ticket_update;
--> statement-breakpoint
DROP TRIGGER search_contact_update;
--> statement-breakpoint
DROP TRIGGER search_note_insert;
--> statement-breakpoint
DROP TRIGGER search_note_update;
--> statement-breakpoint
DROP TRIGGER search_inbox_insert;
--> statement-breakpoint
DROP TRIGGER search_inbox_update;
--> statement-breakpoint
DROP TRIGGER search_outbox_insert;
--> statement-breakpoint
DROP TRIGGER search_outbox_update;
--> statement-breakpoint
ALTER TABLE search_texts RENAME TO search_texts_before;
--> statement-breakpoint
CREATE VIRTUAL TABLE search_texts USING fts5(text, detail = none, columnsize = 0, prefix = '1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16', tokenize = "unicode61 categories 'L* N* Co M*'");
--> statement-breakpoint
-- Bytes that are gathered before they are written: more of them make the writing of all at once a third faster.
INSERT INTO search_texts (search_texts, rank) VALUES ('hashsize', 33554432);
--> statement-breakpoint
INSERT INTO search_texts (rowid, text)
  SELECT (brand.number << 40) + document.id, copy.text
  FROM search_texts_before copy
  JOIN search_documents document ON document.id = copy.rowid
  JOIN search_brands brand ON brand.brand_id = document.brand_id
  ORDER BY brand.number, document.id;
--> statement-breakpoint
INSERT INTO search_texts (search_texts, rank) VALUES ('hashsize', 1048576);
--> statement-breakpoint
DROP TABLE search_texts_before;
--> statement-breakpoint
CREATE TRIGGER search_documents_delete AFTER DELETE ON search_documents BEGIN
  DELETE FROM search_texts
  WHERE rowid = (SELECT (number << 40) + old.id FROM search_brands WHERE brand_id = old.brand_id);
END;
--> statement-breakpoint
CREATE TRIGGER search_ticket_insert AFTER INSERT ON tickets BEGIN
  INSERT INTO search_documents (source, brand_id, ticket_id) VALUES ('ticket:' || new.id, new.brand_id, new.id);
  INSERT INTO search_texts (rowid, text)
    SELECT (SELECT place FROM search_places WHERE source = 'ticket:' || new.id), text
    FROM search_ticket_texts WHERE ticket_id = new.id;
END;
--> statement-breakpoint
CREATE TRIGGER search_ticket_update AFTER UPDATE OF summary, resolution, order_number, docket ON tickets
WHEN old.summary IS NOT new.summary OR old.resolution IS NOT new.resolution OR old.order_number IS NOT new.order_number OR old.docket IS NOT new.docket
BEGIN
  UPDATE search_texts SET text = (SELECT text FROM search_ticket_texts WHERE ticket_id = new.id)
  WHERE rowid = (SELECT place FROM search_places WHERE source = 'ticket:' || new.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_contact_update AFTER UPDATE OF name ON contacts WHEN old.name IS NOT new.name BEGIN
  UPDATE search_texts SET text = (
    SELECT view.text FROM search_ticket_texts view JOIN search_documents document ON document.ticket_id = view.ticket_id
    WHERE document.id = search_texts.rowid & 0xFFFFFFFFFF)
  WHERE rowid IN (
    SELECT places.place FROM tickets JOIN search_places places ON places.source = 'ticket:' || tickets.id
    WHERE tickets.contact_id = new.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_note_insert AFTER INSERT ON ticket_notes BEGIN
  INSERT INTO search_documents (source, brand_id, ticket_id)
    SELECT 'note:' || new.id, brand_id, id FROM tickets WHERE id = new.ticket_id;
  INSERT INTO search_texts (rowid, text) SELECT place, new.text FROM search_places WHERE source = 'note:' || new.id;
END;
--> statement-breakpoint
CREATE TRIGGER search_note_update AFTER UPDATE OF text ON ticket_notes BEGIN
  UPDATE search_texts SET text = new.text WHERE rowid = (SELECT place FROM search_places WHERE source = 'note:' || new.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_inbox_insert AFTER INSERT ON inbox WHEN coalesce(json_extract(new.message, '$.text'), '') <> '' BEGIN
  INSERT INTO search_documents (source, brand_id, conversation_id)
    SELECT 'in:' || new.id, brand_id, id FROM conversations WHERE id = new.conversation_id;
  INSERT INTO search_texts (rowid, text)
    SELECT place, json_extract(new.message, '$.text') FROM search_places WHERE source = 'in:' || new.id;
END;
--> statement-breakpoint
CREATE TRIGGER search_inbox_update AFTER UPDATE OF message ON inbox WHEN old.message <> new.message BEGIN
  UPDATE search_texts SET text = coalesce(json_extract(new.message, '$.text'), '')
  WHERE rowid = (SELECT place FROM search_places WHERE source = 'in:' || new.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_outbox_insert AFTER INSERT ON outbox WHEN new.author_id IS NOT NULL BEGIN
  INSERT INTO search_documents (source, brand_id, conversation_id) VALUES ('out:' || new.id, new.brand_id, new.conversation_id);
  INSERT INTO search_texts (rowid, text)
    SELECT place, coalesce(json_extract(new.content, '$.text'), '') FROM search_places WHERE source = 'out:' || new.id;
END;
--> statement-breakpoint
CREATE TRIGGER search_outbox_update AFTER UPDATE OF content ON outbox WHEN new.author_id IS NOT NULL AND old.content <> new.content BEGIN
  UPDATE search_texts SET text = coalesce(json_extract(new.content, '$.text'), '')
  WHERE rowid = (SELECT place FROM search_places WHERE source = 'out:' || new.id);
END;

-- Text search. One document for each ticket, note, customer's message and person's answer; what the bot says is not
-- worth finding. Triggers keep it, so that whatever changes a text (an erasure too) changes what is found.
CREATE TABLE search_documents (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  source TEXT NOT NULL UNIQUE,
  brand_id TEXT NOT NULL,
  ticket_id TEXT,
  conversation_id TEXT
);
--> statement-breakpoint
-- By default vowel signs of Indian scripts would split words.
CREATE VIRTUAL TABLE search_texts USING fts5(text, tokenize = "unicode61 categories 'L* N* Co Mn Mc'");
--> statement-breakpoint
CREATE TRIGGER search_documents_delete AFTER DELETE ON search_documents
BEGIN DELETE FROM search_texts WHERE rowid = old.id; END;
--> statement-breakpoint
CREATE VIEW search_ticket_texts AS
SELECT tickets.id AS ticket_id, tickets.brand_id AS brand_id, tickets.contact_id AS contact_id,
  coalesce(contacts.name, '') || ' ' || tickets.summary || ' ' || coalesce(tickets.resolution, '') || ' ' ||
  coalesce(tickets.order_number, '') || ' ' || coalesce(tickets.docket, '') AS text
FROM tickets JOIN contacts ON contacts.id = tickets.contact_id;
--> statement-breakpoint
CREATE TRIGGER search_ticket_insert AFTER INSERT ON tickets BEGIN
  INSERT INTO search_documents (source, brand_id, ticket_id) VALUES ('ticket:' || new.id, new.brand_id, new.id);
  INSERT INTO search_texts (rowid, text)
    SELECT (SELECT id FROM search_documents WHERE source = 'ticket:' || new.id), text
    FROM search_ticket_texts WHERE ticket_id = new.id;
END;
--> statement-breakpoint
CREATE TRIGGER search_ticket_update AFTER UPDATE OF summary, resolution, order_number, docket ON tickets
WHEN old.summary IS NOT new.summary OR old.resolution IS NOT new.resolution OR old.order_number IS NOT new.order_number OR old.docket IS NOT new.docket
BEGIN
  UPDATE search_texts SET text = (SELECT text FROM search_ticket_texts WHERE ticket_id = new.id)
  WHERE rowid = (SELECT id FROM search_documents WHERE source = 'ticket:' || new.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_contact_update AFTER UPDATE OF name ON contacts WHEN old.name IS NOT new.name BEGIN
  UPDATE search_texts SET text = (
    SELECT view.text FROM search_ticket_texts view JOIN search_documents document ON document.ticket_id = view.ticket_id
    WHERE document.id = search_texts.rowid)
  WHERE rowid IN (
    SELECT document.id FROM tickets JOIN search_documents document ON document.source = 'ticket:' || tickets.id
    WHERE tickets.contact_id = new.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_note_insert AFTER INSERT ON ticket_notes BEGIN
  INSERT INTO search_documents (source, brand_id, ticket_id)
    SELECT 'note:' || new.id, brand_id, id FROM tickets WHERE id = new.ticket_id;
  INSERT INTO search_texts (rowid, text)
    SELECT id, new.text FROM search_documents WHERE source = 'note:' || new.id;
END;
--> statement-breakpoint
CREATE TRIGGER search_note_update AFTER UPDATE OF text ON ticket_notes BEGIN
  UPDATE search_texts SET text = new.text WHERE rowid = (SELECT id FROM search_documents WHERE source = 'note:' || new.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_note_delete AFTER DELETE ON ticket_notes
BEGIN DELETE FROM search_documents WHERE source = 'note:' || old.id; END;
--> statement-breakpoint
CREATE TRIGGER search_inbox_insert AFTER INSERT ON inbox WHEN coalesce(json_extract(new.message, '$.text'), '') <> '' BEGIN
  INSERT INTO search_documents (source, brand_id, conversation_id)
    SELECT 'in:' || new.id, brand_id, id FROM conversations WHERE id = new.conversation_id;
  INSERT INTO search_texts (rowid, text)
    SELECT id, json_extract(new.message, '$.text') FROM search_documents WHERE source = 'in:' || new.id;
END;
--> statement-breakpoint
CREATE TRIGGER search_inbox_update AFTER UPDATE OF message ON inbox WHEN old.message <> new.message BEGIN
  UPDATE search_texts SET text = coalesce(json_extract(new.message, '$.text'), '')
  WHERE rowid = (SELECT id FROM search_documents WHERE source = 'in:' || new.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_inbox_delete AFTER DELETE ON inbox
BEGIN DELETE FROM search_documents WHERE source = 'in:' || old.id; END;
--> statement-breakpoint
CREATE TRIGGER search_outbox_insert AFTER INSERT ON outbox WHEN new.author_id IS NOT NULL BEGIN
  INSERT INTO search_documents (source, brand_id, conversation_id) VALUES ('out:' || new.id, new.brand_id, new.conversation_id);
  INSERT INTO search_texts (rowid, text)
    SELECT id, coalesce(json_extract(new.content, '$.text'), '') FROM search_documents WHERE source = 'out:' || new.id;
END;
--> statement-breakpoint
CREATE TRIGGER search_outbox_update AFTER UPDATE OF content ON outbox WHEN new.author_id IS NOT NULL AND old.content <> new.content BEGIN
  UPDATE search_texts SET text = coalesce(json_extract(new.content, '$.text'), '')
  WHERE rowid = (SELECT id FROM search_documents WHERE source = 'out:' || new.id);
END;
--> statement-breakpoint
CREATE TRIGGER search_outbox_delete AFTER DELETE ON outbox
BEGIN DELETE FROM search_documents WHERE source = 'out:' || old.id; END;
--> statement-breakpoint
-- What was there before.
INSERT INTO search_documents (source, brand_id, ticket_id) SELECT 'ticket:' || id, brand_id, id FROM tickets ORDER BY id;
--> statement-breakpoint
INSERT INTO search_documents (source, brand_id, conversation_id)
  SELECT 'in:' || inbox.id, conversations.brand_id, conversations.id
  FROM inbox JOIN conversations ON conversations.id = inbox.conversation_id
  WHERE coalesce(json_extract(inbox.message, '$.text'), '') <> '' ORDER BY inbox.id;
--> statement-breakpoint
INSERT INTO search_texts (rowid, text)
  SELECT document.id, view.text
  FROM search_documents document JOIN search_ticket_texts view ON view.ticket_id = document.ticket_id;
--> statement-breakpoint
INSERT INTO search_texts (rowid, text)
  SELECT document.id, json_extract(inbox.message, '$.text')
  FROM inbox JOIN search_documents document ON document.source = 'in:' || inbox.id;

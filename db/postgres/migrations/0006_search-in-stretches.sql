-- Each word once more with where its text stands in front: brand, and the stretch of 65,536 documents. A word that many
-- wrote is then gathered in the newest stretches alone, and not whole in order to be sorted; a brand with few texts has
-- few places whatever the others wrote. A text has a place in a megabyte at most, so that of more words than anybody
-- writes some are left out. Bodies are bound to what they call when they are made: a restore has no search path.
CREATE FUNCTION redress_place(brand_id text, id bigint) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
  SELECT left(md5(brand_id), 8) || lpad(to_hex(id >> 16), 6, '0');
END;
--> statement-breakpoint
CREATE FUNCTION redress_places(brand_id text, id bigint, words tsvector) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
  SELECT array_to_tsvector(array(
    SELECT place || word.lexeme FROM redress_place(brand_id, id) place, unnest(words) word LIMIT 15000));
END;
--> statement-breakpoint
-- Without a list of what is still to be sorted in: it would be read along with each stretch.
CREATE INDEX search_documents_places ON search_documents USING gin (redress_places(brand_id, id, words)) WITH (fastupdate = off);
--> statement-breakpoint
DROP INDEX search_documents_words;
--> statement-breakpoint
-- The newest of one brand.
CREATE INDEX search_documents_brand ON search_documents (brand_id, id);
--> statement-breakpoint
-- Without it the planner does not know how seldom a place is.
ANALYZE search_documents;

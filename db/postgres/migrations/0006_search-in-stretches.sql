-- Each word once more with where its text stands in front: brand, and the stretch of 65,536 documents. A word that many
-- wrote is then gathered in the newest stretches alone, and not whole in order to be sorted; a brand with few texts has
-- few places whatever the others wrote.
CREATE FUNCTION redress_place(brand_id text, id bigint) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT left(md5(brand_id), 8) || lpad(to_hex(id >> 16), 6, '0')
$$;
--> statement-breakpoint
-- No word has a space in it. A text has a megabyte at most, so that of more words than anybody writes some are left out. The
-- place once more, since a restore has no search path; plpgsql, since it is planned once and not with every row that is written.
CREATE FUNCTION redress_places(brand_id text, id bigint, words tsvector) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE place text := left(md5(brand_id), 8) || lpad(to_hex(id >> 16), 6, '0');
BEGIN
  RETURN array_to_tsvector(string_to_array(place || array_to_string((tsvector_to_array(words))[:15000], ' ' || place), ' '));
END $$;
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

-- Moments (*_ms) are milliseconds since 1970 in UTC, days are counted from then. A body is JSON in ASCII: text of
-- visitors and documents may hold what PostgreSQL's text cannot. A seq tells in which order rows were added.

CREATE TABLE profile (
  slug ${key} NOT NULL PRIMARY KEY,
  status ${key} NOT NULL,
  -- In lower case, as the directory is ordered.
  name_key ${key} NOT NULL,
  created_ms bigint NOT NULL,
  body text NOT NULL
);
CREATE INDEX profile_by_name ON profile (status, name_key, slug);

-- The words of name and headline that the directory finds a profile by.
CREATE TABLE profile_word (
  slug ${key} NOT NULL,
  word ${key} NOT NULL,
  in_name smallint NOT NULL,
  PRIMARY KEY (slug, word)
);
CREATE INDEX profile_of_word ON profile_word (word, slug, in_name);

CREATE TABLE document (
  slug ${key} NOT NULL,
  -- In lower case: the same for every spelling of one file's name.
  name_key ${key} NOT NULL,
  name ${key} NOT NULL,
  kind ${key} NOT NULL,
  size_bytes integer NOT NULL,
  sha256 ${key} NOT NULL,
  uploaded_ms bigint NOT NULL,
  content ${bytes} NOT NULL,
  PRIMARY KEY (slug, name_key)
);

CREATE TABLE index_generation (
  slug ${key} NOT NULL PRIMARY KEY,
  generation ${key} NOT NULL,
  created_ms bigint NOT NULL,
  suggestions text NOT NULL,
  body text NOT NULL
);

CREATE TABLE index_chunk (
  slug ${key} NOT NULL,
  -- Counted from 0 through all documents of the generation.
  position integer NOT NULL,
  body text NOT NULL,
  -- The passage's embedding, then one per sentence: IEEE 754 binary32, little-endian.
  embeddings ${bytes} NOT NULL,
  PRIMARY KEY (slug, position)
);

-- The terms of all documents of the generation, each once, that the directory finds a profile by.
CREATE TABLE index_term (
  slug ${key} NOT NULL,
  term ${key} NOT NULL,
  PRIMARY KEY (slug, term)
);
CREATE INDEX index_of_term ON index_term (term, slug);

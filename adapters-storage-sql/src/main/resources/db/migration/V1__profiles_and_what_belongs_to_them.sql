-- Moments (*_ms) are milliseconds since 1970 in UTC, days are counted from then. A body is JSON in ASCII: text of
-- visitors and documents may hold what PostgreSQL's text cannot.

CREATE TABLE profile (
  slug ${key} NOT NULL PRIMARY KEY,
  status ${key} NOT NULL,
  created_ms bigint NOT NULL,
  body text NOT NULL
);

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

CREATE TABLE exchange (
  seq ${sequence},
  slug ${key} NOT NULL,
  visitor ${key} NOT NULL,
  conversation ${key} NOT NULL,
  at_ms bigint NOT NULL,
  body text NOT NULL
);
CREATE INDEX exchange_of_conversation ON exchange (slug, visitor, conversation, seq);
CREATE INDEX exchange_of_visitor ON exchange (slug, visitor, seq);

CREATE TABLE chat_event (
  seq ${sequence},
  slug ${key} NOT NULL,
  at_ms bigint NOT NULL,
  mode ${key} NOT NULL,
  ending ${key} NOT NULL,
  refused smallint NOT NULL,
  support double precision NOT NULL,
  prompt_tokens bigint NOT NULL,
  completion_tokens bigint NOT NULL,
  call_count integer NOT NULL,
  latency_ms bigint NOT NULL
);
CREATE INDEX chat_event_of_profile ON chat_event (slug, seq);

-- What a profile's events come to, changed together with them.
CREATE TABLE chat_total (
  slug ${key} NOT NULL PRIMARY KEY,
  turns bigint NOT NULL,
  refused bigint NOT NULL,
  answered bigint NOT NULL,
  support_sum double precision NOT NULL
);

CREATE TABLE token_entry (
  seq ${sequence},
  slug ${key} NOT NULL,
  at_ms bigint NOT NULL,
  operation ${key} NOT NULL,
  prompt_tokens bigint NOT NULL,
  completion_tokens bigint NOT NULL
);
CREATE INDEX token_entry_of_profile ON token_entry (slug, seq);

-- What a profile's entries of a day come to, changed together with them; the day comes first, so that a day of all
-- profiles is one run of the index.
CREATE TABLE token_day (
  day integer NOT NULL,
  slug ${key} NOT NULL,
  tokens bigint NOT NULL,
  PRIMARY KEY (day, slug)
);

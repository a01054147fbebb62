-- A profile's run of the indexer that has not ended.
CREATE TABLE index_job (
  seq ${sequence},
  slug ${key} NOT NULL UNIQUE,
  forced smallint NOT NULL,
  requested_ms bigint NOT NULL,
  claims integer NOT NULL,
  -- Null while it waits.
  held_until_ms bigint,
  repeats smallint NOT NULL,
  cancelled smallint NOT NULL,
  -- When another run was asked for meanwhile.
  again_ms bigint,
  stage ${key},
  done integer,
  total integer
);

CREATE TABLE index_run (
  seq ${sequence},
  slug ${key} NOT NULL,
  started_ms bigint NOT NULL,
  ended_ms bigint NOT NULL,
  result ${key} NOT NULL,
  body text NOT NULL
);
CREATE INDEX index_run_of_profile ON index_run (slug, seq);

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
CREATE INDEX token_day_of_profile ON token_day (slug, day);

-- Random keys of the installation.
CREATE TABLE secret (
  name ${key} NOT NULL PRIMARY KEY,
  secret_key ${bytes} NOT NULL
);

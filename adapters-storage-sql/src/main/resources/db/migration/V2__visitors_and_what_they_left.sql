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

CREATE TABLE lead (
  seq ${sequence},
  slug ${key} NOT NULL,
  conversation ${key} NOT NULL,
  at_ms bigint NOT NULL,
  body text NOT NULL,
  UNIQUE (slug, conversation)
);

CREATE TABLE gap (
  seq ${sequence},
  slug ${key} NOT NULL,
  conversation ${key} NOT NULL,
  -- Of the body, which is the question.
  sha256 ${key} NOT NULL,
  at_ms bigint NOT NULL,
  body text NOT NULL,
  UNIQUE (slug, conversation, sha256)
);

-- What people are still to be told.
CREATE TABLE notice (
  seq ${sequence},
  notice_key ${key} NOT NULL UNIQUE,
  slug ${key} NOT NULL,
  kind ${key} NOT NULL,
  at_ms bigint NOT NULL,
  body text NOT NULL,
  failures integer NOT NULL,
  -- Null for a dead letter.
  due_ms bigint,
  problem text NOT NULL
);
CREATE INDEX notice_of_profile ON notice (slug, kind);
CREATE INDEX notice_due ON notice (due_ms);

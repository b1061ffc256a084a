-- module: evidence
-- The journal. A fact is written in the transaction of its act and never changed; a sealer numbers and chains committed
-- facts afterwards. The chain covers a salted digest, so that a payload can be erased without breaking it.
create table fact (
  organisation_id integer not null references organisation (id),
  id bigint generated always as identity,
  recorded_at timestamptz not null,
  on_day date not null,
  kind text not null,
  actor text not null,
  -- What the fact is about: 'debtor' 12, 'item' 40, 'import' 3 …
  subject_kind text not null,
  subject_id integer not null,
  -- The debtor in whose file the fact belongs, where there is one.
  debtor_id integer,
  digest bytea not null check (length(digest) = 32),
  primary key (organisation_id, id)
);
create index on fact (organisation_id, debtor_id, id) where debtor_id is not null;
create index on fact (organisation_id, subject_kind, subject_id);

create table fact_payload (
  organisation_id integer not null,
  fact_id bigint not null,
  salt bytea not null,
  -- Canonical JSON text, byte for byte what was digested: jsonb would reorder its keys.
  payload text not null,
  primary key (organisation_id, fact_id),
  foreign key (organisation_id, fact_id) references fact (organisation_id, id)
);

create table fact_seal (
  organisation_id integer not null,
  sequence bigint not null,
  fact_id bigint not null,
  sealed_at timestamptz not null,
  chain bytea not null check (length(chain) = 32),
  primary key (organisation_id, sequence),
  unique (organisation_id, fact_id),
  foreign key (organisation_id, fact_id) references fact (organisation_id, id)
);

-- What the sealer still has to take up. Facts commit in another order than their ids, so no mark "sealed up to" can be
-- right; a row here is visible exactly when its fact is.
create table fact_unsealed (
  organisation_id integer not null,
  fact_id bigint not null,
  primary key (organisation_id, fact_id)
);

-- The end of the chain, beside the chain: a tail that was cut off is missed here. Written down elsewhere (a letter, the
-- accountant's mailbox) it is an anchor that no owner of the database can change.
create table fact_head (
  organisation_id integer primary key,
  sequence bigint not null,
  chain bytea not null check (length(chain) = 32)
);

create function refuse_change() returns trigger
  language plpgsql
  as $$ begin raise exception '% is append-only', tg_table_name; end $$;

create trigger append_only before update or delete or truncate on fact for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on fact_seal for each statement execute function refuse_change();
create trigger append_only before update or truncate on fact_payload for each statement execute function refuse_change();

select tenant_table('fact', 'select, insert', 'insert');
grant usage on sequence fact_id_seq to quittance;
-- A payload may be deleted (erasure), never altered.
select tenant_table('fact_payload', 'select, insert, delete', 'insert');
select tenant_table('fact_seal', 'select, insert', 'insert');
select tenant_table('fact_unsealed', 'select, insert, delete', 'insert');
select tenant_table('fact_head', 'select, insert, update');

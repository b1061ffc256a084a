-- module: platform
-- Work to be done soon, in the same database as the acts, so that an act and its job commit together.
-- Shared by all companies: a worker takes whatever is due. Holds ids only, never the content of an act.
create table job (
  id bigint generated always as identity primary key,
  organisation_id integer references organisation (id),
  kind text not null,
  payload jsonb not null default '{}',
  -- At most one waiting job per key: asking twice is asking once.
  key text unique,
  run_at timestamptz not null,
  attempts integer not null default 0,
  locked_by text,
  locked_until timestamptz,
  last_error text,
  created_at timestamptz not null
);
create index on job (run_at);
grant select, insert, update, delete on job to quittance;

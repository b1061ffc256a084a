-- module: intake
-- Each file that came in: what it was, what was understood, what was refused, and whether it was taken back.
create table import (
  organisation_id integer not null references organisation (id),
  id integer not null,
  kind text not null check (kind in ('entries', 'list', 'customers')),
  file_name text not null,
  sha256 text not null,
  size_bytes bigint not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  counts jsonb not null,
  refused jsonb not null default '[]',
  mapping jsonb,
  undone_at timestamptz,
  undone_by text,
  primary key (organisation_id, id)
);
create index on import (organisation_id, sha256);
select tenant_table('import', 'select, insert, update');

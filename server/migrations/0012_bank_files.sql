-- module: intake
-- Kinds of files beside accounts and lists, and how the columns of a table were read: the same headings are read so again.
alter table import drop constraint import_kind_check;
alter table import add constraint import_kind_check
  check (kind in ('entries', 'list', 'customers', 'statement', 'invoice', 'status', 'notices', 'register'));

create table column_mapping (
  organisation_id integer not null references organisation (id),
  -- What makes two tables alike: the digest of their headings, in order.
  signature text not null,
  kind text not null check (kind in ('list', 'customers', 'statement', 'balances')),
  -- Field → heading; null leaves the field out.
  mapping jsonb not null,
  day_order text check (day_order in ('day-first', 'month-first')),
  decimal_mark text check (decimal_mark in (',', '.')),
  used_at timestamptz not null,
  primary key (organisation_id, signature)
);
select tenant_table('column_mapping', 'select, insert, update');

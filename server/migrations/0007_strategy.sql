-- module: strategy
-- Collection plans, each version kept; and the memory of who was examined, which may be deleted at any time.
create table collection_plan (
  organisation_id integer not null references organisation (id),
  key text not null,
  version integer not null,
  name text not null,
  -- The kind of debtor that this plan is the default of.
  default_for text check (default_for in ('business', 'public', 'consumer', 'association')),
  body jsonb not null,
  recorded_at timestamptz not null,
  retired_at timestamptz,
  primary key (organisation_id, key, version)
);
create unique index collection_plan_current on collection_plan (organisation_id, key) where retired_at is null;
create unique index collection_plan_default on collection_plan (organisation_id, default_for) where retired_at is null and default_for is not null;

create table examined (
  organisation_id integer not null,
  debtor_id integer not null,
  debtor_version integer not null,
  -- Settings and plans together: one number that rises with any change.
  policy_version integer not null,
  next_look_day date not null,
  -- Why items of this debtor do not leave, as counts and amounts per code: for the totals of the day only.
  waits jsonb not null default '{}',
  primary key (organisation_id, debtor_id)
);
create index on examined (organisation_id, next_look_day);

select tenant_table('collection_plan', 'select, insert, update');
select tenant_table('examined', 'select, insert, update, delete', 'insert');

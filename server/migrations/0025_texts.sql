-- module: outreach
-- The company's own texts, version by version: a text without a row is ours. And its style: a colour, a logo.

create table text_version (
  organisation_id integer not null references organisation (id),
  -- `fr/business/reminder-1`; with `/letter` behind it, of letters alone.
  name text not null check (name ~ '^(fr|en)/(business|public|consumer)/[a-z0-9-]{1,40}(/letter)?$'),
  version integer not null check (version > 0),
  -- Null: ours again.
  source text check (length(source) between 1 and 20000),
  saved_at timestamptz not null,
  saved_by text not null,
  primary key (organisation_id, name, version)
);
select tenant_table('text_version', 'select, insert');

-- The text that a message was written from; version 0 is ours.
alter table message add column text_name text;
alter table message add column text_version integer;

create table message_style (
  organisation_id integer not null references organisation (id),
  -- Of the name at the head of a message: dark enough to be read on white.
  colour text check (colour ~ '^#[0-9a-f]{6}$'),
  -- At the head of letters, in the file store.
  logo_sha256 text,
  logo_type text check (logo_type in ('image/png', 'image/svg+xml')),
  check ((logo_sha256 is null) = (logo_type is null)),
  primary key (organisation_id)
);
select tenant_table('message_style', 'select, insert, update');

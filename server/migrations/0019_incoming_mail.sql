-- module: dialogue
-- An e-mail that came in, whoever wrote it: none is dropped. Its bytes lie in the file store.
create table incoming_mail (
  organisation_id integer not null references organisation (id),
  id integer not null,
  -- Its Message-ID, or the checksum of its bytes where it has none: the same mail twice is one.
  mail_key text not null,
  raw_sha256 text not null,
  kind text not null check (kind in ('bounce', 'delay', 'receipt', 'automatic', 'complaint', 'answer')),
  -- The sign by which it was told apart.
  because text not null,
  from_email text,
  from_name text,
  subject text not null,
  -- What was written, without quotations and signature.
  body text not null,
  sent_at timestamptz,
  received_at timestamptz not null,
  debtor_id integer,
  -- message: it answers one of ours. address: of a contact. number: it names an invoice. person: somebody said so.
  matched_by text check (matched_by in ('message', 'address', 'number', 'person')),
  message_id integer,
  suggestions jsonb not null default '[]',
  attachments jsonb not null default '[]',
  -- The pause of the debtor until somebody has read it.
  hold_id integer,
  -- What a person made of it placed these: reopening the message lifts them.
  outcome_holds integer[] not null default '{}',
  state text not null check (state in ('new', 'read', 'aside')),
  read_at timestamptz,
  read_by text,
  check ((debtor_id is null) = (matched_by is null)),
  primary key (organisation_id, id),
  foreign key (organisation_id, debtor_id) references debtor (organisation_id, id)
);
create unique index incoming_mail_key on incoming_mail (organisation_id, mail_key);
create index on incoming_mail (organisation_id, debtor_id);
create index incoming_mail_new on incoming_mail (organisation_id, id) where state = 'new';
select tenant_table('incoming_mail', 'select, insert, update');

-- How far each folder was read. A new validity means that the server counts its messages anew.
create table mail_folder (
  organisation_id integer not null references organisation (id),
  folder text not null,
  uid_validity bigint not null,
  last_uid bigint not null,
  checked_at timestamptz not null,
  primary key (organisation_id, folder)
);
select tenant_table('mail_folder', 'select, insert, update');

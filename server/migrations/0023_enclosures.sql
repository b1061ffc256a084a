-- module: outreach
-- Copies of invoices that travel with a message.

-- Whether the step of this act encloses the invoices that it names.
alter table act add column attaches_invoices boolean not null default true;

-- The files as they were when the text was written; a message never encloses anything else.
create table message_enclosure (
  organisation_id integer not null,
  message_id integer not null,
  item_id integer not null,
  document_id integer not null,
  file_name text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size_bytes bigint not null check (size_bytes >= 0),
  primary key (organisation_id, message_id, item_id),
  foreign key (organisation_id, message_id) references message (organisation_id, id),
  foreign key (organisation_id, item_id) references item (organisation_id, id)
);
select tenant_table('message_enclosure', 'select, insert');

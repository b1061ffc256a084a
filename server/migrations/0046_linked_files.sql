-- module: outreach
-- Invoices too large to travel: the message links to them, until a day. Null: the copy travels with it.
alter table message_enclosure add column linked_until date;
create index message_enclosure_linked on message_enclosure (organisation_id, document_id, linked_until)
  where linked_until is not null;

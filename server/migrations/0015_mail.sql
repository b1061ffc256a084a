-- module: outreach
-- E-mail through real accounts: the day and thread of a message are fixed with its Message-ID; a copy is filed among what was
-- sent; registered letters have a number and a fate.

-- The moment in its `Date:` header: the same message is always composed of the same bytes.
alter table message add column dated_at timestamptz;
-- The Message-IDs of earlier e-mails to the same address, oldest first, the one it answers last.
alter table message add column thread text[];
-- Whether we have to file a copy among what was sent: wanted, then filed. Null: the server does, or nobody asked.
alter table message add column sent_copy text check (sent_copy in ('wanted', 'filed'));
create index message_copy_wanted on message (organisation_id, id) where sent_copy = 'wanted';

-- What is known of a registered letter besides its message: filled as the receipts come in.
create table registered_letter (
  organisation_id integer not null,
  message_id integer not null,
  number text,
  -- By whom it was carried: by hand to the post office, or the name of a provider.
  carrier text not null,
  -- The provider's own name of it, by which it is asked about.
  carrier_reference text,
  deposited_on date,
  -- delivered: signed for. refused, not-collected: the law holds it to have been notified all the same, or not, by what it is for.
  fate text check (fate in ('delivered', 'refused', 'not-collected', 'wrong-address')),
  fate_on date,
  -- Proofs in the file store.
  deposit_sha256 text,
  receipt_sha256 text,
  check ((fate is null) = (fate_on is null)),
  primary key (organisation_id, message_id),
  foreign key (organisation_id, message_id) references message (organisation_id, id)
);
create unique index registered_letter_number on registered_letter (organisation_id, number) where number is not null;
select tenant_table('registered_letter', 'select, insert, update');

-- module: ledger
-- Electronic invoices: the rate that an invoice agrees, the original that an item or a credit came from, and what was said about an
-- invoice since (life-cycle statuses).

-- In the form in which law keeps a rate: 12.00, ecb+10, 3xlegal; null = nothing agreed, the statutory rate applies.
alter table item add column agreed_rate text check (length(agreed_rate) between 1 and 20);

-- Electronic statuses hold for reasons of their own: a piece is missing, the buyer refuses the invoice, a platform rejects it.
alter table hold drop constraint hold_kind_check;
alter table hold add constraint hold_kind_check check (kind in ('dispute', 'promise', 'instalment-plan', 'insolvency',
  'collection-agency', 'lawyer', 'court', 'suspected-fraud', 'payment-announced', 'direct-debit-running', 'over-indebtedness',
  'do-not-contact', 'pause', 'limitation-expired', 'exclusion', 'missing-piece', 'invoice-refused', 'invoice-rejected'));
-- The import that placed it; the undo of that import lifts it.
alter table hold add column import_id integer;
create index hold_import on hold (organisation_id, import_id) where import_id is not null and lifted_at is null;

-- The original of an item, a credit or a status, as it came in; the file itself is in the file store.
create table document (
  organisation_id integer not null,
  id integer not null,
  kind text not null check (kind in ('invoice', 'credit-note', 'status')),
  item_id integer,
  credit_id integer,
  file_name text not null,
  media_type text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  -- Null: issued by us, and brought by no file.
  import_id integer,
  withdrawn boolean not null default false,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  check (num_nonnulls(item_id, credit_id) = 1),
  foreign key (organisation_id, item_id) references item (organisation_id, id),
  foreign key (organisation_id, credit_id) references credit (organisation_id, id)
);
create index on document (organisation_id, item_id) where item_id is not null;
create index on document (organisation_id, import_id) where import_id is not null;

-- What a platform or a party said of an invoice (XP Z12-012: 200 to 601).
create table item_status (
  organisation_id integer not null,
  id integer not null,
  item_id integer not null,
  code text not null check (code ~ '^[0-9]{3}$'),
  label text not null default '',
  on_day date not null,
  reasons jsonb not null default '[]',
  -- What the status is about: collected, paid, not approved.
  amount_cents bigint,
  document_id integer not null,
  withdrawn boolean not null default false,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, item_id) references item (organisation_id, id),
  foreign key (organisation_id, document_id) references document (organisation_id, id)
);
create index on item_status (organisation_id, item_id, on_day);
create index on item_status (organisation_id, document_id);

select tenant_table('document', 'select, insert, update');
select tenant_table('item_status', 'select, insert, update');

create view ledger_document with (security_invoker = true) as
  select organisation_id, id, kind, item_id, credit_id, file_name, media_type, sha256
  from document
  where not withdrawn;

create view ledger_item_status with (security_invoker = true) as
  select organisation_id, id, item_id, code, on_day, amount_cents
  from item_status
  where not withdrawn;

-- Where an item agrees a rate of its own.
create view ledger_agreed_rate with (security_invoker = true) as
  select organisation_id, id as item_id, agreed_rate
  from item
  where agreed_rate is not null;
grant select on ledger_document, ledger_item_status, ledger_agreed_rate to quittance;

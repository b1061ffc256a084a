-- module: ledger
-- Who owes, what, on any day. Entries are the truth; open_cents and remaining_cents are their sums, kept by the
-- ledger's verbs in the transaction that writes the entries (`ledger_drift` shows any difference).

-- A name without case and accents, for search.
create function folded(name text) returns text
  language sql immutable strict parallel safe
  return translate(replace(replace(lower(name), 'œ', 'oe'), 'æ', 'ae'), 'àáâãäåçèéêëìíîïñòóôõöøùúûüýÿ’', 'aaaaaaceeeeiiiinoooooouuuuyy''');

create table debtor (
  organisation_id integer not null references organisation (id),
  id integer not null,
  name text not null check (length(name) between 1 and 300),
  folded_name text not null generated always as (folded(name)) stored,
  kind text not null default 'business' check (kind in ('business', 'public', 'consumer', 'association')),
  -- Whether a person or a file said the kind; a guess from the name is offered, never acted upon silently.
  kind_known boolean not null default false,
  siren text check (siren ~ '^[0-9]{9}$'),
  country text not null default 'FR' check (country ~ '^[A-Z]{2}$'),
  language text not null default 'fr' check (language in ('fr', 'en')),
  address_lines text[] not null default '{}',
  postcode text,
  city text,
  -- The agreed terms of payment (law's PaymentTerms); null = the company's default.
  terms jsonb,
  payment_means text check (payment_means in ('transfer', 'direct-debit', 'bill-of-exchange', 'cheque', 'card')),
  -- A collection plan chosen for this debtor; null = the default plan of its kind.
  plan_key text,
  -- Its references, contacts, items, credits and holds then belong to the debtor that was kept.
  merged_into integer check (merged_into <> id),
  -- Raised by every change that a decision may read.
  version integer not null default 1,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, merged_into) references debtor (organisation_id, id)
);
create unique index debtor_siren on debtor (organisation_id, siren) where siren is not null and merged_into is null;

-- Every name under which a source knows a debtor; its SIREN is a column of the debtor itself.
create table debtor_reference (
  organisation_id integer not null,
  source text not null check (source in ('account', 'siret', 'vat', 'list')),
  reference text not null,
  debtor_id integer not null,
  primary key (organisation_id, source, reference),
  foreign key (organisation_id, debtor_id) references debtor (organisation_id, id)
);
create index on debtor_reference (organisation_id, debtor_id);

create table contact (
  organisation_id integer not null,
  id integer not null,
  debtor_id integer not null,
  name text,
  role text not null default 'accounts-payable' check (role in ('accounts-payable', 'buyer', 'manager', 'other')),
  email text,
  phone text,
  -- An address that bounced is not used again before a person says so.
  email_refused_on date,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, debtor_id) references debtor (organisation_id, id)
);
create index on contact (organisation_id, debtor_id);

-- What falls due. One row per due item of a document; identity = debtor, document kind, normalised number, issue year.
create table item (
  organisation_id integer not null,
  id integer not null,
  debtor_id integer not null,
  document_kind text not null default 'invoice' check (document_kind in ('invoice', 'deposit', 'retention', 'instalment')),
  number text not null check (length(number) between 1 and 100),
  normalised_number text not null,
  issue_date date not null,
  issue_year smallint not null,
  due_date date,
  -- Computed from terms, because the source had none.
  due_computed boolean not null default false,
  performed_from date,
  performed_to date,
  term_agreed boolean,
  currency text not null default 'EUR' check (currency ~ '^[A-Z]{3}$'),
  total_cents bigint not null check (total_cents > 0),
  open_cents bigint not null check (open_cents between 0 and total_cents),
  -- receivable 411, bill of exchange 413, doubtful 416, accrued 418 (delivered, not invoiced: exposure only).
  nature text not null default 'receivable' check (nature in ('receivable', 'bill-of-exchange', 'doubtful', 'accrued')),
  -- The day from which ageing counts it as overdue: never, for what is accrued.
  falls_due date generated always as (case when nature = 'accrued' then 'infinity' else due_date end) stored,
  payment_means text check (payment_means in ('transfer', 'direct-debit', 'bill-of-exchange', 'cheque', 'card')),
  holder text not null default 'us' check (holder in ('us', 'factor', 'assignee')),
  holder_notified boolean not null default false,
  payee_iban text,
  label text,
  import_id integer,
  -- Taken back by the undo of its import; comes back if a later file brings it again.
  withdrawn boolean not null default false,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, debtor_id) references debtor (organisation_id, id)
);
-- The debtor leads: one index finds the items of a debtor and keeps the pages that an import writes to together. A lookup by
-- number alone reads the company's part of it.
create unique index item_identity on item (organisation_id, debtor_id, normalised_number, document_kind, issue_year);
-- All that the ageing board sums, so that it never touches the table.
create index item_open on item (organisation_id, debtor_id)
  include (currency, issue_date, falls_due, open_cents) where open_cents > 0;

-- What reduces a debt: a payment received or a credit note. `remaining_cents` is not yet allocated.
create table credit (
  organisation_id integer not null,
  id integer not null,
  debtor_id integer not null,
  kind text not null check (kind in ('payment', 'credit-note')),
  reference text not null default '',
  on_day date not null,
  currency text not null default 'EUR' check (currency ~ '^[A-Z]{3}$'),
  amount_cents bigint not null check (amount_cents > 0),
  remaining_cents bigint not null check (remaining_cents >= 0 and remaining_cents <= amount_cents),
  label text,
  -- Tells two readings of one line apart from two lines: account, reference, day, amount and rank among equals.
  source_key text,
  import_id integer,
  withdrawn boolean not null default false,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, debtor_id) references debtor (organisation_id, id)
);
create unique index credit_source on credit (organisation_id, debtor_id, source_key);
create index credit_unapplied on credit (organisation_id, debtor_id)
  include (currency, on_day, remaining_cents) where remaining_cents > 0;

-- The entries. Each row moves an amount from one account to another and so balances by itself:
--   item         billed     → receivable of the item
--   payment      unapplied  → collected
--   credit-note  unapplied  → billed
--   allocation   receivable of the item → unapplied of the credit
--   write-off    receivable of the item → lost
-- A negative amount is the contrary entry of the one it names. Effect: on_day; knowledge: recorded_at. Imported history
-- counts as known on its on_day (`imported`). An entry never changes, and therefore names no debtor: merging two debtors
-- moves their items and credits.
create table entry (
  organisation_id integer not null,
  id integer not null,
  kind text not null check (kind in ('item', 'payment', 'credit-note', 'allocation', 'write-off')),
  item_id integer,
  credit_id integer,
  amount_cents bigint not null check (amount_cents <> 0),
  on_day date not null,
  recorded_at timestamptz not null,
  imported boolean not null default false,
  import_id integer,
  reverses integer,
  primary key (organisation_id, id),
  check ((kind in ('item', 'allocation', 'write-off')) = (item_id is not null)),
  check ((kind in ('payment', 'credit-note', 'allocation')) = (credit_id is not null)),
  check ((amount_cents < 0) = (reverses is not null)),
  foreign key (organisation_id, item_id) references item (organisation_id, id),
  foreign key (organisation_id, credit_id) references credit (organisation_id, id),
  foreign key (organisation_id, reverses) references entry (organisation_id, id)
);
create index on entry (organisation_id, item_id) where item_id is not null;
create index on entry (organisation_id, credit_id) where credit_id is not null;
create unique index entry_reversed_once on entry (organisation_id, reverses) where reverses is not null;
create trigger append_only before update or delete or truncate on entry for each statement execute function refuse_change();

-- A reason not to act, on an amount, an item, a debtor or everything (no debtor).
create table hold (
  organisation_id integer not null,
  id integer not null,
  kind text not null check (kind in ('dispute', 'promise', 'instalment-plan', 'insolvency', 'collection-agency', 'lawyer',
    'court', 'suspected-fraud', 'payment-announced', 'direct-debit-running', 'over-indebtedness', 'do-not-contact', 'pause',
    'limitation-expired', 'exclusion')),
  debtor_id integer,
  item_id integer,
  amount_cents bigint check (amount_cents > 0),
  from_day date not null,
  until_day date,
  reason text not null default '',
  origin text not null,
  recorded_at timestamptz not null,
  lifted_on date,
  lifted_at timestamptz,
  primary key (organisation_id, id),
  check (item_id is null or debtor_id is not null),
  check (amount_cents is null or item_id is not null),
  check (until_day is null or until_day >= from_day),
  foreign key (organisation_id, debtor_id) references debtor (organisation_id, id),
  foreign key (organisation_id, item_id) references item (organisation_id, id)
);
create index hold_running on hold (organisation_id, debtor_id) where lifted_at is null;

select tenant_table('debtor', 'select, insert, update', 'insert');
select tenant_table('debtor_reference', 'select, insert, update', 'insert');
select tenant_table('contact', 'select, insert, update, delete', 'insert');
select tenant_table('item', 'select, insert, update', 'insert');
select tenant_table('credit', 'select, insert, update', 'insert');
select tenant_table('entry', 'select, insert', 'insert');
select tenant_table('hold', 'select, insert, update');

-- Views that modules further right may read.
create view ledger_open_item with (security_invoker = true) as
  select organisation_id, id, debtor_id, document_kind, number, issue_date, due_date, due_computed, performed_from,
    performed_to, currency, total_cents, open_cents, nature, payment_means, holder, holder_notified, payee_iban,
    (recorded_at at time zone 'UTC')::date as recorded_on
  from item
  where open_cents > 0;

create view ledger_debtor with (security_invoker = true) as
  select organisation_id, id, name, kind, kind_known, siren, country, language, address_lines, postcode, city, payment_means,
    plan_key, version,
    (select min(r.reference) from debtor_reference r
      where r.organisation_id = debtor.organisation_id and r.debtor_id = debtor.id and r.source = 'account') as reference
  from debtor
  where merged_into is null;

-- The debtor that an id stands for today: itself, or the one it was merged into.
create view ledger_debtor_alias with (security_invoker = true) as
  select organisation_id, id, coalesce(merged_into, id) as current_id
  from debtor;

-- Under which account of the books a debtor is known, and the terms agreed with it.
create view ledger_account with (security_invoker = true) as
  select r.organisation_id, r.reference, d.id as debtor_id, d.kind, d.terms
  from debtor_reference r join debtor d on d.organisation_id = r.organisation_id and d.id = r.debtor_id
  where r.source = 'account';

create view ledger_imported_item with (security_invoker = true) as
  select organisation_id, id, import_id
  from item
  where import_id is not null and not withdrawn;

create view ledger_contact with (security_invoker = true) as
  select organisation_id, id, debtor_id, name, role, email, phone, email_refused_on
  from contact;

create view ledger_hold with (security_invoker = true) as
  select organisation_id, id, kind, debtor_id, item_id, amount_cents, from_day, until_day, reason, origin
  from hold
  where lifted_at is null;

create view ledger_unapplied_credit with (security_invoker = true) as
  select organisation_id, debtor_id, currency, remaining_cents, on_day
  from credit
  where remaining_cents > 0;

-- What each debtor owes by age at the end of a day, per currency. Today comes from the balances that are kept, through an index that
-- holds all it sums; a past day goes back from today by the entries that took effect since. Amounts are summed as float8: exact for
-- whole cents below 2^53, in half the time of the exact sum of bigint. Inlined into the statement that selects from it.
create function ledger_balance_by_age(day date, is_today boolean)
  returns table (debtor_id integer, currency text, items integer, not_due float8, due1 float8, due31 float8, due61 float8,
    due91 float8, no_due_date float8, oldest date)
  language sql stable parallel safe
  as $$
    select * from (
      select i.debtor_id, i.currency, count(*)::int,
        coalesce(sum(i.open_cents::float8) filter (where falls_due >= day), 0),
        coalesce(sum(i.open_cents::float8) filter (where falls_due < day and falls_due >= day - 30), 0),
        coalesce(sum(i.open_cents::float8) filter (where falls_due < day - 30 and falls_due >= day - 60), 0),
        coalesce(sum(i.open_cents::float8) filter (where falls_due < day - 60 and falls_due >= day - 90), 0),
        coalesce(sum(i.open_cents::float8) filter (where falls_due < day - 90), 0),
        coalesce(sum(i.open_cents::float8) filter (where falls_due is null), 0),
        min(falls_due)
      from item i
      where i.open_cents > 0 and i.issue_date <= day
      group by i.debtor_id, i.currency
    ) today
    where is_today
    union all
    select * from (
      select i.debtor_id, i.currency, count(*)::int,
        coalesce(sum(i.cents) filter (where falls_due >= day), 0),
        coalesce(sum(i.cents) filter (where falls_due < day and falls_due >= day - 30), 0),
        coalesce(sum(i.cents) filter (where falls_due < day - 30 and falls_due >= day - 60), 0),
        coalesce(sum(i.cents) filter (where falls_due < day - 60 and falls_due >= day - 90), 0),
        coalesce(sum(i.cents) filter (where falls_due < day - 90), 0),
        coalesce(sum(i.cents) filter (where falls_due is null), 0),
        min(falls_due)
      from (
        select o.debtor_id, o.currency, o.falls_due, o.open_cents::float8 - coalesce(later.cents, 0) as cents
        from item o
        left join (
          select e.item_id, sum(case e.kind when 'item' then e.amount_cents else -e.amount_cents end::float8) as cents
          from entry e
          where e.item_id is not null and e.on_day > day
          group by e.item_id
        ) later on later.item_id = o.id
        where o.issue_date <= day
      ) i
      where i.cents > 0
      group by i.debtor_id, i.currency
    ) past
    where not is_today
  $$;

-- Credit of each debtor that was not yet allocated at the end of a day.
create function ledger_unapplied_on(day date, is_today boolean)
  returns table (debtor_id integer, currency text, cents float8)
  language sql stable parallel safe
  as $$
    select c.debtor_id, c.currency, sum(c.remaining_cents::float8 - coalesce(later.cents, 0))
    from credit c
    left join (
      select e.credit_id, sum(case e.kind when 'allocation' then -e.amount_cents else e.amount_cents end::float8) as cents
      from entry e
      where not is_today and e.credit_id is not null and e.on_day > day
      group by e.credit_id
    ) later on later.credit_id = c.id
    where c.on_day <= day and (c.remaining_cents > 0 or not is_today)
    group by c.debtor_id, c.currency
    having sum(c.remaining_cents::float8 - coalesce(later.cents, 0)) > 0
  $$;

-- What reduced each item and when: late-payment interest runs on what was left.
create view ledger_reduction with (security_invoker = true) as
  select e.organisation_id, e.item_id, c.kind, e.on_day, e.amount_cents
  from entry e join credit c on c.organisation_id = e.organisation_id and c.id = e.credit_id
  where e.kind = 'allocation';

-- Balances that differ from their entries: always empty, or a bug.
create view ledger_drift with (security_invoker = true) as
  select i.organisation_id, 'item' as kind, i.id, i.open_cents as kept_cents, coalesce(sum(
      case e.kind when 'item' then e.amount_cents else -e.amount_cents end), 0) as entries_cents
    from item i left join entry e on e.organisation_id = i.organisation_id and e.item_id = i.id
    group by i.organisation_id, i.id, i.open_cents
    having i.open_cents <> coalesce(sum(case e.kind when 'item' then e.amount_cents else -e.amount_cents end), 0)
  union all
  select c.organisation_id, 'credit', c.id, c.remaining_cents, coalesce(sum(
      case e.kind when 'allocation' then -e.amount_cents else e.amount_cents end), 0)
    from credit c left join entry e on e.organisation_id = c.organisation_id and e.credit_id = c.id
    group by c.organisation_id, c.id, c.remaining_cents
    having c.remaining_cents <> coalesce(sum(case e.kind when 'allocation' then -e.amount_cents else e.amount_cents end), 0);

grant select on ledger_open_item, ledger_account, ledger_imported_item, ledger_debtor, ledger_debtor_alias, ledger_contact, ledger_hold, ledger_unapplied_credit, ledger_reduction, ledger_drift to quittance;

-- module: reconciliation
-- What the bank says was paid, and what each line pays. Lines are kept once, whatever number of files brings them.

create table bank_account (
  organisation_id integer not null references organisation (id),
  id integer not null,
  -- Bank, branch and number, or the IBAN of other countries: the same account in every format.
  key text not null,
  name text not null,
  iban text,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- Customers pay into it: what it lacks keeps reminders from leaving.
  is_watched boolean not null default true,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  unique (organisation_id, key, currency)
);

create table bank_statement (
  organisation_id integer not null,
  id integer not null,
  bank_account_id integer not null,
  import_id integer,
  format text not null,
  file_name text not null,
  sha256 text not null,
  statement_id text,
  -- From the day of the opening balance, or of the first line, to that of the closing balance, or of the last line.
  first_day date not null,
  last_day date not null,
  opening_cents bigint,
  closing_cents bigint,
  -- False where the format tells some lines and not all: nothing is known up to its last day.
  is_complete boolean not null,
  lines integer not null,
  new_lines integer not null,
  -- A person said that nothing is missing before it, although the balances say otherwise.
  gap_accepted_by text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  undone_at timestamptz,
  undone_by text,
  primary key (organisation_id, id),
  foreign key (organisation_id, bank_account_id) references bank_account (organisation_id, id)
);
create index on bank_statement (organisation_id, bank_account_id, last_day) where undone_at is null;
create index on bank_statement (organisation_id, sha256) where undone_at is null;

create table bank_line (
  organisation_id integer not null,
  id integer not null,
  bank_account_id integer not null,
  booking_date date not null,
  value_date date,
  -- Money in is positive.
  amount_cents bigint not null,
  counterparty text,
  counterparty_iban text,
  remittance text not null,
  creditor_reference text,
  end_to_end_id text,
  mandate_id text,
  bank_reference text,
  transaction_code text,
  return_reason text,
  is_reversal boolean not null,
  -- open: money in, or a return, that nobody has understood yet. matched. ignored: no customer. aside: money out.
  state text not null check (state in ('open', 'matched', 'ignored', 'aside')),
  -- A person took back or changed what the program did: it is not done again by itself.
  is_by_person boolean not null default false,
  -- What it may pay, the most certain first.
  proposals jsonb not null default '[]',
  -- No statement that stands has it any more.
  withdrawn boolean not null default false,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, bank_account_id) references bank_account (organisation_id, id)
);
create index on bank_line (organisation_id, bank_account_id, booking_date);
create index bank_line_open on bank_line (organisation_id, booking_date, id) where state = 'open' and not withdrawn;

-- Which statements have a line: several, where their periods overlap.
create table bank_statement_line (
  organisation_id integer not null,
  statement_id integer not null,
  line_id integer not null,
  primary key (organisation_id, statement_id, line_id),
  foreign key (organisation_id, statement_id) references bank_statement (organisation_id, id),
  foreign key (organisation_id, line_id) references bank_line (organisation_id, id)
);
create index on bank_statement_line (organisation_id, line_id);

-- Whose payment an open line may be: they are not reminded before somebody knows.
create table bank_line_candidate (
  organisation_id integer not null,
  line_id integer not null,
  debtor_id integer not null,
  primary key (organisation_id, line_id, debtor_id),
  foreign key (organisation_id, line_id) references bank_line (organisation_id, id)
);

create table bank_match (
  organisation_id integer not null,
  id integer not null,
  line_id integer not null,
  -- Whose payment it is; the first one, where one line pays for several.
  debtor_id integer,
  is_automatic boolean not null,
  score smallint not null check (score between 0 and 100),
  reasons jsonb not null,
  -- The credits that it made in the ledger; is_recorded: the one that the books had already.
  credit_ids integer[] not null,
  is_recorded boolean not null default false,
  -- Allocations of credit notes that the payer took off.
  entry_ids integer[] not null default '{}',
  matched_at timestamptz not null,
  matched_by text not null,
  undone_at timestamptz,
  undone_by text,
  -- The payment came back: on that day what it had paid was open again.
  returned_on date,
  return_line_id integer,
  primary key (organisation_id, id),
  foreign key (organisation_id, line_id) references bank_line (organisation_id, id)
);
create unique index bank_match_standing on bank_match (organisation_id, line_id) where undone_at is null;
create index bank_match_returned on bank_match (organisation_id, id) where returned_on is not null and undone_at is null;

create table bank_match_item (
  organisation_id integer not null,
  match_id integer not null,
  item_id integer not null,
  debtor_id integer not null,
  cents bigint not null check (cents > 0),
  primary key (organisation_id, match_id, item_id),
  foreign key (organisation_id, match_id) references bank_match (organisation_id, id)
);

-- Who pays for whom, as it was seen: by account or by name. Without debtor: no customer.
create table payer (
  organisation_id integer not null references organisation (id),
  id integer not null,
  debtor_id integer,
  iban text,
  name_key text,
  name text not null,
  line_id integer not null,
  learned_at timestamptz not null,
  learned_by text not null,
  primary key (organisation_id, id),
  check ((iban is null) <> (name_key is null))
);
create unique index payer_once on payer (organisation_id, coalesce(iban, name_key), coalesce(debtor_id, 0));

select tenant_table('bank_account', 'select, insert, update');
select tenant_table('bank_statement', 'select, insert, update');
select tenant_table('bank_line', 'select, insert, update', 'insert');
select tenant_table('bank_statement_line', 'select, insert', 'insert');
select tenant_table('bank_line_candidate', 'select, insert, delete', 'insert');
select tenant_table('bank_match', 'select, insert, update', 'insert');
select tenant_table('bank_match_item', 'select, insert', 'insert');
select tenant_table('payer', 'select, insert, delete');

-- Debtors of whom money came in that nobody has allocated yet.
create view reconciliation_unmatched_credit with (security_invoker = true) as
  select distinct c.organisation_id, c.debtor_id
  from bank_line l join bank_line_candidate c on c.organisation_id = l.organisation_id and c.line_id = l.id
  where l.state = 'open' and not l.withdrawn;

-- Items whose payment came back, and the last day on which one did.
create view reconciliation_returned_item with (security_invoker = true) as
  select i.organisation_id, i.item_id, i.debtor_id, max(m.returned_on) as returned_on
  from bank_match m join bank_match_item i on i.organisation_id = m.organisation_id and i.match_id = m.id
  where m.returned_on is not null and m.undone_at is null
  group by i.organisation_id, i.item_id, i.debtor_id;

grant select on reconciliation_unmatched_credit, reconciliation_returned_item to quittance;

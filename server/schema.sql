-- Generated from the migrations by server/src/platform/write-schema.ts. Do not edit.

CREATE OR REPLACE FUNCTION public.current_organisation()
 RETURNS integer
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select current_setting('quittance.organisation')::integer $function$
;
CREATE OR REPLACE FUNCTION public.folded(name text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN translate(replace(replace(lower(name), 'œ'::text, 'oe'::text), 'æ'::text, 'ae'::text), 'àáâãäåçèéêëìíîïñòóôõöøùúûüýÿ’'::text, 'aaaaaaceeeeiiiinoooooouuuuyy'''::text)
;
CREATE OR REPLACE FUNCTION public.ledger_balance_by_age(day date, is_today boolean)
 RETURNS TABLE(debtor_id integer, currency text, items integer, not_due double precision, due1 double precision, due31 double precision, due61 double precision, due91 double precision, no_due_date double precision, oldest date)
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
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
          select e.item_id, sum(-e.amount_cents::float8) as cents
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
  $function$
;
CREATE OR REPLACE FUNCTION public.ledger_unapplied_on(day date, is_today boolean)
 RETURNS TABLE(debtor_id integer, currency text, cents double precision)
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
    select c.debtor_id, c.currency, sum(c.remaining_cents::float8 - coalesce(later.cents, 0))
    from credit c
    left join (
      select e.credit_id, sum(-e.amount_cents::float8) as cents
      from entry e
      where not is_today and e.credit_id is not null and e.on_day > day
      group by e.credit_id
    ) later on later.credit_id = c.id
    where c.on_day <= day and (c.remaining_cents > 0 or not is_today)
    group by c.debtor_id, c.currency
    having sum(c.remaining_cents::float8 - coalesce(later.cents, 0)) > 0
  $function$
;
CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ begin raise exception '% is append-only', tg_table_name; end $function$
;
CREATE OR REPLACE FUNCTION public.tenant_table(name regclass, privileges text, importer_privileges text DEFAULT NULL::text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format('alter table %s enable row level security', name);
  execute format('alter table %s force row level security', name);
  execute format(
    'create policy tenant on %s using (organisation_id = (select current_organisation())) with check (organisation_id = (select current_organisation()))',
    name);
  execute format('grant %s on %s to quittance', privileges, name);
  if importer_privileges is not null then
    execute format('grant %s on %s to quittance_importer', importer_privileges, name);
  end if;
end
$function$
;

create table act (
  organisation_id integer not null,
  id integer not null,
  debtor_id integer not null,
  currency text not null,
  channel text not null,
  day date not null,
  plan_key text not null,
  plan_version integer not null,
  step_key text not null,
  level smallint not null,
  mode text not null,
  deadline_day date,
  total_cents bigint not null,
  reasons jsonb not null,
  state text not null,
  planned_at timestamp with time zone not null,
  released_at timestamp with time zone,
  released_by text,
  ended_at timestamp with time zone,
  template text,
  recipient_role text,
  attaches_invoices boolean not null default true,
  sender_key text,
  constraint act_pkey PRIMARY KEY (organisation_id, id),
  constraint act_channel_check CHECK ((channel = ANY (ARRAY['email'::text, 'letter'::text, 'registered-letter'::text, 'call'::text, 'sms'::text, 'task'::text, 'escalation'::text]))),
  constraint act_level_check CHECK (((level >= 0) AND (level <= 4))),
  constraint act_mode_check CHECK ((mode = ANY (ARRAY['automatic'::text, 'confirm'::text, 'manual'::text]))),
  constraint act_organisation_id_debtor_id_fkey FOREIGN KEY (organisation_id, debtor_id) REFERENCES debtor(organisation_id, id),
  constraint act_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint act_recipient_role_check CHECK ((recipient_role = ANY (ARRAY['accounts-payable'::text, 'buyer'::text, 'manager'::text, 'other'::text]))),
  constraint act_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'released'::text, 'done'::text, 'superseded'::text, 'failed'::text, 'unknown'::text, 'cancelled'::text])))
);
create table act_approval (
  organisation_id integer not null,
  act_id integer not null,
  first_person_id integer not null,
  first_name text not null,
  first_at timestamp with time zone not null,
  second_person_id integer,
  second_name text,
  second_at timestamp with time zone,
  constraint act_approval_pkey PRIMARY KEY (organisation_id, act_id),
  constraint act_approval_check CHECK ((second_person_id <> first_person_id)),
  constraint act_approval_check1 CHECK (((second_person_id IS NULL) = (second_at IS NULL))),
  constraint act_approval_organisation_id_act_id_fkey FOREIGN KEY (organisation_id, act_id) REFERENCES act(organisation_id, id)
);
create table act_item (
  organisation_id integer not null,
  act_id integer not null,
  item_id integer not null,
  debtor_id integer not null,
  step_key text not null,
  cycle smallint not null default 1,
  advances boolean not null,
  level smallint not null,
  open_cents bigint not null,
  held_cents bigint not null default 0,
  channel text not null,
  day date not null,
  deadline_day date,
  "position" text not null default 'planned'::text,
  reserves boolean not null generated always as ((advances AND ("position" <> 'freed'::text))) stored,
  constraint act_item_pkey PRIMARY KEY (organisation_id, act_id, item_id),
  constraint act_item_level_check CHECK (((level >= 0) AND (level <= 4))),
  constraint act_item_organisation_id_act_id_fkey FOREIGN KEY (organisation_id, act_id) REFERENCES act(organisation_id, id),
  constraint act_item_organisation_id_item_id_fkey FOREIGN KEY (organisation_id, item_id) REFERENCES item(organisation_id, id),
  constraint act_item_position_check CHECK (("position" = ANY (ARRAY['planned'::text, 'released'::text, 'used'::text, 'skipped'::text, 'freed'::text, 'unknown'::text])))
);
create table bank_account (
  organisation_id integer not null,
  id integer not null,
  key text not null,
  name text not null,
  iban text,
  currency text not null,
  is_watched boolean not null default true,
  recorded_at timestamp with time zone not null,
  constraint bank_account_pkey PRIMARY KEY (organisation_id, id),
  constraint bank_account_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint bank_account_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint bank_account_organisation_id_key_currency_key UNIQUE (organisation_id, key, currency)
);
create table bank_line (
  organisation_id integer not null,
  id integer not null,
  bank_account_id integer not null,
  booking_date date not null,
  value_date date,
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
  state text not null,
  is_by_person boolean not null default false,
  proposals jsonb not null default '[]'::jsonb,
  withdrawn boolean not null default false,
  recorded_at timestamp with time zone not null,
  constraint bank_line_pkey PRIMARY KEY (organisation_id, id),
  constraint bank_line_organisation_id_bank_account_id_fkey FOREIGN KEY (organisation_id, bank_account_id) REFERENCES bank_account(organisation_id, id),
  constraint bank_line_state_check CHECK ((state = ANY (ARRAY['open'::text, 'matched'::text, 'ignored'::text, 'aside'::text])))
);
create table bank_line_candidate (
  organisation_id integer not null,
  line_id integer not null,
  debtor_id integer not null,
  constraint bank_line_candidate_pkey PRIMARY KEY (organisation_id, line_id, debtor_id),
  constraint bank_line_candidate_organisation_id_line_id_fkey FOREIGN KEY (organisation_id, line_id) REFERENCES bank_line(organisation_id, id)
);
create table bank_match (
  organisation_id integer not null,
  id integer not null,
  line_id integer not null,
  debtor_id integer,
  is_automatic boolean not null,
  score smallint not null,
  reasons jsonb not null,
  credit_ids integer[] not null,
  is_recorded boolean not null default false,
  entry_ids integer[] not null default '{}'::integer[],
  matched_at timestamp with time zone not null,
  matched_by text not null,
  undone_at timestamp with time zone,
  undone_by text,
  returned_on date,
  return_line_id integer,
  constraint bank_match_pkey PRIMARY KEY (organisation_id, id),
  constraint bank_match_organisation_id_line_id_fkey FOREIGN KEY (organisation_id, line_id) REFERENCES bank_line(organisation_id, id),
  constraint bank_match_score_check CHECK (((score >= 0) AND (score <= 100)))
);
create table bank_match_item (
  organisation_id integer not null,
  match_id integer not null,
  item_id integer not null,
  debtor_id integer not null,
  cents bigint not null,
  constraint bank_match_item_pkey PRIMARY KEY (organisation_id, match_id, item_id),
  constraint bank_match_item_cents_check CHECK ((cents > 0)),
  constraint bank_match_item_organisation_id_match_id_fkey FOREIGN KEY (organisation_id, match_id) REFERENCES bank_match(organisation_id, id)
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
  first_day date not null,
  last_day date not null,
  opening_cents bigint,
  closing_cents bigint,
  is_complete boolean not null,
  lines integer not null,
  new_lines integer not null,
  gap_accepted_by text,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  undone_at timestamp with time zone,
  undone_by text,
  constraint bank_statement_pkey PRIMARY KEY (organisation_id, id),
  constraint bank_statement_organisation_id_bank_account_id_fkey FOREIGN KEY (organisation_id, bank_account_id) REFERENCES bank_account(organisation_id, id)
);
create table bank_statement_line (
  organisation_id integer not null,
  statement_id integer not null,
  line_id integer not null,
  constraint bank_statement_line_pkey PRIMARY KEY (organisation_id, statement_id, line_id),
  constraint bank_statement_line_organisation_id_line_id_fkey FOREIGN KEY (organisation_id, line_id) REFERENCES bank_line(organisation_id, id),
  constraint bank_statement_line_organisation_id_statement_id_fkey FOREIGN KEY (organisation_id, statement_id) REFERENCES bank_statement(organisation_id, id)
);
create table call_made (
  organisation_id integer not null,
  id integer not null,
  task_id integer not null,
  debtor_id integer not null,
  outcome text not null,
  note text,
  made_at timestamp with time zone not null,
  made_by text not null,
  hold_ids integer[] not null,
  next_task_id integer,
  undone_at timestamp with time zone,
  cause_id integer,
  constraint call_made_pkey PRIMARY KEY (organisation_id, id),
  constraint call_made_organisation_id_debtor_id_fkey FOREIGN KEY (organisation_id, debtor_id) REFERENCES debtor(organisation_id, id),
  constraint call_made_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint call_made_organisation_id_task_id_fkey FOREIGN KEY (organisation_id, task_id) REFERENCES task(organisation_id, id),
  constraint call_made_outcome_check CHECK ((outcome = ANY (ARRAY['reached'::text, 'voicemail'::text, 'absent'::text, 'wrong-number'::text, 'refused'::text])))
);
create table colleague_question (
  organisation_id integer not null,
  id integer not null,
  task_id integer not null,
  debtor_id integer not null,
  email text not null,
  question text not null,
  locale text not null,
  asked_at timestamp with time zone not null,
  asked_by text not null,
  until_day date not null,
  mailed_at timestamp with time zone,
  reminded_at timestamp with time zone,
  answer text,
  note text,
  answered_at timestamp with time zone,
  constraint colleague_question_pkey PRIMARY KEY (organisation_id, id),
  constraint colleague_question_answer_check CHECK ((answer = ANY (ARRAY['justified'::text, 'unjustified'::text, 'in-hand'::text, 'not-mine'::text]))),
  constraint colleague_question_check CHECK (((answer IS NULL) = (answered_at IS NULL))),
  constraint colleague_question_locale_check CHECK ((locale = ANY (ARRAY['fr'::text, 'en'::text]))),
  constraint colleague_question_note_check CHECK ((length(note) <= 2000)),
  constraint colleague_question_organisation_id_debtor_id_fkey FOREIGN KEY (organisation_id, debtor_id) REFERENCES debtor(organisation_id, id),
  constraint colleague_question_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint colleague_question_organisation_id_task_id_fkey FOREIGN KEY (organisation_id, task_id) REFERENCES task(organisation_id, id),
  constraint colleague_question_question_check CHECK (((length(question) >= 1) AND (length(question) <= 2000)))
);
create table collection_plan (
  organisation_id integer not null,
  key text not null,
  version integer not null,
  name text not null,
  default_for text,
  body jsonb not null,
  recorded_at timestamp with time zone not null,
  retired_at timestamp with time zone,
  recorded_by text,
  constraint collection_plan_pkey PRIMARY KEY (organisation_id, key, version),
  constraint collection_plan_default_for_check CHECK ((default_for = ANY (ARRAY['business'::text, 'public'::text, 'consumer'::text, 'association'::text]))),
  constraint collection_plan_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);
create table column_mapping (
  organisation_id integer not null,
  signature text not null,
  kind text not null,
  mapping jsonb not null,
  day_order text,
  decimal_mark text,
  used_at timestamp with time zone not null,
  constraint column_mapping_pkey PRIMARY KEY (organisation_id, signature),
  constraint column_mapping_day_order_check CHECK ((day_order = ANY (ARRAY['day-first'::text, 'month-first'::text]))),
  constraint column_mapping_decimal_mark_check CHECK ((decimal_mark = ANY (ARRAY[','::text, '.'::text]))),
  constraint column_mapping_kind_check CHECK ((kind = ANY (ARRAY['list'::text, 'customers'::text, 'statement'::text, 'balances'::text]))),
  constraint column_mapping_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);
create table company_setting (
  organisation_id integer not null,
  version integer not null default 1,
  identity jsonb not null default '{}'::jsonb,
  bank jsonb not null default '{}'::jsonb,
  mail_account jsonb,
  default_terms jsonb,
  calendar jsonb not null default '{}'::jsonb,
  outreach jsonb not null default '{}'::jsonb,
  automation text not null default 'rehearsal'::text,
  first_released_at timestamp with time zone,
  sending_stopped boolean not null default false,
  payments_known_to date,
  senders jsonb not null default '[]'::jsonb,
  mail_accounts jsonb not null default '[]'::jsonb,
  constraint company_setting_pkey PRIMARY KEY (organisation_id),
  constraint company_setting_automation_check CHECK ((automation = ANY (ARRAY['rehearsal'::text, 'released'::text, 'automatic'::text]))),
  constraint company_setting_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);
create table contact (
  organisation_id integer not null,
  id integer not null,
  debtor_id integer not null,
  name text,
  role text not null default 'accounts-payable'::text,
  email text,
  phone text,
  email_refused_on date,
  recorded_at timestamp with time zone not null,
  constraint contact_pkey PRIMARY KEY (organisation_id, id),
  constraint contact_organisation_id_debtor_id_fkey FOREIGN KEY (organisation_id, debtor_id) REFERENCES debtor(organisation_id, id),
  constraint contact_role_check CHECK ((role = ANY (ARRAY['accounts-payable'::text, 'buyer'::text, 'manager'::text, 'other'::text])))
);
create table credit (
  organisation_id integer not null,
  id integer not null,
  debtor_id integer not null,
  kind text not null,
  reference text not null default ''::text,
  on_day date not null,
  currency text not null default 'EUR'::text,
  amount_cents bigint not null,
  remaining_cents bigint not null,
  label text,
  source_key text,
  import_id integer,
  withdrawn boolean not null default false,
  recorded_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  constraint credit_pkey PRIMARY KEY (organisation_id, id),
  constraint credit_amount_cents_check CHECK ((amount_cents > 0)),
  constraint credit_check CHECK (((remaining_cents >= 0) AND (remaining_cents <= amount_cents))),
  constraint credit_currency_check CHECK (((currency = 'EUR'::text) OR (currency ~ '^[A-Z]{3}$'::text))),
  constraint credit_kind_check CHECK ((kind = ANY (ARRAY['payment'::text, 'credit-note'::text]))),
  constraint credit_organisation_id_debtor_id_fkey FOREIGN KEY (organisation_id, debtor_id) REFERENCES debtor(organisation_id, id)
);
create table debtor (
  organisation_id integer not null,
  id integer not null,
  name text not null,
  folded_name text not null generated always as (folded(name)) stored,
  kind text not null default 'business'::text,
  kind_known boolean not null default false,
  siren text,
  country text not null default 'FR'::text,
  language text not null default 'fr'::text,
  address_lines text[] not null default '{}'::text[],
  postcode text,
  city text,
  terms jsonb,
  payment_means text,
  plan_key text,
  merged_into integer,
  version integer not null default 1,
  recorded_at timestamp with time zone not null,
  segment text,
  constraint debtor_pkey PRIMARY KEY (organisation_id, id),
  constraint debtor_check CHECK ((merged_into <> id)),
  constraint debtor_country_check CHECK ((country ~ '^[A-Z]{2}$'::text)),
  constraint debtor_kind_check CHECK ((kind = ANY (ARRAY['business'::text, 'public'::text, 'consumer'::text, 'association'::text]))),
  constraint debtor_language_check CHECK ((language = ANY (ARRAY['fr'::text, 'en'::text]))),
  constraint debtor_name_check CHECK (((length(name) >= 1) AND (length(name) <= 300))),
  constraint debtor_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint debtor_organisation_id_merged_into_fkey FOREIGN KEY (organisation_id, merged_into) REFERENCES debtor(organisation_id, id),
  constraint debtor_payment_means_check CHECK ((payment_means = ANY (ARRAY['transfer'::text, 'direct-debit'::text, 'bill-of-exchange'::text, 'cheque'::text, 'card'::text]))),
  constraint debtor_segment_check CHECK (((length(segment) >= 1) AND (length(segment) <= 60))),
  constraint debtor_siren_check CHECK ((siren ~ '^[0-9]{9}$'::text))
);
create table debtor_name_word (
  organisation_id integer not null,
  word text not null,
  debtor_id integer not null,
  constraint debtor_name_word_pkey PRIMARY KEY (organisation_id, word, debtor_id),
  constraint debtor_name_word_organisation_id_debtor_id_fkey FOREIGN KEY (organisation_id, debtor_id) REFERENCES debtor(organisation_id, id)
);
create table debtor_reference (
  organisation_id integer not null,
  source text not null,
  reference text not null,
  debtor_id integer not null,
  constraint debtor_reference_pkey PRIMARY KEY (organisation_id, source, reference),
  constraint debtor_reference_organisation_id_debtor_id_fkey FOREIGN KEY (organisation_id, debtor_id) REFERENCES debtor(organisation_id, id),
  constraint debtor_reference_source_check CHECK ((source = ANY (ARRAY['account'::text, 'siret'::text, 'vat'::text, 'list'::text])))
);
create table document (
  organisation_id integer not null,
  id integer not null,
  kind text not null,
  item_id integer,
  credit_id integer,
  file_name text not null,
  media_type text not null,
  sha256 text not null,
  import_id integer,
  withdrawn boolean not null default false,
  recorded_at timestamp with time zone not null,
  constraint document_pkey PRIMARY KEY (organisation_id, id),
  constraint document_check CHECK ((num_nonnulls(item_id, credit_id) = 1)),
  constraint document_kind_check CHECK ((kind = ANY (ARRAY['invoice'::text, 'credit-note'::text, 'status'::text]))),
  constraint document_organisation_id_credit_id_fkey FOREIGN KEY (organisation_id, credit_id) REFERENCES credit(organisation_id, id),
  constraint document_organisation_id_item_id_fkey FOREIGN KEY (organisation_id, item_id) REFERENCES item(organisation_id, id),
  constraint document_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
);
create table entry (
  organisation_id integer not null,
  id integer not null,
  kind text not null,
  item_id integer,
  credit_id integer,
  amount_cents bigint not null,
  on_day date not null,
  recorded_at timestamp with time zone not null,
  imported boolean not null default false,
  import_id integer,
  reverses integer,
  constraint entry_pkey PRIMARY KEY (organisation_id, id),
  constraint entry_amount_cents_check CHECK (
CASE
    WHEN (reverses IS NULL) THEN (amount_cents > 0)
    ELSE (amount_cents < 0)
END),
  constraint entry_kind_check CHECK (
CASE kind
    WHEN 'allocation'::text THEN ((item_id IS NOT NULL) AND (credit_id IS NOT NULL))
    WHEN 'return'::text THEN ((item_id IS NULL) AND (credit_id IS NOT NULL))
    WHEN 'split'::text THEN ((item_id IS NOT NULL) AND (credit_id IS NULL))
    ELSE false
END),
  constraint entry_organisation_id_credit_id_fkey FOREIGN KEY (organisation_id, credit_id) REFERENCES credit(organisation_id, id),
  constraint entry_organisation_id_item_id_fkey FOREIGN KEY (organisation_id, item_id) REFERENCES item(organisation_id, id),
  constraint entry_organisation_id_reverses_fkey FOREIGN KEY (organisation_id, reverses) REFERENCES entry(organisation_id, id)
);
create table examined (
  organisation_id integer not null,
  debtor_id integer not null,
  debtor_version integer not null,
  policy_version integer not null,
  next_look_day date not null,
  waits jsonb not null default '{}'::jsonb,
  constraint examined_pkey PRIMARY KEY (organisation_id, debtor_id)
);
create table fact (
  organisation_id integer not null,
  id bigint not null generated always as identity,
  recorded_at timestamp with time zone not null,
  on_day date not null,
  kind text not null,
  actor text not null,
  subject_kind text not null,
  subject_id integer not null,
  debtor_id integer,
  digest bytea not null,
  constraint fact_pkey PRIMARY KEY (organisation_id, id),
  constraint fact_digest_check CHECK ((length(digest) = 32)),
  constraint fact_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);
create table fact_head (
  organisation_id integer not null,
  sequence bigint not null,
  chain bytea not null,
  constraint fact_head_pkey PRIMARY KEY (organisation_id),
  constraint fact_head_chain_check CHECK ((length(chain) = 32))
);
create table fact_payload (
  organisation_id integer not null,
  fact_id bigint not null,
  salt bytea not null,
  payload text not null,
  constraint fact_payload_pkey PRIMARY KEY (organisation_id, fact_id),
  constraint fact_payload_organisation_id_fact_id_fkey FOREIGN KEY (organisation_id, fact_id) REFERENCES fact(organisation_id, id)
);
create table fact_seal (
  organisation_id integer not null,
  sequence bigint not null,
  fact_id bigint not null,
  sealed_at timestamp with time zone not null,
  chain bytea not null,
  constraint fact_seal_pkey PRIMARY KEY (organisation_id, sequence),
  constraint fact_seal_chain_check CHECK ((length(chain) = 32)),
  constraint fact_seal_organisation_id_fact_id_fkey FOREIGN KEY (organisation_id, fact_id) REFERENCES fact(organisation_id, id),
  constraint fact_seal_organisation_id_fact_id_key UNIQUE (organisation_id, fact_id)
);
create table fact_unsealed (
  organisation_id integer not null,
  fact_id bigint not null,
  constraint fact_unsealed_pkey PRIMARY KEY (organisation_id, fact_id)
);
create table hold (
  organisation_id integer not null,
  id integer not null,
  kind text not null,
  debtor_id integer,
  item_id integer,
  amount_cents bigint,
  from_day date not null,
  until_day date,
  reason text not null default ''::text,
  origin text not null,
  recorded_at timestamp with time zone not null,
  lifted_on date,
  lifted_at timestamp with time zone,
  import_id integer,
  constraint hold_pkey PRIMARY KEY (organisation_id, id),
  constraint hold_amount_cents_check CHECK ((amount_cents > 0)),
  constraint hold_check CHECK (((item_id IS NULL) OR (debtor_id IS NOT NULL))),
  constraint hold_check1 CHECK (((amount_cents IS NULL) OR (item_id IS NOT NULL))),
  constraint hold_check2 CHECK (((until_day IS NULL) OR (until_day >= from_day))),
  constraint hold_kind_check CHECK ((kind = ANY (ARRAY['dispute'::text, 'promise'::text, 'instalment-plan'::text, 'insolvency'::text, 'collection-agency'::text, 'lawyer'::text, 'court'::text, 'suspected-fraud'::text, 'payment-announced'::text, 'direct-debit-running'::text, 'over-indebtedness'::text, 'do-not-contact'::text, 'pause'::text, 'limitation-expired'::text, 'exclusion'::text, 'missing-piece'::text, 'invoice-refused'::text, 'invoice-rejected'::text, 'reopened'::text, 'closure'::text]))),
  constraint hold_organisation_id_debtor_id_fkey FOREIGN KEY (organisation_id, debtor_id) REFERENCES debtor(organisation_id, id),
  constraint hold_organisation_id_item_id_fkey FOREIGN KEY (organisation_id, item_id) REFERENCES item(organisation_id, id)
);
create table id_block (
  organisation_id integer not null,
  kind text not null,
  next_id integer not null,
  constraint id_block_pkey PRIMARY KEY (organisation_id, kind),
  constraint id_block_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);
create table import (
  organisation_id integer not null,
  id integer not null,
  kind text not null,
  file_name text not null,
  sha256 text not null,
  size_bytes bigint not null,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  counts jsonb not null,
  refused jsonb not null default '[]'::jsonb,
  mapping jsonb,
  undone_at timestamp with time zone,
  undone_by text,
  constraint import_pkey PRIMARY KEY (organisation_id, id),
  constraint import_kind_check CHECK ((kind = ANY (ARRAY['entries'::text, 'list'::text, 'customers'::text, 'statement'::text, 'invoice'::text, 'status'::text, 'notices'::text, 'register'::text]))),
  constraint import_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);
create table incoming_mail (
  organisation_id integer not null,
  id integer not null,
  mail_key text not null,
  raw_sha256 text not null,
  kind text not null,
  because text not null,
  from_email text,
  from_name text,
  subject text not null,
  body text not null,
  sent_at timestamp with time zone,
  received_at timestamp with time zone not null,
  debtor_id integer,
  matched_by text,
  message_id integer,
  suggestions jsonb not null default '[]'::jsonb,
  attachments jsonb not null default '[]'::jsonb,
  hold_id integer,
  outcome_holds integer[] not null default '{}'::integer[],
  state text not null,
  read_at timestamp with time zone,
  read_by text,
  cause_id integer,
  outcome text,
  mail_account text,
  constraint incoming_mail_pkey PRIMARY KEY (organisation_id, id),
  constraint incoming_mail_check CHECK (((debtor_id IS NULL) = (matched_by IS NULL))),
  constraint incoming_mail_kind_check CHECK ((kind = ANY (ARRAY['bounce'::text, 'delay'::text, 'receipt'::text, 'automatic'::text, 'complaint'::text, 'answer'::text]))),
  constraint incoming_mail_matched_by_check CHECK ((matched_by = ANY (ARRAY['message'::text, 'address'::text, 'number'::text, 'person'::text]))),
  constraint incoming_mail_organisation_id_debtor_id_fkey FOREIGN KEY (organisation_id, debtor_id) REFERENCES debtor(organisation_id, id),
  constraint incoming_mail_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint incoming_mail_outcome_check CHECK ((outcome = ANY (ARRAY['noted'::text, 'paid'::text, 'promise'::text, 'dispute'::text, 'instalment-plan'::text, 'wrong-contact'::text]))),
  constraint incoming_mail_state_check CHECK ((state = ANY (ARRAY['new'::text, 'read'::text, 'aside'::text])))
);
create table invitation (
  organisation_id integer not null,
  id integer not null,
  email text not null,
  name text not null,
  role text not null,
  token_digest bytea not null,
  invited_by text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint invitation_pkey PRIMARY KEY (organisation_id, id),
  constraint invitation_email_check CHECK ((email = lower(email))),
  constraint invitation_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint invitation_organisation_id_email_key UNIQUE (organisation_id, email),
  constraint invitation_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint invitation_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'member'::text])))
);
create table item (
  organisation_id integer not null,
  id integer not null,
  debtor_id integer not null,
  document_kind text not null default 'invoice'::text,
  number text not null,
  normalised_number text not null,
  issue_date date not null,
  issue_year smallint not null,
  due_date date,
  due_computed boolean not null default false,
  performed_from date,
  performed_to date,
  term_agreed boolean,
  currency text not null default 'EUR'::text,
  total_cents bigint not null,
  open_cents bigint not null,
  nature text not null default 'receivable'::text,
  falls_due date generated always as (
CASE
    WHEN (nature = 'accrued'::text) THEN 'infinity'::date
    ELSE due_date
END) stored,
  payment_means text,
  holder text not null default 'us'::text,
  holder_notified boolean not null default false,
  payee_iban text,
  label text,
  import_id integer,
  withdrawn boolean not null default false,
  recorded_at timestamp with time zone not null,
  agreed_rate text,
  is_plain boolean not null generated always as (((document_kind = 'invoice'::text) AND (nature = 'receivable'::text) AND (currency = 'EUR'::text) AND (payment_means IS NULL) AND (holder = 'us'::text) AND (NOT holder_notified) AND (payee_iban IS NULL))) stored,
  plan_key text,
  number_ending integer generated always as (
CASE
    WHEN (open_cents > 0) THEN (reverse("right"(('0000000'::text || "substring"(number, '([0-9]+)[^0-9]*$'::text)), 7)))::integer
    ELSE NULL::integer
END) stored,
  part smallint not null default 0,
  withdrawn_at timestamp with time zone,
  constraint item_pkey PRIMARY KEY (organisation_id, id),
  constraint item_agreed_rate_check CHECK (((length(agreed_rate) >= 1) AND (length(agreed_rate) <= 20))),
  constraint item_check CHECK (((open_cents >= 0) AND (open_cents <= total_cents))),
  constraint item_currency_check CHECK (((currency = 'EUR'::text) OR (currency ~ '^[A-Z]{3}$'::text))),
  constraint item_document_kind_check CHECK ((document_kind = ANY (ARRAY['invoice'::text, 'deposit'::text, 'retention'::text, 'instalment'::text]))),
  constraint item_holder_check CHECK ((holder = ANY (ARRAY['us'::text, 'factor'::text, 'assignee'::text]))),
  constraint item_nature_check CHECK ((nature = ANY (ARRAY['receivable'::text, 'bill-of-exchange'::text, 'doubtful'::text, 'accrued'::text]))),
  constraint item_number_check CHECK (((length(number) >= 1) AND (length(number) <= 100))),
  constraint item_organisation_id_debtor_id_fkey FOREIGN KEY (organisation_id, debtor_id) REFERENCES debtor(organisation_id, id),
  constraint item_part_check CHECK ((part >= 0)),
  constraint item_payment_means_check CHECK ((payment_means = ANY (ARRAY['transfer'::text, 'direct-debit'::text, 'bill-of-exchange'::text, 'cheque'::text, 'card'::text]))),
  constraint item_total_cents_check CHECK ((total_cents > 0))
);
create table item_status (
  organisation_id integer not null,
  id integer not null,
  item_id integer not null,
  code text not null,
  label text not null default ''::text,
  on_day date not null,
  reasons jsonb not null default '[]'::jsonb,
  amount_cents bigint,
  document_id integer not null,
  withdrawn boolean not null default false,
  recorded_at timestamp with time zone not null,
  constraint item_status_pkey PRIMARY KEY (organisation_id, id),
  constraint item_status_code_check CHECK ((code ~ '^[0-9]{3}$'::text)),
  constraint item_status_organisation_id_document_id_fkey FOREIGN KEY (organisation_id, document_id) REFERENCES document(organisation_id, id),
  constraint item_status_organisation_id_item_id_fkey FOREIGN KEY (organisation_id, item_id) REFERENCES item(organisation_id, id)
);
create table job (
  id bigint not null generated always as identity,
  organisation_id integer,
  kind text not null,
  payload jsonb not null default '{}'::jsonb,
  key text,
  run_at timestamp with time zone not null,
  attempts integer not null default 0,
  locked_by text,
  locked_until timestamp with time zone,
  last_error text,
  created_at timestamp with time zone not null,
  constraint job_pkey PRIMARY KEY (id),
  constraint job_key_key UNIQUE (key),
  constraint job_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);
create table lateness_cause (
  organisation_id integer not null,
  id integer not null,
  debtor_id integer not null,
  item_id integer,
  cause text not null,
  note text not null default ''::text,
  source text not null,
  on_day date not null,
  hold_id integer,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  withdrawn_at timestamp with time zone,
  constraint lateness_cause_pkey PRIMARY KEY (organisation_id, id),
  constraint lateness_cause_cause_check CHECK ((cause = ANY (ARRAY['oversight'::text, 'invoice-not-received'::text, 'missing-reference'::text, 'wrong-addressee'::text, 'dispute-price'::text, 'dispute-quantity'::text, 'dispute-quality'::text, 'dispute-delivery'::text, 'dispute-other'::text, 'credit-note-expected'::text, 'set-off-claimed'::text, 'unilateral-deduction'::text, 'cash-difficulty'::text, 'internal-approval'::text, 'bank-error'::text, 'bad-faith'::text, 'suspected-fraud'::text, 'insolvency'::text, 'unknown'::text]))),
  constraint lateness_cause_organisation_id_debtor_id_fkey FOREIGN KEY (organisation_id, debtor_id) REFERENCES debtor(organisation_id, id),
  constraint lateness_cause_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint lateness_cause_organisation_id_item_id_fkey FOREIGN KEY (organisation_id, item_id) REFERENCES item(organisation_id, id),
  constraint lateness_cause_source_check CHECK ((source = ANY (ARRAY['call'::text, 'answer'::text, 'person'::text])))
);
create table law_rate (
  organisation_id integer not null,
  name text not null,
  half_year date not null,
  basis_points integer not null,
  persons_basis_points integer,
  source text not null,
  entered_at timestamp with time zone not null,
  constraint law_rate_pkey PRIMARY KEY (organisation_id, name, half_year),
  constraint law_rate_basis_points_check CHECK (((basis_points >= 0) AND (basis_points <= 3000))),
  constraint law_rate_check CHECK (((name = 'legal-interest-rate'::text) = (persons_basis_points IS NOT NULL))),
  constraint law_rate_half_year_check CHECK (((EXTRACT(day FROM half_year) = (1)::numeric) AND (EXTRACT(month FROM half_year) = ANY (ARRAY[(1)::numeric, (7)::numeric])))),
  constraint law_rate_name_check CHECK ((name = ANY (ARRAY['ecb-main-refinancing-rate'::text, 'legal-interest-rate'::text]))),
  constraint law_rate_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint law_rate_persons_basis_points_check CHECK (((persons_basis_points >= 0) AND (persons_basis_points <= 3000))),
  constraint law_rate_source_check CHECK (((length(source) >= 1) AND (length(source) <= 200)))
);
create table mail_folder (
  organisation_id integer not null,
  folder text not null,
  uid_validity bigint not null,
  last_uid bigint not null,
  checked_at timestamp with time zone not null,
  missing_since timestamp with time zone,
  failing_since timestamp with time zone,
  failure text,
  account text not null default ''::text,
  constraint mail_folder_pkey PRIMARY KEY (organisation_id, account, folder),
  constraint mail_folder_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);
create table membership (
  organisation_id integer not null,
  person_id integer not null,
  role text not null,
  constraint membership_pkey PRIMARY KEY (organisation_id, person_id),
  constraint membership_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint membership_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint membership_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'member'::text])))
);
create table message (
  organisation_id integer not null,
  id integer not null,
  act_id integer not null,
  debtor_id integer not null,
  channel text not null,
  locale text not null,
  recipient_name text not null,
  recipient_email text,
  subject text not null,
  body_text text not null,
  letter_sha256 text,
  message_id text,
  state text not null,
  standing text not null,
  attempts smallint not null default 0,
  not_before timestamp with time zone,
  claimed_by text,
  claimed_until timestamp with time zone,
  prepared_at timestamp with time zone not null,
  data_started_at timestamp with time zone,
  accepted_at timestamp with time zone,
  ended_on date,
  last_error text,
  dated_at timestamp with time zone,
  thread text[],
  sent_copy text,
  sender_name text,
  sender_email text,
  sender_reply_to text,
  text_name text,
  text_version integer,
  replies_to integer,
  recipient_phone text,
  delivered_on date,
  any_hour boolean not null default false,
  mail_account text,
  sent_through text,
  standing_mark text,
  packed_html bytea,
  constraint message_pkey PRIMARY KEY (organisation_id, id),
  constraint message_channel_check CHECK ((channel = ANY (ARRAY['email'::text, 'letter'::text, 'registered-letter'::text, 'sms'::text]))),
  constraint message_check CHECK (((channel = 'sms'::text) = (recipient_phone IS NOT NULL))),
  constraint message_locale_check CHECK ((locale = ANY (ARRAY['fr'::text, 'en'::text]))),
  constraint message_message_id_key UNIQUE (message_id),
  constraint message_organisation_id_act_id_fkey FOREIGN KEY (organisation_id, act_id) REFERENCES act(organisation_id, id),
  constraint message_sent_copy_check CHECK ((sent_copy = ANY (ARRAY['wanted'::text, 'filed'::text]))),
  constraint message_state_check CHECK ((state = ANY (ARRAY['prepared'::text, 'claimed'::text, 'data-started'::text, 'accepted'::text, 'superseded'::text, 'failed'::text, 'unknown'::text, 'bounced'::text])))
);
create table message_enclosure (
  organisation_id integer not null,
  message_id integer not null,
  item_id integer not null,
  document_id integer not null,
  file_name text not null,
  sha256 text not null,
  size_bytes bigint not null,
  linked_until date,
  constraint message_enclosure_pkey PRIMARY KEY (organisation_id, message_id, item_id),
  constraint message_enclosure_organisation_id_item_id_fkey FOREIGN KEY (organisation_id, item_id) REFERENCES item(organisation_id, id),
  constraint message_enclosure_organisation_id_message_id_fkey FOREIGN KEY (organisation_id, message_id) REFERENCES message(organisation_id, id),
  constraint message_enclosure_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint message_enclosure_size_bytes_check CHECK ((size_bytes >= 0))
);
create table message_style (
  organisation_id integer not null,
  colour text,
  logo_sha256 text,
  logo_type text,
  constraint message_style_pkey PRIMARY KEY (organisation_id),
  constraint message_style_check CHECK (((logo_sha256 IS NULL) = (logo_type IS NULL))),
  constraint message_style_colour_check CHECK ((colour ~ '^#[0-9a-f]{6}$'::text)),
  constraint message_style_logo_type_check CHECK ((logo_type = ANY (ARRAY['image/png'::text, 'image/svg+xml'::text]))),
  constraint message_style_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);
create table organisation (
  id integer not null generated by default as identity,
  name text not null,
  time_zone text not null default 'Europe/Paris'::text,
  created_at timestamp with time zone not null,
  constraint organisation_pkey PRIMARY KEY (id),
  constraint organisation_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)))
);
create table password_link (
  person_id integer not null,
  organisation_id integer not null,
  token_digest bytea not null,
  made_by_id integer not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint password_link_pkey PRIMARY KEY (person_id),
  constraint password_link_made_by_id_fkey FOREIGN KEY (made_by_id) REFERENCES person(id),
  constraint password_link_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint password_link_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint password_link_token_digest_key UNIQUE (token_digest)
);
create table payer (
  organisation_id integer not null,
  id integer not null,
  debtor_id integer,
  iban text,
  name_key text,
  name text not null,
  line_id integer not null,
  learned_at timestamp with time zone not null,
  learned_by text not null,
  constraint payer_pkey PRIMARY KEY (organisation_id, id),
  constraint payer_check CHECK (((iban IS NULL) <> (name_key IS NULL))),
  constraint payer_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);
create table person (
  id integer not null generated always as identity,
  email text not null,
  name text not null,
  password_hash text not null,
  locale text not null default 'fr'::text,
  created_at timestamp with time zone not null,
  constraint person_pkey PRIMARY KEY (id),
  constraint person_email_check CHECK ((email = lower(email))),
  constraint person_email_key UNIQUE (email),
  constraint person_locale_check CHECK ((locale = ANY (ARRAY['fr'::text, 'en'::text]))),
  constraint person_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)))
);
create table plan_end_choice (
  organisation_id integer not null,
  id integer not null,
  task_id integer not null,
  debtor_id integer not null,
  choice text not null,
  until_day date,
  note text not null default ''::text,
  hold_ids integer[] not null,
  next_task_id integer,
  chosen_at timestamp with time zone not null,
  chosen_by text not null,
  undone_at timestamp with time zone,
  constraint plan_end_choice_pkey PRIMARY KEY (organisation_id, id),
  constraint plan_end_choice_choice_check CHECK ((choice = ANY (ARRAY['call'::text, 'instalment-plan'::text, 'mediation'::text, 'agency'::text, 'order-for-payment'::text, 'write-off'::text]))),
  constraint plan_end_choice_organisation_id_debtor_id_fkey FOREIGN KEY (organisation_id, debtor_id) REFERENCES debtor(organisation_id, id),
  constraint plan_end_choice_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);
create table plan_rules (
  organisation_id integer not null,
  version integer not null,
  rules jsonb not null,
  recorded_at timestamp with time zone not null,
  constraint plan_rules_pkey PRIMARY KEY (organisation_id, version),
  constraint plan_rules_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);
create table refused_phone (
  organisation_id integer not null,
  phone text not null,
  reason text not null,
  on_day date not null,
  constraint refused_phone_pkey PRIMARY KEY (organisation_id, phone),
  constraint refused_phone_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint refused_phone_phone_check CHECK ((phone ~ '^\+[0-9]{6,15}$'::text)),
  constraint refused_phone_reason_check CHECK ((reason = ANY (ARRAY['stop'::text, 'expired'::text, 'unreachable'::text])))
);
create table registered_letter (
  organisation_id integer not null,
  message_id integer not null,
  number text,
  carrier text not null,
  carrier_reference text,
  deposited_on date,
  fate text,
  fate_on date,
  deposit_sha256 text,
  receipt_sha256 text,
  constraint registered_letter_pkey PRIMARY KEY (organisation_id, message_id),
  constraint registered_letter_check CHECK (((fate IS NULL) = (fate_on IS NULL))),
  constraint registered_letter_fate_check CHECK ((fate = ANY (ARRAY['delivered'::text, 'refused'::text, 'not-collected'::text, 'wrong-address'::text]))),
  constraint registered_letter_organisation_id_message_id_fkey FOREIGN KEY (organisation_id, message_id) REFERENCES message(organisation_id, id)
);
create table replaced_invoice (
  organisation_id integer not null,
  debtor_id integer not null,
  number text not null,
  replaced_by text not null,
  import_id integer not null,
  constraint replaced_invoice_pkey PRIMARY KEY (organisation_id, debtor_id, number, import_id),
  constraint replaced_invoice_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);
create table schema_migration (
  name text not null,
  sha256 text not null,
  applied_at timestamp with time zone not null default clock_timestamp(),
  constraint schema_migration_pkey PRIMARY KEY (name)
);
create table session (
  token_digest bytea not null,
  person_id integer not null,
  organisation_id integer not null,
  created_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint session_pkey PRIMARY KEY (token_digest),
  constraint session_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint session_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
);
create table sign_in_attempt (
  subject text not null,
  attempted_at timestamp with time zone not null
);
create table task (
  organisation_id integer not null,
  id integer not null,
  kind text not null,
  debtor_id integer,
  item_id integer,
  act_id integer,
  due_day date not null,
  reasons jsonb not null default '[]'::jsonb,
  key text not null,
  created_at timestamp with time zone not null,
  done_at timestamp with time zone,
  done_by text,
  result jsonb,
  import_id integer,
  constraint task_pkey PRIMARY KEY (organisation_id, id)
);
create table text_version (
  organisation_id integer not null,
  name text not null,
  version integer not null,
  source text,
  saved_at timestamp with time zone not null,
  saved_by text not null,
  constraint text_version_pkey PRIMARY KEY (organisation_id, name, version),
  constraint text_version_name_check CHECK ((name ~ '^(fr|en)/(business|public|consumer)/[a-z0-9-]{1,40}(/letter|/sms)?$'::text)),
  constraint text_version_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  constraint text_version_source_check CHECK (((length(source) >= 1) AND (length(source) <= 20000))),
  constraint text_version_version_check CHECK ((version > 0))
);

CREATE INDEX act_item_debtor ON public.act_item USING btree (organisation_id, debtor_id) WHERE reserves;
CREATE UNIQUE INDEX act_item_step_once ON public.act_item USING btree (organisation_id, item_id, step_key, cycle) WHERE reserves;
CREATE INDEX act_organisation_id_debtor_id_idx ON public.act USING btree (organisation_id, debtor_id);
CREATE INDEX act_waiting ON public.act USING btree (organisation_id, state, id) WHERE (state = ANY (ARRAY['planned'::text, 'released'::text, 'unknown'::text]));
CREATE INDEX bank_line_candidate_debtor ON public.bank_line_candidate USING btree (organisation_id, debtor_id);
CREATE INDEX bank_line_open ON public.bank_line USING btree (organisation_id, booking_date, id) WHERE ((state = 'open'::text) AND (NOT withdrawn));
CREATE INDEX bank_line_organisation_id_bank_account_id_booking_date_idx ON public.bank_line USING btree (organisation_id, bank_account_id, booking_date);
CREATE INDEX bank_match_returned ON public.bank_match USING btree (organisation_id, id) WHERE ((returned_on IS NOT NULL) AND (undone_at IS NULL));
CREATE UNIQUE INDEX bank_match_standing ON public.bank_match USING btree (organisation_id, line_id) WHERE (undone_at IS NULL);
CREATE INDEX bank_statement_line_organisation_id_line_id_idx ON public.bank_statement_line USING btree (organisation_id, line_id);
CREATE INDEX bank_statement_organisation_id_bank_account_id_last_day_idx ON public.bank_statement USING btree (organisation_id, bank_account_id, last_day) WHERE (undone_at IS NULL);
CREATE INDEX bank_statement_organisation_id_sha256_idx ON public.bank_statement USING btree (organisation_id, sha256) WHERE (undone_at IS NULL);
CREATE UNIQUE INDEX call_made_once ON public.call_made USING btree (organisation_id, task_id) WHERE (undone_at IS NULL);
CREATE INDEX call_made_organisation_id_debtor_id_idx ON public.call_made USING btree (organisation_id, debtor_id);
CREATE INDEX colleague_question_organisation_id_task_id_idx ON public.colleague_question USING btree (organisation_id, task_id);
CREATE UNIQUE INDEX collection_plan_current ON public.collection_plan USING btree (organisation_id, key) WHERE (retired_at IS NULL);
CREATE UNIQUE INDEX collection_plan_default ON public.collection_plan USING btree (organisation_id, default_for) WHERE ((retired_at IS NULL) AND (default_for IS NOT NULL));
CREATE INDEX contact_organisation_id_debtor_id_idx ON public.contact USING btree (organisation_id, debtor_id);
CREATE INDEX credit_paid ON public.credit USING btree (organisation_id, amount_cents, on_day) WHERE (kind = 'payment'::text);
CREATE UNIQUE INDEX credit_source ON public.credit USING btree (organisation_id, debtor_id, source_key);
CREATE INDEX credit_unapplied ON public.credit USING btree (organisation_id, debtor_id) INCLUDE (currency, on_day, remaining_cents) WHERE (remaining_cents > 0);
CREATE INDEX debtor_current ON public.debtor USING btree (organisation_id, (
CASE
    WHEN (merged_into IS NULL) THEN id
    ELSE merged_into
END));
CREATE INDEX debtor_merged ON public.debtor USING btree (organisation_id, (
CASE
    WHEN (merged_into IS NULL) THEN id
    ELSE merged_into
END)) WHERE (
CASE
    WHEN (merged_into IS NULL) THEN id
    ELSE merged_into
END <> id);
CREATE INDEX debtor_reference_organisation_id_debtor_id_idx ON public.debtor_reference USING btree (organisation_id, debtor_id);
CREATE UNIQUE INDEX debtor_siren ON public.debtor USING btree (organisation_id, siren) WHERE ((siren IS NOT NULL) AND (merged_into IS NULL));
CREATE INDEX debtor_version ON public.debtor USING btree (organisation_id, id) INCLUDE (version) WHERE (merged_into IS NULL);
CREATE INDEX document_organisation_id_import_id_idx ON public.document USING btree (organisation_id, import_id) WHERE (import_id IS NOT NULL);
CREATE INDEX document_organisation_id_item_id_idx ON public.document USING btree (organisation_id, item_id) WHERE (item_id IS NOT NULL);
CREATE INDEX entry_organisation_id_credit_id_idx ON public.entry USING btree (organisation_id, credit_id) WHERE (credit_id IS NOT NULL);
CREATE INDEX entry_organisation_id_item_id_idx ON public.entry USING btree (organisation_id, item_id) WHERE (item_id IS NOT NULL);
CREATE UNIQUE INDEX entry_reversed_once ON public.entry USING btree (organisation_id, reverses) WHERE (reverses IS NOT NULL);
CREATE INDEX examined_organisation_id_next_look_day_idx ON public.examined USING btree (organisation_id, next_look_day);
CREATE INDEX examined_version ON public.examined USING btree (organisation_id, debtor_id) INCLUDE (debtor_version, policy_version, next_look_day);
CREATE INDEX fact_organisation_id_debtor_id_id_idx ON public.fact USING btree (organisation_id, debtor_id, id) WHERE (debtor_id IS NOT NULL);
CREATE INDEX fact_organisation_id_subject_kind_subject_id_idx ON public.fact USING btree (organisation_id, subject_kind, subject_id);
CREATE INDEX hold_import ON public.hold USING btree (organisation_id, import_id) WHERE ((import_id IS NOT NULL) AND (lifted_at IS NULL));
CREATE INDEX hold_running ON public.hold USING btree (organisation_id, debtor_id) WHERE (lifted_at IS NULL);
CREATE INDEX import_organisation_id_sha256_idx ON public.import USING btree (organisation_id, sha256);
CREATE UNIQUE INDEX incoming_mail_key ON public.incoming_mail USING btree (organisation_id, mail_key);
CREATE INDEX incoming_mail_new ON public.incoming_mail USING btree (organisation_id, id) WHERE (state = 'new'::text);
CREATE INDEX incoming_mail_organisation_id_debtor_id_idx ON public.incoming_mail USING btree (organisation_id, debtor_id);
CREATE UNIQUE INDEX item_identity ON public.item USING btree (organisation_id, debtor_id, normalised_number, document_kind, issue_year, part);
CREATE INDEX item_number_ending ON public.item USING btree (organisation_id, number_ending) WHERE (open_cents > 0);
CREATE INDEX item_open ON public.item USING btree (organisation_id, debtor_id) INCLUDE (currency, issue_date, falls_due, open_cents) WHERE (open_cents > 0);
CREATE INDEX item_open_cents ON public.item USING btree (organisation_id, open_cents) WHERE (open_cents > 0);
CREATE INDEX item_other_currency ON public.item USING btree (organisation_id, currency) WHERE ((currency <> 'EUR'::text) AND (open_cents > 0));
CREATE INDEX item_planned ON public.item USING btree (organisation_id, debtor_id) WHERE ((plan_key IS NOT NULL) AND (open_cents > 0));
CREATE INDEX item_status_organisation_id_document_id_idx ON public.item_status USING btree (organisation_id, document_id);
CREATE INDEX item_status_organisation_id_item_id_on_day_idx ON public.item_status USING btree (organisation_id, item_id, on_day);
CREATE INDEX job_run_at_idx ON public.job USING btree (run_at);
CREATE INDEX lateness_cause_organisation_id_debtor_id_idx ON public.lateness_cause USING btree (organisation_id, debtor_id) WHERE (withdrawn_at IS NULL);
CREATE INDEX membership_person_id_idx ON public.membership USING btree (person_id);
CREATE INDEX message_copy_wanted ON public.message USING btree (organisation_id, id) WHERE (sent_copy = 'wanted'::text);
CREATE INDEX message_enclosure_linked ON public.message_enclosure USING btree (organisation_id, document_id, linked_until) WHERE (linked_until IS NOT NULL);
CREATE INDEX message_organisation_id_act_id_idx ON public.message USING btree (organisation_id, act_id);
CREATE INDEX message_organisation_id_debtor_id_idx ON public.message USING btree (organisation_id, debtor_id);
CREATE INDEX message_queue ON public.message USING btree (organisation_id, state, id) WHERE (state = ANY (ARRAY['prepared'::text, 'claimed'::text, 'data-started'::text, 'unknown'::text]));
CREATE INDEX message_replies ON public.message USING btree (organisation_id, replies_to) WHERE (replies_to IS NOT NULL);
CREATE INDEX message_text_recipient ON public.message USING btree (organisation_id, recipient_phone) WHERE (recipient_phone IS NOT NULL);
CREATE INDEX password_link_organisation_id_idx ON public.password_link USING btree (organisation_id);
CREATE UNIQUE INDEX payer_once ON public.payer USING btree (organisation_id, COALESCE(iban, name_key), COALESCE(debtor_id, 0));
CREATE UNIQUE INDEX plan_end_choice_once ON public.plan_end_choice USING btree (organisation_id, task_id) WHERE (undone_at IS NULL);
CREATE UNIQUE INDEX registered_letter_number ON public.registered_letter USING btree (organisation_id, number) WHERE (number IS NOT NULL);
CREATE INDEX session_expires_at_idx ON public.session USING btree (expires_at);
CREATE INDEX session_person_id_idx ON public.session USING btree (person_id);
CREATE INDEX sign_in_attempt_subject_attempted_at_idx ON public.sign_in_attempt USING btree (subject, attempted_at);
CREATE INDEX task_import ON public.task USING btree (organisation_id, import_id) WHERE ((import_id IS NOT NULL) AND (done_at IS NULL));
CREATE UNIQUE INDEX task_open ON public.task USING btree (organisation_id, key) WHERE (done_at IS NULL);
CREATE INDEX task_organisation_id_debtor_id_idx ON public.task USING btree (organisation_id, debtor_id);

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.fact FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR TRUNCATE ON public.fact_payload FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.fact_seal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

alter table act enable row level security;
alter table act force row level security;
create policy tenant on act for all using ((organisation_id = ( SELECT current_organisation() AS current_organisation))) with check ((organisation_id = ( SELECT current_organisation() AS current_organisation)));
alter table act_approval enable row level security;
alter table act_approval force row level security;
create policy tenant on act_approval for all using ((organisation_id = ( SELECT current_organisation() AS current_organisation))) with check ((organisation_id = ( SELECT current_organisation() AS current_organisation)));
alter table act_item enable row level security;
alter table act_item force row level security;
create policy tenant on act_item for all using ((organisation_id = ( SELECT current_organisation() AS current_organisation))) with check ((organisation_id = ( SELECT current_organisation() AS current_organisation)));
alter table bank_account enable row level security;
alter table bank_account force row level security;
create policy tenant on bank_account for all using ((organisation_id = ( SELECT current_organisation() AS current_organisation))) with check ((organisation_id = ( SELECT current_organisation() AS current_organisation)));
alter table bank_line enable row level security;
alter table bank_line force row level security;
create policy tenant on bank_line for all using ((organisation_id = ( SELECT current_organisation() AS current_organisation))) with check ((organisation_id = ( SELECT current_organisation() AS current_organisation)));
alter table bank_line_candidate enable row level security;
alter table bank_line_candidate force row level security;
create policy tenant on bank_line_candidate for all using ((organisation_id = ( SELECT current_organisation() AS current_organisation))) with check ((organisation_id = ( SELECT current_organisation() AS current_organisation)));
alter table bank_match enable row level security;
alter table bank_match force row level security;
create policy tenant on bank_match for all using ((organisation_id = ( SELECT current_organisation() AS current_organisation))) with check ((organisation_id = ( SELECT current_organisation() AS current_organisation)));
alter table bank_match_item enable row level security;
alter table bank_match_item force row level security;
create policy tenant on bank_match_item for all using ((organisation_id = ( SELECT current_organisation() AS current_organisation))) with check ((organisation_id = ( SELECT current_organisation() AS current_organisation)));
alter table bank_statement enable row level security;
alter table bank_statement force row level security;
create policy tenant on bank_statement for all using ((organisation_id = ( SELECT current_organisation() AS current_organisation))) with check ((organisation_id = ( SELECT current_organisation() AS current_organisation)));
alter table bank_statement_line enable row level security;
alter table bank_statement_line force row level security;
create policy tenant on bank_statement_line for all using ((organisation_id = ( SELECT current_organisation() AS current_organisation))) with check ((organisation_id = ( SELECT current_organisation() AS current_organisation)));
alter table call_made enable row level security;
alter table call_made force row level security;
create policy tenant on call_made for all using ((organisation_id = ( SELECT current_organisation() AS current_organisation))) with check ((organisation_id = ( SELECT current_organisation() AS current_organisation)));
alter table colleague_question enable row level security;
alter table colleague_question force row level security;
create policy tenant on colleague_question for all using ((organisation_id = ( SELECT current_organisation() AS current_organisation))) with check ((organisation_id = ( SELECT current_organisation() AS current_organisation)));
alter table collection_plan enable row level security;
alter table collection_plan force row level security;
create policy tenant on collection_plan for all using ((organisation_id = ( SELECT current_organisation() AS current_organisation))) with check ((organisation_id = ( SELECT current_organisation() AS current_organisation)));
alter table column_mapping enable row level security;
alter table column_mapping force row level security;
create policy tenant on column_mapping for all using ((organisation_id = ( SELECT current_organisation() AS current_organisation))) with check ((organisation_id = ( SELECT current_organisation() AS current_organisation)));
alter table company_setting enable row level security;
alter table company_setting force row level security;
create policy tenant on company_setting for all using ((organisation_id = ( SELECT current_organisation() AS current_organisation))) with check ((organisation_id = ( SELECT current_organisation() AS current_organisation)));
alter table contact enable row level security;
alter table contact force row level security;
create policy tenant on contact for all using ((organisation_id = ( SELECT current_organisation() AS current_organisation))) with check ((organisation_id = ( SELECT current_organisation() AS current_organisation)));
alter table credit enable row level security;
alter table credit force row level security;
create policy tenant on credit for all using ((organisation_id = ( SELECT current_organisation() AS current_organisation))) with check ((organisation_id = ( SELECT current_organisation() AS current_organisation)));
alter table debtor enable row level security;
alter table debtor force row level security;
create policy tenant on debtor for all using ((organisation_id = ( SELECT current_organisation() AS current_organisation))) with check ((organisation_id = ( SELECT current_organisation() AS current_organisation)));
alter table debtor_name_word enable row level security;
alter table debtor_name_word force row level security;
create policy tenant on debtor_name_word for all using ((organisation_id = ( SELECT current_organisation() AS current_organisation))) with check ((organisation_id = ( SELECT current_organisation() AS current_organisation)));
alter table debtor_reference enable row level security;
alter table debtor_reference force row level security;
create policy tenant on debtor_reference for all using ((organisation_id = ( SELECT current_organisation() AS current_organisation))) with check ((organisation_id = ( SELECT current_organisation() AS current_organisation)));
alter table document enable row level security;
alter table document force row level security;
create policy tenant on document for all using ((organisation_id = ( SELECT current_organisation() AS current_organisation))) with check ((organisation_id = ( SELECT current_organisation() AS current_organisation)));
alter table entry enable row level security;
alter table entry force row level security;
create policy tenant on entry for all using ((organisation_id = ( SELECT current_organisation() AS current_organisation))) with check ((organisation_id = ( SELECT current_organisation() AS current_organisation)));
alter table examined enable row level security;
alter table examined force row level security;
create policy tenant on examined for all using ((organisation_id = ( SELECT current_organisation() AS current_organisation))) with check ((organisation_id = ( SELECT current_organisation() AS current_organisation)));
alter table fact enable row level security;
alter table fact force row level security;
create policy tenant on fact for all using ((organisation_id = ( SELECT current_organisation() AS current_organisation))) with check ((organisation_id = ( SELECT current_organisation() AS current_organisation)));
alter table fact_head enable row level security;
alter table fact_head force row level security;
create policy tenant on fact_head for all using ((organisation_id = ( SELECT current_organisation() AS current_organisation))) with check ((organisation_id = ( SELECT current_organisation() AS current_organisation)));
alter table fact_payload enable row level security;
alter table fact_payload force row level security;
create policy tenant on fact_payload for all using ((organisation_id = ( SELECT current_organisation() AS current_organisation))) with check ((organisation_id = ( SELECT current_organisation() AS current_organisation)));
alter table fact_seal enable row level security;
alter table fact_seal force row level security;
create policy tenant on fact_seal for all using ((organisation_id = ( SELECT current_organisation() AS current_organisation))) with check ((organisation_id = ( SELECT current_organisation() AS current_organisation)));
alter table fact_unsealed enable row level security;
alter table fact_unsealed force row level security;
create policy tenant on fact_unsealed for all using ((organisation_id = ( SELECT current_organisation() AS current_organisation))) with check ((organisation_id = ( SELECT current_organisation() AS current_organisation)));
alter table hold enable row level security;
alter table hold force row level security;
create policy tenant on hold for all using ((organisation_id = ( SELECT current_organisation() AS current_organisation))) with check ((organisation_id = ( SELECT current_organisation() AS current_organisation)));
alter table id_block enable row level security;
alter table id_block force row level security;
create policy tenant on id_block for all using ((organisation_id = ( SELECT current_organisation() AS current_organisation))) with check ((organisation_id = ( SELECT current_organisation() AS current_organisation)));
alter table import enable row level security;
alter table import force row level security;
create policy tenant on import for all using ((organisation_id = ( SELECT current_organisation() AS current_organisation))) with check ((organisation_id = ( SELECT current_organisation() AS current_organisation)));
alter table incoming_mail enable row level security;
alter table incoming_mail force row level security;
create policy tenant on incoming_mail for all using ((organisation_id = ( SELECT current_organisation() AS current_organisation))) with check ((organisation_id = ( SELECT current_organisation() AS current_organisation)));
alter table invitation enable row level security;
alter table invitation force row level security;
create policy tenant on invitation for all using ((organisation_id = ( SELECT current_organisation() AS current_organisation))) with check ((organisation_id = ( SELECT current_organisation() AS current_organisation)));
alter table item enable row level security;
alter table item force row level security;
create policy tenant on item for all using ((organisation_id = ( SELECT current_organisation() AS current_organisation))) with check ((organisation_id = ( SELECT current_organisation() AS current_organisation)));
alter table item_status enable row level security;
alter table item_status force row level security;
create policy tenant on item_status for all using ((organisation_id = ( SELECT current_organisation() AS current_organisation))) with check ((organisation_id = ( SELECT current_organisation() AS current_organisation)));
alter table lateness_cause enable row level security;
alter table lateness_cause force row level security;
create policy tenant on lateness_cause for all using ((organisation_id = ( SELECT current_organisation() AS current_organisation))) with check ((organisation_id = ( SELECT current_organisation() AS current_organisation)));
alter table law_rate enable row level security;
alter table law_rate force row level security;
create policy tenant on law_rate for all using ((organisation_id = ( SELECT current_organisation() AS current_organisation))) with check ((organisation_id = ( SELECT current_organisation() AS current_organisation)));
alter table mail_folder enable row level security;
alter table mail_folder force row level security;
create policy tenant on mail_folder for all using ((organisation_id = ( SELECT current_organisation() AS current_organisation))) with check ((organisation_id = ( SELECT current_organisation() AS current_organisation)));
alter table message enable row level security;
alter table message force row level security;
create policy tenant on message for all using ((organisation_id = ( SELECT current_organisation() AS current_organisation))) with check ((organisation_id = ( SELECT current_organisation() AS current_organisation)));
alter table message_enclosure enable row level security;
alter table message_enclosure force row level security;
create policy tenant on message_enclosure for all using ((organisation_id = ( SELECT current_organisation() AS current_organisation))) with check ((organisation_id = ( SELECT current_organisation() AS current_organisation)));
alter table message_style enable row level security;
alter table message_style force row level security;
create policy tenant on message_style for all using ((organisation_id = ( SELECT current_organisation() AS current_organisation))) with check ((organisation_id = ( SELECT current_organisation() AS current_organisation)));
alter table payer enable row level security;
alter table payer force row level security;
create policy tenant on payer for all using ((organisation_id = ( SELECT current_organisation() AS current_organisation))) with check ((organisation_id = ( SELECT current_organisation() AS current_organisation)));
alter table plan_end_choice enable row level security;
alter table plan_end_choice force row level security;
create policy tenant on plan_end_choice for all using ((organisation_id = ( SELECT current_organisation() AS current_organisation))) with check ((organisation_id = ( SELECT current_organisation() AS current_organisation)));
alter table plan_rules enable row level security;
alter table plan_rules force row level security;
create policy tenant on plan_rules for all using ((organisation_id = ( SELECT current_organisation() AS current_organisation))) with check ((organisation_id = ( SELECT current_organisation() AS current_organisation)));
alter table refused_phone enable row level security;
alter table refused_phone force row level security;
create policy tenant on refused_phone for all using ((organisation_id = ( SELECT current_organisation() AS current_organisation))) with check ((organisation_id = ( SELECT current_organisation() AS current_organisation)));
alter table registered_letter enable row level security;
alter table registered_letter force row level security;
create policy tenant on registered_letter for all using ((organisation_id = ( SELECT current_organisation() AS current_organisation))) with check ((organisation_id = ( SELECT current_organisation() AS current_organisation)));
alter table replaced_invoice enable row level security;
alter table replaced_invoice force row level security;
create policy tenant on replaced_invoice for all using ((organisation_id = ( SELECT current_organisation() AS current_organisation))) with check ((organisation_id = ( SELECT current_organisation() AS current_organisation)));
alter table task enable row level security;
alter table task force row level security;
create policy tenant on task for all using ((organisation_id = ( SELECT current_organisation() AS current_organisation))) with check ((organisation_id = ( SELECT current_organisation() AS current_organisation)));
alter table text_version enable row level security;
alter table text_version force row level security;
create policy tenant on text_version for all using ((organisation_id = ( SELECT current_organisation() AS current_organisation))) with check ((organisation_id = ( SELECT current_organisation() AS current_organisation)));

create view dialogue_named_file with (security_invoker=true) as
 SELECT incoming_mail.organisation_id,
    incoming_mail.raw_sha256 AS sha256
   FROM incoming_mail
UNION ALL
 SELECT m.organisation_id,
    (a.attachment ->> 'sha256'::text) AS sha256
   FROM incoming_mail m,
    LATERAL jsonb_array_elements(m.attachments) a(attachment);
create view ledger_account with (security_invoker=true) as
 SELECT r.organisation_id,
    r.reference,
    d.id AS debtor_id,
    d.kind,
    d.terms
   FROM (debtor_reference r
     JOIN debtor d ON (((d.organisation_id = r.organisation_id) AND (d.id = r.debtor_id))))
  WHERE (r.source = 'account'::text);
create view ledger_agreed_rate with (security_invoker=true) as
 SELECT organisation_id,
    id AS item_id,
    agreed_rate
   FROM item
  WHERE (agreed_rate IS NOT NULL);
create view ledger_contact with (security_invoker=true) as
 SELECT organisation_id,
    id,
    debtor_id,
    name,
    role,
    email,
    phone,
    email_refused_on
   FROM contact;
create view ledger_debtor with (security_invoker=true) as
 SELECT organisation_id,
    id,
    name,
    kind,
    kind_known,
    siren,
    country,
    language,
    address_lines,
    postcode,
    city,
    payment_means,
    plan_key,
    version,
    ( SELECT min(own.reference) AS min
           FROM ( SELECT r.reference
                   FROM debtor_reference r
                  WHERE ((r.organisation_id = debtor.organisation_id) AND (r.debtor_id = debtor.id) AND (r.source = 'account'::text))
                 OFFSET 0) own) AS reference
   FROM debtor
  WHERE (merged_into IS NULL);
create view ledger_debtor_alias with (security_invoker=true) as
 SELECT organisation_id,
    id,
        CASE
            WHEN (merged_into IS NULL) THEN id
            ELSE merged_into
        END AS current_id
   FROM debtor;
create view ledger_debtor_profile with (security_invoker=true) as
 SELECT organisation_id,
    id,
    segment,
    country,
    postcode,
    plan_key
   FROM debtor
  WHERE (merged_into IS NULL);
create view ledger_document with (security_invoker=true) as
 SELECT organisation_id,
    id,
    kind,
    item_id,
    credit_id,
    file_name,
    media_type,
    sha256
   FROM document
  WHERE (NOT withdrawn);
create view ledger_drift with (security_invoker=true) as
 SELECT i.organisation_id,
    'item'::text AS kind,
    i.id,
    i.open_cents AS kept_cents,
    sum(m.item_cents) AS entries_cents
   FROM (item i
     JOIN ledger_movement m ON (((m.organisation_id = i.organisation_id) AND (m.item_id = i.id))))
  GROUP BY i.organisation_id, i.id, i.open_cents
 HAVING ((i.open_cents)::numeric <> sum(m.item_cents))
UNION ALL
 SELECT c.organisation_id,
    'credit'::text AS kind,
    c.id,
    c.remaining_cents AS kept_cents,
    sum(m.credit_cents) AS entries_cents
   FROM (credit c
     JOIN ledger_movement m ON (((m.organisation_id = c.organisation_id) AND (m.credit_id = c.id))))
  GROUP BY c.organisation_id, c.id, c.remaining_cents
 HAVING ((c.remaining_cents)::numeric <> sum(m.credit_cents));
create view ledger_hold with (security_invoker=true) as
 SELECT organisation_id,
    id,
    kind,
    debtor_id,
    item_id,
    amount_cents,
    from_day,
    until_day,
    reason,
    origin
   FROM hold
  WHERE (lifted_at IS NULL);
create view ledger_imported_credit with (security_invoker=true) as
 SELECT organisation_id,
    id,
    import_id
   FROM credit
  WHERE ((import_id IS NOT NULL) AND (NOT withdrawn));
create view ledger_imported_item with (security_invoker=true) as
 SELECT organisation_id,
    id,
    import_id
   FROM item
  WHERE ((import_id IS NOT NULL) AND (NOT withdrawn));
create view ledger_item_status with (security_invoker=true) as
 SELECT organisation_id,
    id,
    item_id,
    code,
    on_day,
    amount_cents
   FROM item_status
  WHERE (NOT withdrawn);
create view ledger_last_status with (security_invoker=true) as
 SELECT DISTINCT ON (s.organisation_id, s.item_id) s.organisation_id,
    s.item_id,
    i.debtor_id,
    s.code
   FROM (item_status s
     JOIN item i ON (((i.organisation_id = s.organisation_id) AND (i.id = s.item_id))))
  WHERE ((NOT s.withdrawn) AND (i.open_cents > 0))
  ORDER BY s.organisation_id, s.item_id, s.on_day DESC, s.id DESC;
create view ledger_lateness_cause with (security_invoker=true) as
 SELECT DISTINCT ON (c.organisation_id, COALESCE(d.merged_into, d.id), c.item_id) c.organisation_id,
    c.id,
    COALESCE(d.merged_into, d.id) AS debtor_id,
    c.item_id,
    c.cause,
    c.on_day
   FROM (lateness_cause c
     JOIN debtor d ON (((d.organisation_id = c.organisation_id) AND (d.id = c.debtor_id))))
  WHERE (c.withdrawn_at IS NULL)
  ORDER BY c.organisation_id, COALESCE(d.merged_into, d.id), c.item_id, c.on_day DESC, c.id DESC;
create view ledger_movement with (security_invoker=true) as
 SELECT item.organisation_id,
    item.id AS item_id,
    NULL::integer AS credit_id,
    item.total_cents AS item_cents,
    (0)::bigint AS credit_cents,
    item.issue_date AS on_day,
    item.recorded_at,
    (item.import_id IS NOT NULL) AS imported
   FROM item
UNION ALL
 SELECT item.organisation_id,
    item.id AS item_id,
    NULL::integer AS credit_id,
    (- item.total_cents) AS item_cents,
    (0)::bigint AS credit_cents,
    item.issue_date AS on_day,
    item.withdrawn_at AS recorded_at,
    false AS imported
   FROM item
  WHERE (item.withdrawn_at IS NOT NULL)
UNION ALL
 SELECT credit.organisation_id,
    NULL::integer AS item_id,
    credit.id AS credit_id,
    (0)::bigint AS item_cents,
    credit.amount_cents AS credit_cents,
    credit.on_day,
    credit.recorded_at,
    (credit.import_id IS NOT NULL) AS imported
   FROM credit
UNION ALL
 SELECT credit.organisation_id,
    NULL::integer AS item_id,
    credit.id AS credit_id,
    (0)::bigint AS item_cents,
    (- credit.amount_cents) AS credit_cents,
    credit.on_day,
    credit.withdrawn_at AS recorded_at,
    false AS imported
   FROM credit
  WHERE (credit.withdrawn_at IS NOT NULL)
UNION ALL
 SELECT entry.organisation_id,
    entry.item_id,
    entry.credit_id,
        CASE
            WHEN (entry.item_id IS NULL) THEN (0)::bigint
            ELSE (- entry.amount_cents)
        END AS item_cents,
        CASE
            WHEN (entry.credit_id IS NULL) THEN (0)::bigint
            ELSE (- entry.amount_cents)
        END AS credit_cents,
    entry.on_day,
    entry.recorded_at,
    entry.imported
   FROM entry;
create view ledger_name_word with (security_invoker=true) as
 SELECT w.organisation_id,
    w.word,
    d.id AS debtor_id,
    d.name,
    d.siren
   FROM (debtor_name_word w
     JOIN debtor d ON (((d.organisation_id = w.organisation_id) AND (d.id = w.debtor_id))))
  WHERE (d.merged_into IS NULL);
create view ledger_named_file with (security_invoker=true) as
 SELECT organisation_id,
    sha256
   FROM document;
create view ledger_open_item with (security_invoker=true) as
 SELECT organisation_id,
    id,
    debtor_id,
    document_kind,
    number,
    issue_date,
    due_date,
    due_computed,
    performed_from,
    performed_to,
    currency,
    total_cents,
    open_cents,
    nature,
    payment_means,
    holder,
    holder_notified,
    payee_iban,
    ((recorded_at AT TIME ZONE 'UTC'::text))::date AS recorded_on,
    is_plain,
    number_ending
   FROM item
  WHERE (open_cents > 0);
create view ledger_planned_item with (security_invoker=true) as
 SELECT organisation_id,
    id,
    debtor_id,
    plan_key
   FROM item
  WHERE ((open_cents > 0) AND (plan_key IS NOT NULL));
create view ledger_reduction with (security_invoker=true) as
 SELECT e.organisation_id,
    e.item_id,
    c.kind,
    e.on_day,
    e.amount_cents
   FROM (entry e
     JOIN credit c ON (((c.organisation_id = e.organisation_id) AND (c.id = e.credit_id))))
  WHERE (e.kind = 'allocation'::text);
create view ledger_unapplied_credit with (security_invoker=true) as
 SELECT organisation_id,
    debtor_id,
    currency,
    remaining_cents,
    on_day
   FROM credit
  WHERE (remaining_cents > 0);
create view ledger_usual_delay with (security_invoker=true) as
 SELECT i.organisation_id,
    i.debtor_id,
    percentile_disc((0.5)::double precision) WITHIN GROUP (ORDER BY (paid.on_day - i.due_date)) AS delay_days
   FROM (item i
     JOIN ( SELECT e.organisation_id,
            e.item_id,
            max(e.on_day) AS on_day
           FROM entry e
          WHERE ((e.kind = 'allocation'::text) AND (e.amount_cents > 0))
          GROUP BY e.organisation_id, e.item_id) paid ON (((paid.organisation_id = i.organisation_id) AND (paid.item_id = i.id))))
  WHERE ((i.open_cents = 0) AND (i.due_date IS NOT NULL))
  GROUP BY i.organisation_id, i.debtor_id;
create view outreach_named_file with (security_invoker=true) as
 SELECT message.organisation_id,
    message.letter_sha256 AS sha256
   FROM message
  WHERE (message.letter_sha256 IS NOT NULL)
UNION ALL
 SELECT message_enclosure.organisation_id,
    message_enclosure.sha256
   FROM message_enclosure
UNION ALL
 SELECT message_style.organisation_id,
    message_style.logo_sha256 AS sha256
   FROM message_style
  WHERE (message_style.logo_sha256 IS NOT NULL)
UNION ALL
 SELECT registered_letter.organisation_id,
    registered_letter.deposit_sha256 AS sha256
   FROM registered_letter
  WHERE (registered_letter.deposit_sha256 IS NOT NULL)
UNION ALL
 SELECT registered_letter.organisation_id,
    registered_letter.receipt_sha256 AS sha256
   FROM registered_letter
  WHERE (registered_letter.receipt_sha256 IS NOT NULL);
create view outreach_refused_phone with (security_invoker=true) as
 SELECT organisation_id,
    "right"(phone, 9) AS ending
   FROM refused_phone;
create view outreach_reply with (security_invoker=true) as
 SELECT organisation_id,
    id,
    replies_to,
    state
   FROM message
  WHERE (replies_to IS NOT NULL);
create view outreach_sent_email with (security_invoker=true) as
 SELECT organisation_id,
    id,
    debtor_id,
    message_id,
    recipient_email,
    ended_on AS left_on
   FROM message
  WHERE ((channel = 'email'::text) AND (state = ANY (ARRAY['accepted'::text, 'unknown'::text, 'bounced'::text])) AND (message_id IS NOT NULL));
create view outreach_used_step with (security_invoker=true) as
 SELECT organisation_id,
    item_id,
    debtor_id,
    step_key,
    cycle,
    channel,
    day,
    deadline_day,
    "position",
    act_id
   FROM act_item
  WHERE reserves;
create view reconciliation_returned_item with (security_invoker=true) as
 SELECT i.organisation_id,
    i.item_id,
    a.current_id AS debtor_id,
    max(m.returned_on) AS returned_on
   FROM ((bank_match m
     JOIN bank_match_item i ON (((i.organisation_id = m.organisation_id) AND (i.match_id = m.id))))
     JOIN ledger_debtor_alias a ON (((a.organisation_id = i.organisation_id) AND (a.id = i.debtor_id))))
  WHERE ((m.returned_on IS NOT NULL) AND (m.undone_at IS NULL))
  GROUP BY i.organisation_id, i.item_id, a.current_id;
create view reconciliation_unmatched_credit with (security_invoker=true) as
 SELECT DISTINCT organisation_id,
    current_id AS debtor_id
   FROM ledger_debtor_alias a
  WHERE (EXISTS ( SELECT
           FROM (bank_line_candidate c
             JOIN bank_line l ON (((l.organisation_id = c.organisation_id) AND (l.id = c.line_id))))
          WHERE ((c.organisation_id = a.organisation_id) AND (c.debtor_id = a.id) AND (l.state = 'open'::text) AND (NOT l.withdrawn))));

grant insert, select, update on act to quittance;
grant insert on act to quittance_importer;
grant delete, insert, select, update on act_approval to quittance;
grant insert, select, update on act_item to quittance;
grant insert on act_item to quittance_importer;
grant insert, select, update on bank_account to quittance;
grant insert, select, update on bank_line to quittance;
grant insert on bank_line to quittance_importer;
grant delete, insert, select on bank_line_candidate to quittance;
grant insert on bank_line_candidate to quittance_importer;
grant insert, select, update on bank_match to quittance;
grant insert on bank_match to quittance_importer;
grant insert, select on bank_match_item to quittance;
grant insert on bank_match_item to quittance_importer;
grant insert, select, update on bank_statement to quittance;
grant insert, select on bank_statement_line to quittance;
grant insert on bank_statement_line to quittance_importer;
grant insert, select, update on call_made to quittance;
grant insert, select, update on colleague_question to quittance;
grant insert, select, update on collection_plan to quittance;
grant insert, select, update on column_mapping to quittance;
grant insert, select, update on company_setting to quittance;
grant delete, insert, select, update on contact to quittance;
grant insert on contact to quittance_importer;
grant insert, select, update on credit to quittance;
grant insert on credit to quittance_importer;
grant insert, select, update on debtor to quittance;
grant insert on debtor to quittance_importer;
grant delete, insert, select on debtor_name_word to quittance;
grant insert on debtor_name_word to quittance_importer;
grant insert, select, update on debtor_reference to quittance;
grant insert on debtor_reference to quittance_importer;
grant select on dialogue_named_file to quittance;
grant insert, select, update on document to quittance;
grant insert, select on entry to quittance;
grant insert on entry to quittance_importer;
grant delete, insert, select, update on examined to quittance;
grant insert on examined to quittance_importer;
grant insert, select on fact to quittance;
grant insert on fact to quittance_importer;
grant insert, select, update on fact_head to quittance;
grant usage on fact_id_seq to quittance;
grant delete, insert, select on fact_payload to quittance;
grant insert on fact_payload to quittance_importer;
grant insert, select on fact_seal to quittance;
grant insert on fact_seal to quittance_importer;
grant delete, insert, select on fact_unsealed to quittance;
grant insert on fact_unsealed to quittance_importer;
grant insert, select, update on hold to quittance;
grant insert, select, update on id_block to quittance;
grant insert, select, update on import to quittance;
grant insert, select, update on incoming_mail to quittance;
grant delete, insert, select on invitation to quittance;
grant insert, select, update on item to quittance;
grant insert on item to quittance_importer;
grant insert, select, update on item_status to quittance;
grant delete, insert, select, update on job to quittance;
grant insert, select, update on lateness_cause to quittance;
grant delete, insert, select, update on law_rate to quittance;
grant select on ledger_account to quittance;
grant select on ledger_agreed_rate to quittance;
grant select on ledger_contact to quittance;
grant select on ledger_debtor to quittance;
grant select on ledger_debtor_alias to quittance;
grant select on ledger_debtor_profile to quittance;
grant select on ledger_document to quittance;
grant select on ledger_drift to quittance;
grant select on ledger_hold to quittance;
grant select on ledger_imported_credit to quittance;
grant select on ledger_imported_item to quittance;
grant select on ledger_item_status to quittance;
grant select on ledger_last_status to quittance;
grant select on ledger_lateness_cause to quittance;
grant select on ledger_movement to quittance;
grant select on ledger_name_word to quittance;
grant select on ledger_named_file to quittance;
grant select on ledger_open_item to quittance;
grant select on ledger_planned_item to quittance;
grant select on ledger_reduction to quittance;
grant select on ledger_unapplied_credit to quittance;
grant select on ledger_usual_delay to quittance;
grant insert, select, update on mail_folder to quittance;
grant delete, insert, select, update on membership to quittance;
grant insert, select, update on message to quittance;
grant insert, select on message_enclosure to quittance;
grant insert, select, update on message_style to quittance;
grant insert, select, update on organisation to quittance;
grant usage on organisation_id_seq to quittance;
grant select on outreach_named_file to quittance;
grant select on outreach_refused_phone to quittance;
grant select on outreach_reply to quittance;
grant select on outreach_sent_email to quittance;
grant select on outreach_used_step to quittance;
grant delete, insert, select on password_link to quittance;
grant delete, insert, select on payer to quittance;
grant insert, select, update on person to quittance;
grant insert, select, update on plan_end_choice to quittance;
grant insert, select on plan_rules to quittance;
grant select on reconciliation_returned_item to quittance;
grant select on reconciliation_unmatched_credit to quittance;
grant delete, insert, select, update on refused_phone to quittance;
grant insert, select, update on registered_letter to quittance;
grant insert, select on replaced_invoice to quittance;
grant select on schema_migration to quittance;
grant delete, insert, select, update on session to quittance;
grant delete, insert, select on sign_in_attempt to quittance;
grant insert, select, update on task to quittance;
grant insert, select on text_version to quittance;

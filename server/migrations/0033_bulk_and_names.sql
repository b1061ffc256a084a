-- module: ledger
-- A few bank lines ask for a few debtors: by a word of a name. Found among fifty thousand without reading their names.

-- The words of a debtor's name as matching reads them (kernel/name-words.ts), kept by the ledger's verbs with the name.
create table debtor_name_word (
  organisation_id integer not null,
  word text not null,
  debtor_id integer not null,
  primary key (organisation_id, word, debtor_id),
  foreign key (organisation_id, debtor_id) references debtor (organisation_id, id)
);

-- The names that are there already, of every company: whoever owns a table sees all of it only where nothing forces the policy on it.
alter table debtor no force row level security;
insert into debtor_name_word (organisation_id, word, debtor_id)
  select distinct d.organisation_id, w.word, d.id
  from debtor d cross join lateral regexp_split_to_table(
    upper(regexp_replace(replace(replace(normalize(d.name, nfkd), 'ß', 'SS'), 'ı', 'I'), '[\u0300-\u036f]', '', 'g') collate "C"),
    '[^A-Z0-9]+') as w (word)
  where w.word <> '';
alter table debtor force row level security;

select tenant_table('debtor_name_word', 'select, insert, delete', 'insert');

-- A word of a name, and whose: nobody who was merged into another.
create view ledger_name_word with (security_invoker = true) as
  select w.organisation_id, w.word, d.id as debtor_id, d.name, d.siren
  from debtor_name_word w join debtor d on d.organisation_id = w.organisation_id and d.id = w.debtor_id
  where d.merged_into is null;
grant select on ledger_name_word to quittance;

-- Payments are recognised by their amount first: of one amount there are few, on some days there are thousands.
drop index credit_day;
create index credit_paid on credit (organisation_id, amount_cents, on_day) where kind = 'payment';

-- Nearly everything is in euros, and a pattern costs more than the rest of the row's checks together.
alter table item drop constraint item_currency_check,
  add constraint item_currency_check check (currency = 'EUR' or currency ~ '^[A-Z]{3}$');
alter table credit drop constraint credit_currency_check,
  add constraint credit_currency_check check (currency = 'EUR' or currency ~ '^[A-Z]{3}$');

-- module: ledger
-- An invoice that falls due in several parts is an item for each of them: every part is chased, ages and bears interest by its own
-- due date, for its own amount. They have the number of the invoice; `part` counts them by due date, 0 is an item that is whole.

alter table item add column part smallint not null default 0 check (part >= 0);
create unique index item_identity_of_parts on item (organisation_id, debtor_id, normalised_number, document_kind, issue_year, part);
drop index item_identity;
alter index item_identity_of_parts rename to item_identity;

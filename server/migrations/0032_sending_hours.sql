-- module: outreach
-- A person let it leave outside the sending hours of its debtor.
alter table message add column any_hour boolean not null default false;

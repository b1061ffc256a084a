-- module: outreach
-- Text messages: the number that one goes to, what its operator said of it, and the numbers that get no more of them.
alter table message drop constraint message_channel_check;
alter table message add constraint message_channel_check check (channel in ('email', 'letter', 'registered-letter', 'sms'));
-- As +33612345678.
alter table message add column recipient_phone text check ((channel = 'sms') = (recipient_phone is not null));
-- The day on which the telephone took it.
alter table message add column delivered_on date;
create index message_text_recipient on message (organisation_id, recipient_phone) where recipient_phone is not null;

create table refused_phone (
  organisation_id integer not null references organisation (id),
  phone text not null check (phone ~ '^\+[0-9]{6,15}$'),
  -- Its owner said STOP; or what was sent to it never arrived.
  reason text not null check (reason in ('stop', 'expired', 'unreachable')),
  on_day date not null,
  primary key (organisation_id, phone)
);
select tenant_table('refused_phone', 'select, insert, update, delete');

-- Compared by the last nine digits, which contacts write in many ways: the decision only asks whom it could reach.
create view outreach_refused_phone with (security_invoker = true) as
  select organisation_id, right(phone, 9) as ending from refused_phone;
grant select on outreach_refused_phone to quittance;

-- module: access
-- In whose name the company's e-mails leave, beside the account itself: a list of senders with their signatures.
alter table company_setting add column senders jsonb not null default '[]';

-- module: outreach
-- Who sends: of an act by the key that its step names, of a message as it was when its text was written. Null: the account itself.
alter table act add column sender_key text;
alter table message add column sender_name text;
alter table message add column sender_email text;
alter table message add column sender_reply_to text;

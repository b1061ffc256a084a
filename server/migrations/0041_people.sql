-- module: access
-- Who was asked to act for the company and has not answered yet. The link holds the secret, the store its digest only; the row goes
-- when it was taken up or taken back, and what is over is no use to anybody.
create table invitation (
  organisation_id integer not null references organisation (id),
  id integer not null,
  email text not null check (email = lower(email)),
  name text not null check (length(name) between 1 and 200),
  role text not null check (role in ('owner', 'member')),
  token_digest bytea not null,
  invited_by text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (organisation_id, id),
  unique (organisation_id, email)
);
select tenant_table('invitation', 'select, insert, delete');

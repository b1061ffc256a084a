-- module: access
-- The way back in for somebody who forgot their password: a link of a day, of which the store has the digest only. It has no tenant,
-- as a session has none: whoever opens it has not signed in. One for a person, whichever company made it, as the password is one.
create table password_link (
  person_id integer primary key references person (id),
  organisation_id integer not null references organisation (id),
  token_digest bytea not null unique,
  made_by_id integer not null references person (id),
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index on password_link (organisation_id);
grant select, insert, delete on password_link to quittance;

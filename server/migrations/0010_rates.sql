-- module: access
-- Rates that were published after this version of the law: of a half-year the rate in force on its first day, as a person of
-- the company looked it up. Figures that a later version knows itself go before these.
create table law_rate (
  organisation_id integer not null references organisation (id),
  name text not null check (name in ('ecb-main-refinancing-rate', 'legal-interest-rate')),
  half_year date not null check (extract(day from half_year) = 1 and extract(month from half_year) in (1, 7)),
  basis_points integer not null check (basis_points between 0 and 3000),
  -- The legal rate has a second column, for creditors who are persons outside business.
  persons_basis_points integer check (persons_basis_points between 0 and 3000),
  source text not null check (length(source) between 1 and 200),
  entered_at timestamptz not null,
  primary key (organisation_id, name, half_year),
  check ((name = 'legal-interest-rate') = (persons_basis_points is not null))
);
select tenant_table('law_rate', 'select, insert, update, delete');

// The company that a command is about.

import { Refusal } from '#kernel'
import type { Company, Context, Id, Shell, Sql } from '#kernel'
import type { Organisation } from './model.ts'
import { selectNames, selectOrganisations } from './people-store.ts'

/** By name (whatever its case) or number; without either, the only one there is. */
export async function findCompany(shell: Shell, name: string | null): Promise<Company> {
  const all = await organisations(shell)
  if (all.length === 0) throw new Refusal('access.no_company')
  const wanted = name?.trim().toLowerCase()
  const found = all.filter(
    ({ id, name: title }) => wanted === undefined || title.toLowerCase() === wanted || String(id) === wanted,
  )
  const [only] = found
  if (!only) throw new Refusal('access.company_not_found', { name, companies: all.map((one) => one.name) })
  if (found.length > 1)
    throw new Refusal('access.company_ambiguous', { companies: found.map((one) => `${one.name} (${one.id})`) })
  return { organisationId: only.id, actor: { kind: 'system', name: 'command' } }
}

export const organisations = (shell: Shell): Promise<readonly Organisation[]> => shell.shared(selectOrganisations)

/** Whether companies that have nothing to do with each other live here. */
export const hasSeveralCompanies = async (sql: Sql): Promise<boolean> => (await selectOrganisations(sql)).length > 1

export async function organisationIds(shell: Shell): Promise<readonly Id[]> {
  return (await organisations(shell)).map(({ id }) => id)
}

/** The names of people by their number, for the actors of facts. */
export async function namesOfPeople(ctx: Context, personIds: readonly Id[]): Promise<ReadonlyMap<Id, string>> {
  return new Map((await selectNames(ctx.sql, [...new Set(personIds)])).map(({ id, name }) => [id, name]))
}

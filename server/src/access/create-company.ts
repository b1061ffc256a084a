// Makes a company, its settings and its owner, in one transaction.

import { record } from '#evidence'
import { Refusal } from '#kernel'
import type { Company, Context, Id, Locale, Shell } from '#kernel'
import { checkedEmail, checkedSiren } from './change-settings.ts'
import { NO_IDENTITY } from './model.ts'
import { hashPassword } from './password.ts'
import {
  drawOrganisationId,
  hasPeople,
  insertMembership,
  insertOrganisation,
  insertPerson,
  lockSetUp,
  selectPersonByEmail,
} from './people-store.ts'
import { passwordProblem } from './rules.ts'
import { insertSettings } from './store.ts'

export type CreateCompanyInput = {
  readonly companyName: string
  readonly siren?: string | null
  readonly personName: string
  readonly email: string
  /** Not needed for somebody who already has an account: the account then owns one more company. */
  readonly password: string | null
  readonly locale: Locale
  /** On the first visit nobody can be asked who may do this, so it is refused as soon as somebody exists. */
  readonly isFirstVisit: boolean
}

export type CreatedCompany = { readonly organisationId: Id; readonly personId: Id }

export async function createCompany(shell: Shell, input: CreateCompanyInput): Promise<CreatedCompany> {
  const email = checkedEmail(input.email).toLowerCase() // people sign in whatever case they type
  const siren = checkedSiren(input.siren ?? null)
  const passwordHash =
    input.password === null ? null : await newPasswordHash(input.password, [email, input.personName, input.companyName])
  // The id is drawn first: the transaction is then one of that company, and holds everything.
  const organisationId = await shell.shared(drawOrganisationId)
  const company: Company = { organisationId, actor: { kind: 'system', name: 'command' }, today: shell.clock.today() }
  return shell.inCompany(company, async (ctx) => {
    await lockSetUp(ctx)
    if (input.isFirstVisit && (await hasPeople(ctx.sql))) throw new Refusal('access.already_set_up')
    await insertOrganisation(ctx, input.companyName)
    await insertSettings(ctx, { ...NO_IDENTITY, name: input.companyName, siren, country: 'FR' })
    const personId = await ownerOf(ctx, { ...input, email }, passwordHash)
    await insertMembership(ctx, personId, 'owner')
    const byOwner: Context = { ...ctx, actor: { kind: 'person', personId, name: input.personName } }
    const subject = { subjectKind: 'company', subjectId: organisationId } as const
    await record(byOwner, [
      { kind: 'company.created', ...subject, payload: { name: input.companyName, siren } },
      {
        kind: 'person.joined',
        subjectKind: 'person',
        subjectId: personId,
        payload: { name: input.personName, role: 'owner' },
      },
    ])
    return { organisationId, personId }
  })
}

async function ownerOf(ctx: Context, input: CreateCompanyInput, passwordHash: string | null): Promise<Id> {
  const person = await selectPersonByEmail(ctx.sql, input.email)
  if (person) return person.id
  if (passwordHash === null) throw new Refusal('access.password_missing', { email: input.email })
  return insertPerson(
    ctx.sql,
    { email: input.email, name: input.personName, passwordHash, locale: input.locale },
    ctx.now,
  )
}

/** Refuses what is too short, too long or what everybody tries first. `known`: what an attacker knows about the person. */
export async function newPasswordHash(password: string, known: readonly string[]): Promise<string> {
  switch (passwordProblem(password, known)) {
    case 'too-short':
      throw new Refusal('access.password_too_short')
    case 'too-long':
      throw new Refusal('access.password_too_long')
    case 'too-common':
      throw new Refusal('access.password_too_common')
    case null:
      return hashPassword(password)
  }
}

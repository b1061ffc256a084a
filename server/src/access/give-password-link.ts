// An owner gives somebody who forgot their password a link to a new one. It goes to their own address through the company's account;
// where there is none it passes through the owner's hands, which is refused where it would let one person say yes for two.

import { record } from '#evidence'
import { type Company, type Context, type Id, type Instant, type Locale, Refusal, type Shell } from '#kernel'
import { memberOf } from './change-person.ts'
import type { Member, Settings } from './model.ts'
import { ownerOnly } from './owner-only.ts'
import { actsBeyond, deletePasswordLink, insertPasswordLink } from './password-link-store.ts'
import { selectOrganisationsOf, selectPersonByEmail } from './people-store.ts'
import { settingsOf } from './read-settings.ts'
import { INVITATION_HOURS } from './rules.ts'
import { newToken, tokenDigest } from './session-token.ts'
import { minutesBefore } from './sign-in.ts'

/** How the link reaches the person: an e-mail to them alone, or shown once to the owner who made it. */
type Way = 'mailed' | 'shown'

export type GivePasswordLinkInput = {
  readonly personId: Id
  /** Sends the link in the person's language; throws where it surely did not leave. */
  readonly mail: (link: PasswordLinkToMail) => Promise<void>
}

export type PasswordLinkToMail = Pick<Member, 'name' | 'email'> & {
  readonly token: string
  readonly madeBy: string
  readonly company: string
  readonly locale: Locale
}

export type GivenPasswordLink = Pick<Member, 'name' | 'email'> & {
  readonly expiresAt: Instant
  /** Null where it went by mail: nobody else has seen it then, and nobody can read it again. */
  readonly token: string | null
}

/**
 * Refuses members, one's own account, people who act for a company of somebody else too, and to show a link where two people say
 * yes or where the person acts elsewhere. Nothing is kept of a link that could not leave.
 */
export async function givePasswordLink(
  shell: Shell,
  company: Company,
  { personId, mail }: GivePasswordLinkInput,
): Promise<GivenPasswordLink> {
  const { person, way, owner, locale, companyName } = await shell.inCompany(company, (ctx) => allowed(ctx, personId))
  const { name, email } = person
  const token = newToken()
  if (way === 'mailed') {
    await mail({ name, email, token, madeBy: owner.name, company: companyName, locale }).catch((error: unknown) => {
      shell.log.warn('password_link.not_sent', { personId, reason: error instanceof Error ? error.message : '' })
      throw new Refusal('access.password_link_not_sent', { email })
    })
  }
  return shell.inCompany(company, async (ctx) => {
    const expiresAt = minutesBefore(ctx.now, -INVITATION_HOURS * 60)
    await insertPasswordLink(ctx, { personId, digest: tokenDigest(token), madeById: owner.personId, expiresAt })
    await recordOf(ctx, 'person.password_link_given', { personId, payload: { name, way } })
    return { name, email, expiresAt, token: way === 'mailed' ? null : token }
  })
}

export async function withdrawPasswordLink(ctx: Context, personId: Id): Promise<void> {
  await ownerOnly(ctx)
  const { name } = await memberOf(ctx, personId)
  if (!(await deletePasswordLink(ctx.sql, personId))) return // used a moment ago, or its day is over
  await recordOf(ctx, 'person.password_link_withdrawn', { personId, payload: { name } })
}

type Allowed = {
  readonly person: Member
  readonly way: Way
  readonly owner: { readonly personId: Id; readonly name: string }
  readonly locale: Locale
  readonly companyName: string
}

async function allowed(ctx: Context, personId: Id): Promise<Allowed> {
  await ownerOnly(ctx)
  const { actor } = ctx
  // Whoever works at the command line gives a password itself; a session that was left open must not choose another for itself.
  if (actor.kind !== 'person' || actor.personId === personId) throw new Refusal('access.password_link_own')
  const person = await memberOf(ctx, personId)
  const { name, email } = person
  if (await actsBeyond(ctx.sql, personId, actor.personId)) throw new Refusal('access.password_elsewhere', { name })
  const settings = await settingsOf(ctx)
  const way = wayOf(settings)
  if (way === 'shown' && (await isForOneOnly(ctx, personId, settings)))
    throw new Refusal('access.password_link_needs_mail', { name })
  const locale = (await selectPersonByEmail(ctx.sql, email))?.locale ?? 'fr'
  return { person, way, owner: actor, locale, companyName: settings.identity.name ?? '' }
}

const wayOf = ({ mailAccount }: Settings): Way => (mailAccount === null ? 'shown' : 'mailed')

/** With the link in their hands an owner could act as this person: as the second of two here, or for a company that asks for two. */
async function isForOneOnly(ctx: Context, personId: Id, { outreach }: Settings): Promise<boolean> {
  return outreach.secondApprovalCents !== null || (await selectOrganisationsOf(ctx.sql, personId)).length > 1
}

type FactOf = { readonly personId: Id; readonly payload: Readonly<Record<string, string>> }

const recordOf = (
  ctx: Context,
  kind: 'person.password_link_given' | 'person.password_link_withdrawn',
  { personId, payload }: FactOf,
) => record(ctx, [{ kind, subjectKind: 'person', subjectId: personId, payload }])

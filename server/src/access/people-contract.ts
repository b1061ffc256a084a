// What travels about the people who act for a company, and about those who were asked to.

import { z } from 'zod'
import { LOCALES } from '#kernel'

const name = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[^\p{Cc}]*$/u, 'one line')
const role = z.enum(['owner', 'member'])
const id = z.coerce.number().int().min(1).max(2_147_483_647)

export const personParams = z.strictObject({ personId: id })
export const invitationParams = z.strictObject({ id })

export const nameInput = z.strictObject({ name })
export const roleInput = z.strictObject({ role })
export const invitePersonInput = z.strictObject({ name, email: z.string().max(254), role: role.default('member') })

/** Passwords are longer than they may be here, so that the refusal says what one may be. */
const password = z.string().max(1000)
export const ownPasswordInput = z.strictObject({ current: password, next: password })

const token = z.string().max(100)
export const invitationTokenInput = z.strictObject({ token })
export const acceptInvitationInput = z.strictObject({
  token,
  name,
  password,
  locale: z.enum(LOCALES as ['fr', 'en']).default('fr'),
})

export const passwordLinkTokenInput = z.strictObject({ token })
export const setPasswordInput = z.strictObject({ token, password })

/** Who may act for the company and who was asked to, by name. */
export const peopleOutput = z.object({
  people: z.array(
    z.object({
      id: z.int(),
      name: z.string(),
      email: z.string(),
      role,
      /** One that an owner gave and that nobody has used yet. */
      passwordLink: z.object({ madeBy: z.string(), expiresAt: z.string() }).nullable(),
    }),
  ),
  invitations: z.array(
    z.object({
      id: z.int(),
      name: z.string(),
      email: z.string(),
      role,
      invitedBy: z.string(),
      expiresAt: z.string(),
      isOver: z.boolean(),
    }),
  ),
  /** Whether whoever asks may let people in and out. */
  mayManage: z.boolean(),
})

/** `link`: to be given by hand, where no e-mail could take it. It is shown this once. */
export const madeInvitationOutput = z.object({
  id: z.int(),
  email: z.string(),
  expiresAt: z.string(),
  link: z.string().nullable(),
})

export const invitationOutput = z.object({
  company: z.string(),
  name: z.string(),
  email: z.string(),
  role,
  invitedBy: z.string(),
  hasAccount: z.boolean(),
})

/** `link`: null where it went by e-mail, to the person alone; else it is shown this once. */
export const givenPasswordLinkOutput = z.object({
  name: z.string(),
  email: z.string(),
  expiresAt: z.string(),
  link: z.string().nullable(),
})

export const passwordLinkOutput = z.object({
  company: z.string(),
  name: z.string(),
  email: z.string(),
  madeBy: z.string(),
})

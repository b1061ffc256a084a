// The people of a company at the command line, where whoever sits at the machine may do what an owner may.

import { type Context, Refusal } from '#kernel'
import { type Command, type CommandInput, UsageError } from '#platform/command.ts'
import { addPerson } from './add-person.ts'
import { changePassword } from './change-password.ts'
import { changeRole, removePerson, renamePerson } from './change-person.ts'
import { PASSWORD_OPTIONS, givenPassword } from './given-password.ts'
import type { Member } from './model.ts'
import { needed } from './needed-option.ts'
import { peopleOf } from './read-people.ts'

const ROLES = ['owner', 'member'] as const

const personAdd: Command = {
  name: 'person add',
  summary: {
    fr: 'Ouvre la société à une personne de plus.',
    en: 'Lets one more person act for the company.',
  },
  usage:
    'quittance person add --name NAME --email ADDRESS [--role owner|member] (--password-file FILE | --password-stdin)',
  options: { name: { type: 'string' }, email: { type: 'string' }, role: { type: 'string' }, ...PASSWORD_OPTIONS },
  run: async (input) => {
    const { shell, company, locale } = input
    const name = needed(input, 'name')
    const email = needed(input, 'email')
    const role = ROLES.find((each) => each === (input.values['role'] ?? 'member'))
    if (!role) throw new UsageError('--role owner|member')
    const password = await givenPassword(input)
    const { personId } = await (
      await shell()
    ).inCompany(await company(), (ctx) => addPerson(ctx, { name, email, role, password, locale }))
    const told = { fr: `${name} peut se connecter avec ${email}.`, en: `${name} can sign in as ${email}.` }
    return { json: { personId, name, email, role }, text: told[locale] }
  },
}

const personList: Command = {
  name: 'person list',
  summary: { fr: 'Montre qui agit pour la société.', en: 'Shows who acts for the company.' },
  usage: 'quittance person list',
  options: {},
  run: async ({ shell, company, locale }) => {
    const people = await (await shell()).inCompany(await company(), peopleOf)
    const roles = { fr: { owner: 'responsable', member: 'membre' }, en: { owner: 'owner', member: 'member' } }[locale]
    const json = { people: people.map(({ id, name, email, role }) => ({ id, name, email, role })) }
    return { json, text: people.map(({ name, email, role }) => `${name}  ${email}  ${roles[role]}`).join('\n') }
  },
}

const personPassword: Command = {
  name: 'person password',
  summary: {
    fr: 'Donne un nouveau mot de passe à une personne et ferme ses sessions.',
    en: 'Gives a person a new password and ends their sessions.',
  },
  usage: 'quittance person password --email ADDRESS (--password-file FILE | --password-stdin)',
  options: { email: { type: 'string' }, ...PASSWORD_OPTIONS },
  run: async (input) => {
    const email = needed(input, 'email')
    const password = await givenPassword(input)
    if (password === null) throw new UsageError('--password-file FILE | --password-stdin')
    await changePassword(await input.shell(), { email, password })
    return { json: { changed: true }, text: { fr: 'Mot de passe changé.', en: 'Password changed.' }[input.locale] }
  },
}

const personRole: Command = {
  name: 'person role',
  summary: {
    fr: 'Dit si une personne est responsable ou membre.',
    en: 'Says whether a person is an owner or a member.',
  },
  usage: 'quittance person role --email ADDRESS --role owner|member',
  options: { email: { type: 'string' }, role: { type: 'string' } },
  run: async (input) => {
    const role = ROLES.find((each) => each === input.values['role'])
    if (!role) throw new UsageError('--role owner|member')
    const { name } = await withMember(input, (ctx, { id }) => changeRole(ctx, id, role))
    const told = {
      fr: `${name} est ${role === 'owner' ? 'responsable' : 'membre'}.`,
      en: `${name} is ${role === 'owner' ? 'an owner' : 'a member'}.`,
    }
    return { json: { name, role }, text: told[input.locale] }
  },
}

const personRename: Command = {
  name: 'person rename',
  summary: { fr: 'Change le nom d’une personne.', en: 'Changes the name of a person.' },
  usage: 'quittance person rename --email ADDRESS --name NAME',
  options: { email: { type: 'string' }, name: { type: 'string' } },
  run: async (input) => {
    const name = needed(input, 'name')
    const before = await withMember(input, (ctx, { id }) => renamePerson(ctx, id, name))
    const told = { fr: `${before.name} s’appelle désormais ${name}.`, en: `${before.name} is now called ${name}.` }
    return { json: { name }, text: told[input.locale] }
  },
}

const personRemove: Command = {
  name: 'person remove',
  summary: {
    fr: 'Retire l’accès d’une personne à la société et ferme ses sessions.',
    en: 'Takes a person out of the company and ends their sessions.',
  },
  usage: 'quittance person remove --email ADDRESS',
  options: { email: { type: 'string' } },
  run: async (input) => {
    const { name } = await withMember(input, (ctx, { id }) => removePerson(ctx, id))
    const told = { fr: `${name} n’agit plus pour la société.`, en: `${name} does not act for the company any more.` }
    return { json: { removed: name }, text: told[input.locale] }
  },
}

export const peopleCommands: readonly Command[] = [
  personAdd,
  personList,
  personPassword,
  personRole,
  personRename,
  personRemove,
]

/** The member with the address that was given, in one transaction with what is done to them. */
async function withMember(
  input: CommandInput,
  change: (ctx: Context, member: Member) => Promise<void>,
): Promise<Member> {
  const email = needed(input, 'email').toLowerCase()
  return (await input.shell()).inCompany(await input.company(), async (ctx) => {
    const member = (await peopleOf(ctx)).find((one) => one.email === email)
    if (!member) throw new Refusal('access.person_not_found', { email })
    await change(ctx, member)
    return member
  })
}

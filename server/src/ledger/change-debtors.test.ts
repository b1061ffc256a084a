import { describe, expect, test } from 'vitest'
import type { Context, Id } from '#kernel'
import { createTestCompany } from '#test/database.ts'
import { addContact, changeContact, noteBounce, removeContact } from './change-contacts.ts'
import { changeDebtor, changeDebtors } from './change-debtors.ts'
import { aDebtor, factKinds, refusalOf, versionOf } from './ledger-fixture.ts'

const { createCompany, shell } = await createTestCompany()

async function inScene(work: (ctx: Context, debtorId: Id) => Promise<void>): Promise<void> {
  const company = await createCompany()
  const debtorId = await shell.inCompany(company, (ctx) => aDebtor(ctx))
  await shell.inCompany(company, (ctx) => work(ctx, debtorId))
}

const contacts = ({ sql }: Context) =>
  sql`select name, email, phone, email_refused_on as "refusedOn" from ledger_contact order by id`

describe('the record of a debtor', () => {
  test('is changed field by field, and its version raised', () =>
    inScene(async (ctx, debtorId) => {
      const changed = await changeDebtor(ctx, {
        debtorId,
        version: 1,
        siren: '552 100 554',
        kind: 'business',
        addressLines: ['12, rue des Lilas'],
        city: 'Lyon',
        terms: { kind: 'end-of-month-then', count: 45, unit: 'days' },
      })
      expect(changed).toMatchObject({
        name: 'Brûlerie Noé',
        siren: '552100554',
        kindKnown: true,
        addressLines: ['12, rue des Lilas'],
        terms: { kind: 'end-of-month-then', count: 45, unit: 'days' },
        references: [{ source: 'account', reference: 'C001' }],
        version: 2,
      })
      expect(await factKinds(ctx)).toEqual(['debtor.changed'])
    }))

  test('that changed meanwhile is not overwritten', () =>
    inScene(async (ctx, debtorId) => {
      await changeDebtor(ctx, { debtorId, version: 1, city: 'Lyon' })
      expect(await refusalOf(changeDebtor(ctx, { debtorId, version: 1, city: 'Paris' }))).toBe('ledger.debtor_changed')
    }))

  test.each([
    ['a SIREN with a wrong key', { siren: '552100555' }, 'ledger.siren_invalid'],
    ['what is no e-mail address', { email: 'compta at noe' }, 'ledger.email_invalid'],
    ['two addresses in one', { email: 'a@noe.example, b@noe.example' }, 'ledger.email_invalid'],
  ])('refuses %s', (_, fields, code) =>
    inScene(async (ctx, debtorId) => {
      expect(await refusalOf(changeDebtor(ctx, { debtorId, version: 1, ...fields }))).toBe(code)
    }),
  )

  test('cannot take the SIREN of another debtor', () =>
    inScene(async (ctx, debtorId) => {
      await changeDebtor(ctx, { debtorId, version: 1, siren: '552100554' })
      const other = await aDebtor(ctx, 'Atelier Éluard', 'C002')
      expect(await refusalOf(changeDebtor(ctx, { debtorId: other, version: 1, siren: '552100554' }))).toBe(
        'ledger.siren_taken',
      )
    }))

  test('that says nothing new stays as it is', () =>
    inScene(async (ctx, debtorId) => {
      const terms = { kind: 'net', count: 30, unit: 'days' } as const
      await changeDebtors(ctx, { changes: [{ debtorId, terms, city: 'Lyon' }], mode: 'overwrite', importId: null })
      const again = await changeDebtors(ctx, {
        changes: [{ debtorId, terms, city: 'Lyon' }],
        mode: 'overwrite',
        importId: null,
      })
      expect(again).toEqual({ changed: 0, unchanged: 1, refused: [] })
      expect(await factKinds(ctx)).toEqual(['debtor.changed'])
    }))
})

describe('many changes at once', () => {
  test('one that is wrong does not stop the others', () =>
    inScene(async (ctx, debtorId) => {
      const other = await aDebtor(ctx, 'Atelier Éluard', 'C002')
      const changes = [
        { debtorId, email: 'pas une adresse' },
        { debtorId: other, email: 'compta@eluard.example' },
        { debtorId: 99, city: 'Lyon' },
      ]
      const answer = await changeDebtors(ctx, { changes, mode: 'overwrite', importId: null })
      expect(answer).toMatchObject({ changed: 1, unchanged: 0 })
      expect(answer.refused.map(({ debtorId: id, code, index }) => [id, code, index])).toEqual([
        [debtorId, 'ledger.email_invalid', 0],
        [99, 'ledger.debtor_unknown', 2],
      ])
      expect(await contacts(ctx)).toEqual([
        { name: null, email: 'compta@eluard.example', phone: null, refusedOn: null },
      ])
    }))

  test('that fill gaps leave alone what is known, except an address that bounced', () =>
    inScene(async (ctx, debtorId) => {
      const known = { debtorId, kind: 'public', city: 'Lyon', email: 'a@noe.example' } as const
      await changeDebtors(ctx, { changes: [known], mode: 'overwrite', importId: null })
      const given = { debtorId, kind: 'business', city: 'Paris', postcode: '69001', email: 'b@noe.example' } as const
      await changeDebtors(ctx, { changes: [given], mode: 'fill', importId: 3 })
      expect(await ctx.sql`select kind, city, postcode from debtor`).toEqual([
        { kind: 'public', city: 'Lyon', postcode: '69001' },
      ])
      expect(await contacts(ctx)).toMatchObject([{ email: 'a@noe.example' }])
      await noteBounce(ctx, { debtorId, email: 'A@noe.example' })
      await changeDebtors(ctx, { changes: [given], mode: 'fill', importId: 4 })
      expect(await contacts(ctx)).toEqual([{ name: null, email: 'b@noe.example', phone: null, refusedOn: null }])
    }))

  test('of a file are one fact', () =>
    inScene(async (ctx, debtorId) => {
      const other = await aDebtor(ctx, 'Atelier Éluard', 'C002')
      const changes = [debtorId, other].map((id) => ({ debtorId: id, city: 'Lyon' }))
      await changeDebtors(ctx, { changes, mode: 'overwrite', importId: 3 })
      expect(await ctx.sql`select kind, subject_kind, subject_id from fact`).toEqual([
        { kind: 'debtor.changed', subject_kind: 'import', subject_id: 3 },
      ])
    }))
})

describe('a contact', () => {
  const compta = { name: 'Mme Renaud', role: 'accounts-payable', email: 'renaud@noe.example', phone: null } as const

  test('is added, changed and removed, each with a fact and a new version of the debtor', () =>
    inScene(async (ctx, debtorId) => {
      const { id: contactId } = await addContact(ctx, { debtorId, ...compta })
      await changeContact(ctx, { contactId, ...compta, phone: '01 23 45 67 89' })
      expect(await contacts(ctx)).toEqual([
        { name: 'Mme Renaud', email: 'renaud@noe.example', phone: '01 23 45 67 89', refusedOn: null },
      ])
      await removeContact(ctx, { contactId })
      expect(await contacts(ctx)).toEqual([])
      expect(await factKinds(ctx)).toEqual(['contact.added', 'contact.changed', 'contact.removed'])
      expect(await versionOf(ctx, debtorId)).toBe(2)
      expect(await refusalOf(removeContact(ctx, { contactId }))).toBe('ledger.contact_unknown')
      expect(await refusalOf(addContact(ctx, { debtorId, ...compta, email: 'renaud' }))).toBe('ledger.email_invalid')
    }))

  test('whose address bounced is used again once a person says so', () =>
    inScene(async (ctx, debtorId) => {
      const { id: contactId } = await addContact(ctx, { debtorId, ...compta })
      expect(await noteBounce(ctx, { debtorId, email: 'renaud@noe.example' })).toBe(true)
      expect(await noteBounce(ctx, { debtorId, email: 'somebody@else.example' })).toBe(false)
      expect(await contacts(ctx)).toMatchObject([{ refusedOn: '2026-11-21' }])
      await changeContact(ctx, { contactId, ...compta })
      expect(await contacts(ctx)).toMatchObject([{ refusedOn: null }])
    }))
})

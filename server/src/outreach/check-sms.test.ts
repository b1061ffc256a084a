import { describe, expect, test } from 'vitest'
import { refusalOf } from '#ledger/ledger-fixture.ts'
import { openOffice } from '#test/office.ts'
import { openWorkingPath } from '#test/working-path.ts'
import { checkText } from './check-text.ts'
import { defaultSource } from './default-templates.ts'
import { previewText } from './preview-text.ts'
import { saveText } from './save-text.ts'
import { draftOf } from './template.ts'
import { COMMON_NAMES, formatTextName, parseTextName } from './text-name.ts'

const path = await openWorkingPath('2026-11-16')
const office = await openOffice(path.store.shell)

const SMS = parseTextName('fr/business/reminder-1/sms')
const draft = (body: string) => ({ subject: 'SMS', tone: 'courteous' as const, body })
const END = '{{ creditor.email }}. Répondez STOP.'

describe('the text of a text message', () => {
  test('as it comes is complete, reveals nothing and has no hole, in each language, to each kind of debtor', () => {
    for (const name of COMMON_NAMES.filter(({ form }) => form === 'sms')) {
      const called = formatTextName(name)
      const { template: _, ...found } = checkText(name, draftOf(called, defaultSource(called)))
      expect([called, found]).toEqual([called, { missing: [], unlawful: [], reveals: [], holes: [], words: [] }])
    }
  })

  test.each([
    ['Bonjour', ['{{ creditor.name }}', '{{ creditor.email }}', 'STOP']],
    ['{{ creditor.name }} : appelez-nous. STOP', ['{{ creditor.email }}']],
    [`{{ creditor.name }} ${END}`, []],
    ['{{ creditor.name }} {{ creditor.email }} stop', ['STOP']],
  ])('%j lacks %j', (body, missing) => {
    expect(checkText(SMS, draft(body)).missing).toEqual(missing)
  })

  test.each([
    ['{{ creditor.name }} {{ total.to_pay | money }}', ['total.to_pay']],
    ['{{ creditor.name }} facture {{ item.number }}', ['item.number']],
    ['{{ creditor.name }} [[lines]]', ['[[lines]]']],
    ['{{ creditor.name }} 1 234,56 € en retard', ['1 234,56 €']],
    ['{{ creditor.name }} : {{ items.overdue | count: "facture", "factures" }} au {{ today | day }}', []],
  ])('to a business %j lights up with %j', (body, reveals) => {
    expect(checkText(SMS, draft(`${body} ${END}`)).reveals).toEqual(reveals)
  })

  test.each([
    ['fr', '{{ creditor.name }} : votre facture reste impayée', ['facture', 'impayée']],
    ['fr', '{{ creditor.name }} : {{ items.overdue | count: "dossier", "dossiers" }}', ['items.overdue']],
    ['en', '{{ creditor.name }}: your payment is overdue', ['payment', 'overdue']],
    ['fr', '{{ creditor.name }} : merci de nous appeler', []],
  ] as const)('to a consumer, in %s, %j lights up with %j', (locale, body, reveals) => {
    const name = parseTextName(`${locale}/consumer/reminder-2/sms`)
    expect(checkText(name, draft(`${body} ${END}`)).reveals).toEqual(reveals)
  })

  test('is kept version by version, and is what the next message says', async () => {
    const firm = await path.company()
    const keep = (body: string, version = 0) =>
      firm.inCompany((ctx) => saveText(ctx, { name: SMS, draft: draft(body), version, acceptsWords: false }))
    expect(await keep(`{{ creditor.name }} vous attend. ${END}`)).toBe(1)
    expect(await refusalOf(keep('Bonjour', 1))).toBe('outreach.sms_incomplete')
    expect(await refusalOf(keep(`{{ creditor.name }} : 100 €. ${END}`, 1))).toBe('outreach.sms_reveals')
    expect(await refusalOf(keep(`{{ creditor.name }} ${'a'.repeat(500)} ${END}`, 1))).toBe('outreach.sms_too_long')
    const { rendered, sms } = await firm.inCompany((ctx) =>
      previewText(ctx, { name: SMS, draft: draft(`{{ creditor.name }} vous attend, l’été. ${END}`), debtorId: null }),
    )
    expect(rendered.text).toBe("Atelier Verdon vous attend, l'été. compta@atelier-verdon.example. Répondez STOP.")
    expect(sms).toEqual({ characters: 80, segments: 1, alphabet: 'gsm-7' })
  })

  test('is read, tried and kept over HTTP like the others', async () => {
    const seat = await office.seat()
    const at = '/texts/fr/business/reminder-1'
    const { body } = await office.ask(seat, `GET ${at}?form=sms`)
    expect(body).toMatchObject({ form: 'sms', version: 0, isOurs: true, subject: 'SMS' })
    const tried = await office.ask(seat, `POST ${at}/preview?form=sms`, draft(`{{ creditor.name }} ê ${END}`))
    expect(tried.body).toMatchObject({ sms: { alphabet: 'ucs-2', segments: 1 }, reveals: [], missing: [] })
    const kept = await office.ask(seat, `PUT ${at}?form=sms`, { ...draft(`{{ creditor.name }} ${END}`), version: 0 })
    expect(kept.body).toEqual({ version: 1 })
  })
})

import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createSecrets, peopleOf } from '#access'
import { changeMailAccount } from '#access/change-mail-account.ts'
import { PLAIN_MAIL_ACCOUNT } from '#access/model.ts'
import type { Id } from '#kernel'
import { refusalOf } from '#ledger/ledger-fixture.ts'
import { openTasks } from '#outreach'
import { openOffice } from '#test/office.ts'
import { openWorkingPath, type WorkingCompany } from '#test/working-path.ts'
import { changeSenders } from '../access/change-settings.ts'
import { answerQuestion, askColleague } from './ask-colleague.ts'
import { mailQuestion } from './mail-question.ts'
import { placeOfToken, questionToken } from './question-link.ts'

const path = await openWorkingPath('2026-11-16')
const { shell } = path.store
const secrets = createSecrets(randomBytes(32))
const office = await openOffice(shell)
const BASE = 'https://quittance.example'

type Firm = WorkingCompany & { readonly debtorId: Id; readonly taskId: Id }

const ACCOUNT = {
  ...PLAIN_MAIL_ACCOUNT,
  host: '127.0.0.1',
  port: 25,
  security: 'none',
  user: null,
  fromName: 'Atelier Verdon',
  fromEmail: 'compta@atelier-verdon.example',
  replyTo: null,
} as const

/** A company with a task about Café Lune and a mail account at the test's server. */
async function firmWithTask(company?: WorkingCompany['company']): Promise<Firm> {
  path.at('2026-11-16')
  const firm = await path.company(company ? { company } : {})
  const { debtorId } = await firm.debtor({ name: 'Café Lune', email: null, owes: [['F-7', 99_900, '2026-11-12']] })
  await firm.day()
  await firm.inCompany((ctx) => changeMailAccount(ctx, { account: { ...ACCOUNT, port: path.smtpPort }, secrets }))
  const [task] = await firm.inCompany((ctx) => openTasks(ctx, debtorId))
  return { ...firm, debtorId, taskId: task?.id ?? 0 }
}
const ask = (firm: Firm, more: { readonly email?: string; readonly taskId?: Id } = {}) =>
  firm.inCompany((ctx) =>
    askColleague(ctx, {
      taskId: firm.taskId,
      email: 'paul@atelier-verdon.example',
      question: 'A-t-il reçu la marchandise ?',
      locale: 'fr',
      secrets,
      ...more,
    }),
  )
const decoded = (content: string): string => content.replaceAll('=\r\n', '').replaceAll('=3D', '=')

describe('a colleague without an account', () => {
  test('is asked by e-mail with a link, reminded once, and the answer stands in the case', async () => {
    const firm = await firmWithTask()
    const place = await ask(firm)
    const mail = (isReminder: boolean) =>
      mailQuestion(shell, firm.company, { ...place, baseUrl: BASE, isReminder, secrets })
    const before = path.messages.length
    await mail(false)
    await mail(false)
    expect(path.messages.length - before).toBe(1)
    const link = `${BASE}/q/${questionToken(secrets, place)}`
    for (const answer of ['justified', 'unjustified', 'in-hand', 'not-mine'])
      expect(decoded(path.messages.at(-1)?.content ?? '')).toContain(`href="${link}?answer=${answer}"`)
    expect(decoded(path.messages.at(-1)?.content ?? '')).not.toContain('999')
    await mail(true)
    await mail(true)
    expect(path.messages.length - before).toBe(2)
    await firm.inCompany((ctx) => answerQuestion(ctx, { place, answer: 'justified', note: 'Livré en retard.' }))
    await mail(true)
    expect(path.messages.length - before).toBe(2)
    expect((await firm.facts()).slice(-2)).toEqual(['task.asked', 'task.answered'])
    const again = firm.inCompany((ctx) => answerQuestion(ctx, { place, answer: 'unjustified', note: null }))
    expect(await refusalOf(again)).toBe('dialogue.question_answered')
  })

  test('has fourteen days', async () => {
    const firm = await firmWithTask()
    const place = await ask(firm)
    expect(place.untilDay).toBe('2026-11-30')
    path.at('2026-12-01')
    const late = firm.inCompany((ctx) => answerQuestion(ctx, { place, answer: 'in-hand', note: null }))
    expect(await refusalOf(late)).toBe('dialogue.question_expired')
    path.at('2026-11-16')
  })

  test('is not asked at an address that is none, about nothing, or without a mail account', async () => {
    const firm = await firmWithTask()
    expect(await refusalOf(ask(firm, { email: 'paul@' }))).toBe('outreach.email_address_invalid')
    expect(await refusalOf(ask(firm, { taskId: 999 }))).toBe('dialogue.task_of_nobody')
    await firm.inCompany((ctx) => changeMailAccount(ctx, { account: null, secrets }))
    expect(await refusalOf(ask(firm))).toBe('outreach.no_mail_account')
  })
})

test('a question leaves through the account of whoever asks, where they send through one of their own; else through the company’s', async () => {
  const seat = await office.seat()
  const firm = await firmWithTask(seat.company)
  const [marie] = await firm.inCompany(peopleOf)
  const asking = { ...seat.company, actor: { kind: 'person', personId: marie?.id ?? 0, name: 'Marie' } } as const
  const question = {
    taskId: firm.taskId,
    email: 'paul@atelier-verdon.example',
    question: 'Livré ?',
    locale: 'fr',
    secrets,
  } as const
  const sentFrom = async () => {
    const place = await shell.inCompany(asking, (ctx) => askColleague(ctx, question))
    await mailQuestion(shell, firm.company, { ...place, baseUrl: BASE, isReminder: false, secrets })
    return path.messages.at(-1)?.from
  }
  const sender = {
    key: 'm',
    name: 'Marie',
    email: marie?.email ?? '',
    replyTo: null,
    signature: { fr: null, en: null },
  }
  await firm.inCompany((ctx) => changeSenders(ctx, [{ ...sender, account: null }]))
  expect(await sentFrom()).toBe('compta@atelier-verdon.example')
  const account = { ...ACCOUNT, port: path.smtpPort, fromEmail: 'marie@atelier-verdon.example' }
  await firm.inCompany((ctx) => changeMailAccount(ctx, { key: 'marie', account, secrets }))
  await firm.inCompany((ctx) => changeSenders(ctx, [{ ...sender, account: 'marie' }]))
  expect(await sentFrom()).toBe('marie@atelier-verdon.example')
  // Somebody else's question does not leave from her mailbox.
  const place = await ask(firm)
  expect(place.accountKey).toBeNull()
})

describe('the link', () => {
  const place = { organisationId: 3, questionId: 7, untilDay: '2026-11-30' } as const
  test('leads to its question, and to no other when anything of it is changed', () => {
    const token = questionToken(secrets, place)
    expect(placeOfToken(secrets, token)).toEqual(place)
    expect(placeOfToken(createSecrets(randomBytes(32)), token)).toBeNull()
    expect(placeOfToken(secrets, token.replace('3.7.', '4.7.'))).toBeNull()
    expect(placeOfToken(secrets, token.replace('2026-11-30', '2027-11-30'))).toBeNull()
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.constantFrom('A', 'b', '7', '-', '.'), (at, other) => {
        const changed = token.slice(0, at) + other + token.slice(at + 1)
        if (changed !== token) expect(placeOfToken(secrets, changed)).toBeNull()
      }),
    )
  })
  test('that is anything else leads nowhere', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(placeOfToken(secrets, text)).toBeNull()
      }),
    )
  })
})

test('the page behind the link: looking at it changes nothing, the button answers, once', async () => {
  const seat = await office.seat()
  const firm = await firmWithTask(seat.company)
  const { body } = await office.ask(seat, `POST /tasks/${firm.taskId}/ask`, {
    email: 'paul@atelier-verdon.example',
    question: '<b>Livré ?</b>',
  })
  expect(body).toEqual({ questionId: 1 })
  const jobs = await shell.shared(
    (sql) =>
      sql<{ payload: { isReminder: boolean } }>`select payload from job where kind = 'dialogue.ask' order by run_at`,
  )
  expect(jobs.map(({ payload }) => payload.isReminder)).toEqual([false, true])
  const place = { organisationId: seat.company.organisationId, questionId: 1, untilDay: '2026-11-30' } as const
  const url = `/q/${questionToken(office.secrets, place)}`
  const visit = (method: 'GET' | 'POST', payload?: string) =>
    office.app.inject({
      method,
      url,
      headers: { host: 'localhost:4000', 'content-type': 'application/x-www-form-urlencoded' },
      ...(payload !== undefined && { payload }),
    })
  for (let looks = 0; looks < 2; looks++) {
    const page = await visit('GET')
    expect([page.statusCode, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    expect(page.body).toContain('&lt;b&gt;Livré ?&lt;/b&gt;')
    expect(page.body).not.toContain('<script')
  }
  const chosen = async (answer: string) =>
    (await office.app.inject({ url: `${url}?answer=${answer}`, headers: { host: 'localhost:4000' } })).body.match(
      /value="([a-z-]+)" required checked/,
    )?.[1]
  expect(await chosen('in-hand')).toBe('in-hand')
  expect(await chosen('everything')).toBeUndefined()
  expect((await visit('POST', 'answer=unjustified&note=Livr%C3%A9+le+3')).body).toContain('Merci.')
  expect((await visit('POST', 'answer=justified')).statusCode).toBe(409)
  expect((await visit('GET')).statusCode).toBe(409)
  const { body: questions } = await office.ask(seat, 'GET /questions')
  expect(questions).toMatchObject({ rows: [{ answer: 'unjustified', note: 'Livré le 3', taskId: firm.taskId }] })
  const unknown = await office.app.inject({ url: '/q/1.2.3', headers: { host: 'localhost:4000' } })
  expect([unknown.statusCode, unknown.body.includes('ne mène à aucune question')]).toEqual([404, true])
  expect(
    await refusalOf(
      firm.inCompany((ctx) =>
        answerQuestion(ctx, { place: { ...place, questionId: 9 }, answer: 'in-hand', note: null }),
      ),
    ),
  ).toBe('dialogue.question_unknown')
})

import { PLAIN_MAIL_ACCOUNT } from '#access/model.ts'
// The day at the command line, and with it messages, letters and tasks: the shapes that others rely on, and what people read.

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { createSecrets } from '#access'
import { changeMailAccount } from '#access/change-mail-account.ts'
import { commands as outreachCommands } from '#outreach/commands.ts'
import { runTestCommand } from '#test/command.ts'
import { openWorkingPath, type WorkingCompany } from '#test/working-path.ts'
import { plansOf } from './company-policy.ts'
import { commands as dayCommands } from './day-commands.ts'
import type { KeptPlan } from './plan-store.ts'
import { commands as rehearseCommands } from './rehearse-command.ts'

const path = await openWorkingPath('2026-11-16')
const folder = await mkdtemp(join(tmpdir(), 'quittance-commands-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

async function aCompany(): Promise<WorkingCompany> {
  path.at('2026-11-16')
  const firm = await path.company()
  const account = {
    host: '127.0.0.1',
    port: path.smtpPort,
    security: 'none',
    user: null,
    fromName: 'Atelier',
    fromEmail: 'c@verdon.example',
    replyTo: null,
    ...PLAIN_MAIL_ACCOUNT,
  } as const
  await firm.inCompany((ctx) => changeMailAccount(ctx, { account, secrets: createSecrets(Buffer.alloc(32)) }))
  return firm
}

async function run(firm: WorkingCompany, ...argv: readonly string[]) {
  const { exitCode, out, err, json } = await runTestCommand(
    [...dayCommands, ...rehearseCommands, ...outreachCommands],
    argv,
    {
      shell: path.store.shell,
      company: firm.company,
    },
  )
  return { exitCode, out: out.replace(/[\u00a0\u202f]/g, ' '), err, json: json as Record<string, unknown> }
}
const json = async (firm: WorkingCompany, ...argv: readonly string[]) => (await run(firm, ...argv, '--json')).json

describe('quittance day', () => {
  test('tells what is decided and what became of it, in the promised shape', async () => {
    const firm = await aCompany()
    await firm.debtor({ name: 'Café Lune', owes: [['F-1', 120_000, '2026-11-10']] })
    await firm.debtor({ name: 'Garage Roux', owes: [['F-2', 50_000, '2027-02-10']] })
    const day = await json(firm, 'day')
    expect(day).toMatchObject({
      day: '2026-11-16',
      actions: [
        {
          debtor: 1,
          debtorName: 'Café Lune',
          channel: 'email',
          step: 'reminder-1',
          mode: 'confirm',
          currency: 'EUR',
          invoices: [{ id: 1, number: 'F-1', step: 'reminder-1', advances: true }],
          totalCents: 120_000,
          deadlineDay: null,
        },
      ],
      waits: [{ code: 'step-not-due', count: 1, cents: 50_000 }],
      sent: 0,
      queued: 0,
      toConfirm: 1,
      tasks: 0,
      ambiguous: 0,
      failed: 0,
      problems: [],
    })
    expect(await json(firm, 'day', '--waits', '--dry-run')).toMatchObject({
      waits: [{ invoice: 2, number: 'F-2', debtor: 'Garage Roux', code: 'step-not-due', until: '2027-02-03' }],
    })
  })

  test('a dry run writes nothing, and another day is another decision', async () => {
    const firm = await aCompany()
    await firm.debtor({ name: 'Café Lune', owes: [['F-1', 120_000, '2026-11-10']] })
    const { out } = await run(firm, 'day', '--dry-run')
    expect(out).toContain('Journée du 16/11/2026')
    expect(out).toContain('relance 1                    e-mail                  1 200,00 €  Café Lune')
    expect(await firm.acts()).toEqual([])
    expect(await json(firm, 'day', '--dry-run', '--date', '2026-11-12')).toMatchObject({ actions: [] })
    expect((await run(firm, 'day', '--date', '2026-02-30')).exitCode).toBe(2)
  })

  test('release, then day: the message leaves; a server that refuses is explained', async () => {
    const firm = await aCompany()
    await firm.debtor({ owes: [['F-1', 120_000, '2026-11-10']] })
    expect((await run(firm, 'release', '--all')).exitCode).toBe(2)
    expect(await json(firm, 'release', '--all', '--payments-known-to', '2026-11-16')).toEqual({
      released: 1,
      messages: 1,
      letters: 0,
      tasks: 0,
      awaiting: 0,
      refused: [],
    })
    path.misbehave((verb) => (verb === 'CONNECT' ? '554 closed' : undefined))
    const stopped = await json(firm, 'day')
    expect(stopped).toMatchObject({ sent: 0, queued: 1, problems: [{ account: null, code: 'not-a-mail-server' }] })
    expect(JSON.stringify(stopped['problems'])).toContain('127.0.0.1')
    path.misbehave(null)
    expect(await json(firm, 'day')).toMatchObject({ sent: 1, queued: 0, problems: [] })
    const again = await run(firm, 'release', '--all', '--payments-known-to', '2026-11-16', '--json')
    expect(again).toMatchObject({ exitCode: 1, json: { error: { code: 'strategy.nothing_to_release' } } })
  })
})

test('quittance why and quittance rehearse answer in words', async () => {
  const firm = await aCompany()
  await firm.debtor({ name: 'Café Lune', owes: [['F-1', 120_000, '2026-11-10']] })
  expect((await run(firm, 'why', 'F-1')).out).toContain('F-1  Échue depuis 6 jours')
  expect((await run(firm, 'why', 'F-1', '--lang', 'en')).out).toContain('Overdue for 6 days (10 Nov): reminder 1.')
  expect(await run(firm, 'why', 'F-7', '--json')).toMatchObject({
    exitCode: 1,
    json: { error: { code: 'strategy.subject_unknown' } },
  })
  expect((await run(firm, 'rehearse', '--days', '20')).out).toContain('23/11/2026\n  appel')
  expect((await run(firm, 'rehearse', '--days', '0')).exitCode).toBe(2)
})

test('quittance rehearse --plan says what a changed plan would do to the invoices that exist, and saves nothing', async () => {
  const firm = await aCompany()
  await firm.debtor({ name: 'Café Lune', owes: [['F-1', 120_000, '2026-11-10']] })
  const businessPlan = async () =>
    (await firm.inCompany(plansOf)).find(({ plan }) => plan.key === 'business') as KeptPlan
  const { plan } = await businessPlan()
  const steps = plan.steps
    .filter((step) => step.key !== 'call')
    .map((step) => (step.key === 'reminder-2' ? { ...step, offsetDays: 21 } : step))
  const file = join(folder, 'slower.json')
  const rehearse = async (changed: object, ...argv: readonly string[]) => {
    await writeFile(file, JSON.stringify(changed))
    return run(firm, 'rehearse', '--plan', file, '--days', '25', '--lang', 'en', ...argv)
  }
  const of = { debtorId: 1, debtorName: 'Café Lune', itemId: 1, number: 'F-1' }
  expect((await rehearse({ ...plan, steps }, '--json')).json).toMatchObject({
    changes: [
      {
        ...of,
        kind: 'later',
        before: { day: '2026-11-23', step: 'call' },
        after: { day: '2026-12-01', step: 'reminder 2' },
      },
    ],
  })
  expect((await rehearse(plan)).out).toContain('This plan changes nothing on existing invoices.')
  expect((await businessPlan()).version).toBe(1)
  const refusalOfPlan = async (changed: object) => (await rehearse(changed, '--json')).json['error']
  expect(await refusalOfPlan({ ...plan, key: 'none' })).toMatchObject({ code: 'strategy.plan_unknown' })
  expect(await refusalOfPlan({ ...plan, steps: [] })).toMatchObject({ code: 'strategy.plan_field' })
})

test('messages, letters and tasks are handled without a browser', async () => {
  const firm = await aCompany()
  await firm.debtor({ kind: 'consumer', name: 'Jean Petit', owes: [['F-1', 60_000, '2026-10-01']] })
  await firm.skipTo('reminder-3')
  await firm.debtor({ name: 'Garage Roux', owes: [['F-2', 90_000, '2026-11-02']] })
  await json(firm, 'release', '--all', '--payments-known-to', '2026-11-16')
  await json(firm, 'day')
  expect((await run(firm, 'task', 'list')).out).toBe('Aucune tâche.\n')
  expect((await run(firm, 'outbox', 'list')).out).toMatch(/parti +e-mail +Garage Roux[^]*préparé +lettre +Jean Petit/)
  expect((await json(firm, 'outbox', 'list', '--state', 'prepared'))['messages']).toHaveLength(1)
  expect((await run(firm, 'outbox', 'list', '--state', 'lost')).exitCode).toBe(2)
  const file = join(folder, 'letters.pdf')
  expect(await json(firm, 'letters', 'print', '--out', file)).toMatchObject({ file })
  expect((await readFile(file)).subarray(0, 5).toString()).toBe('%PDF-')
  expect(await json(firm, 'letters', 'posted', '--on', '2026-11-16')).toEqual({ posted: 1 })
  expect(await run(firm, 'letters', 'posted', '--json')).toMatchObject({
    exitCode: 1,
    json: { error: { code: 'outreach.no_letters' } },
  })
  path.at('2026-11-23')
  await json(firm, 'release', '--all', '--payments-known-to', '2026-11-23')
  expect((await run(firm, 'task', 'list')).out).toBe(
    '    #1  Garage Roux  appel – Échue depuis 21 jours (2 nov.) : appel. L’envoi automatique n’est pas en service, une personne confirme.\n',
  )
  expect(await json(firm, 'task', 'done', '1', '--result', 'voicemail')).toEqual({ ok: true })
  expect((await run(firm, 'task', 'done', '1', '--result', 'perhaps')).exitCode).toBe(2)
  expect(await run(firm, 'message', 'resolve', '1', 'accepted', '--json')).toMatchObject({
    exitCode: 1,
    json: { error: { code: 'outreach.message_not_unknown' } },
  })
})

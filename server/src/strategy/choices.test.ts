import { describe, expect, test } from 'vitest'
import type { Id } from '#kernel'
import { placeHold, readDebtor } from '#ledger'
import { refusalOf } from '#ledger/ledger-fixture.ts'
import { openTasks } from '#outreach'
import { runTestCommand } from '#test/command.ts'
import { openWorkingPath, type WorkingCompany } from '#test/working-path.ts'
import { commands } from './choice-commands.ts'
import { chooseNext, type ChooseNextInput, undoChoice } from './choose-next.ts'
import type { CaseFacts } from './choice-store.ts'
import { nextChoices } from './next-choices.ts'
import { readChoices } from './read-choices.ts'

const path = await openWorkingPath('2026-11-16')

type Ended = WorkingCompany & { readonly debtorId: Id; readonly itemId: Id; readonly taskId: Id }

/** A company with one debtor whose plan has said its last word about F-1. */
async function planEnded(spec: Parameters<WorkingCompany['debtor']>[0] = {}): Promise<Ended> {
  path.at('2026-08-03')
  const firm = await path.company()
  const { debtorId, itemIds } = await firm.debtor({ owes: [['F-1', 240_000, '2026-05-04']], ...spec })
  await firm.skipTo('formal-notice')
  await firm.inCompany(({ sql }) => sql`update act_item set position = 'skipped' where position = 'planned'`)
  await firm.inCompany(({ sql }) => sql`update act set state = 'cancelled' where state = 'planned'`)
  path.at('2026-11-16')
  await firm.paymentsAreKnown()
  await firm.day()
  const [task] = await firm.inCompany((ctx) => openTasks(ctx, null))
  expect(task?.kind).toBe('choose-what-next')
  return { ...firm, debtorId, itemId: itemIds[0] ?? 0, taskId: task?.id ?? 0 }
}

const ways = (firm: Ended) =>
  firm.inCompany(async (ctx) => (await readChoices(ctx, { taskId: firm.taskId, locale: 'en' })).ways)
const choose = (firm: Ended, choice: ChooseNextInput['choice'], more: Partial<ChooseNextInput> = {}) =>
  firm.inCompany((ctx) => chooseNext(ctx, { taskId: firm.taskId, choice, ...more }))
const holds = async (firm: Ended) =>
  (await firm.inCompany((ctx) => readDebtor(ctx, { debtorId: firm.debtorId, withPaid: false }))).holds.map(
    ({ kind, itemId, untilDay }) => [kind, itemId, untilDay],
  )

describe('after the last step', () => {
  test('each way says what it costs, whether it is open and why', async () => {
    const firm = await planEnded({ kind: 'business', postcode: '44000', city: 'Nantes' })
    const all = await ways(firm)
    expect(all.map(({ choice, isOpen }) => [choice, isOpen])).toEqual([
      ['call', true],
      ['instalment-plan', true],
      ['mediation', true],
      ['agency', true],
      ['order-for-payment', true],
      ['write-off', true],
    ])
    const order = all.find(({ choice }) => choice === 'order-for-payment')
    // The registry, 25.19 to 35.21 €, and serving the order: twice 25.79 € for this sum and 8.80 € of travel, with VAT.
    expect(order?.cost).toEqual({ lowCents: 97_65, highCents: 107_67 })
    expect(order?.notes.join(' ')).toContain('Only if this debtor is a trader')
    expect(order?.notes.at(-1)).toMatch(/^At most \d% of the amount owed\.$/)
    // Two months without opposition from today, the 16th, a Saturday: until Monday the 18th.
    expect(order?.delay).toBe(
      'enforceable on 19 Jan 2027 at the earliest, plus the time of the court, which nobody knows in advance',
    )
    expect(all.find(({ choice }) => choice === 'agency')?.cost).toBeNull()
    expect(all.find(({ choice }) => choice === 'write-off')?.cost).toEqual({ lowCents: 240_000, highCents: 240_000 })
  })

  test('abroad the law of France does not say how to go to court', async () => {
    const firm = await planEnded({ country: 'DE', postcode: '10115', city: 'Berlin' })
    const order = (await ways(firm)).find(({ choice }) => choice === 'order-for-payment')
    expect(order).toMatchObject({ isOpen: false, cost: null })
  })

  test('the case says what is known of solvency and evidence', async () => {
    const firm = await planEnded()
    const { facts, openCents, numbers } = await firm.inCompany((ctx) =>
      readChoices(ctx, { taskId: firm.taskId, locale: 'fr' }),
    )
    expect([openCents, numbers]).toEqual([240_000, ['F-1']])
    expect(facts).toEqual([
      'Solvabilité : aucune procédure collective connue ici.',
      'Aucun règlement passé ne dit comment ce débiteur paie.',
      'Preuve : aucun original de facture gardé, aucune facture approuvée, aucune relance faite dont aucune recommandée.',
    ])
  })
})

/** Nothing is known but where the debtor is. */
const CASE: CaseFacts = {
  debtorId: 1,
  country: 'FR',
  postcode: '44000',
  isInsolvent: false,
  isOverIndebted: false,
  isDisputed: false,
  usualDelayDays: null,
  otherOverdueCents: 0,
  originals: 0,
  approved: 0,
  contacts: 0,
  registeredLetters: 0,
}

test('figures of a procedure that nobody has looked up yet are not guessed', () => {
  const told = nextChoices({
    facts: CASE,
    kind: 'business',
    openCents: 240_000,
    dueDay: '2030-05-04',
    today: '2031-01-06',
  })
  expect(told.find(({ choice }) => choice === 'order-for-payment')).toEqual({
    choice: 'order-for-payment',
    isOpen: false,
    cost: null,
    earliestDay: null,
    notes: [{ code: 'figures-too-old' }],
  })
})

test.each([
  ['business', '2021-11-16', '2026-11-16', false],
  ['business', '2021-11-15', '2026-11-15', true],
  ['consumer', '2024-11-15', '2026-11-15', true],
] as const)(
  'of a claim against a %s due on %s it is said that the last day to sue is %s',
  (kind, dueDay, last, isOver) => {
    const told = nextChoices({ facts: CASE, kind, openCents: 240_000, dueDay, today: '2026-11-16' })
    const notes = told.find(({ choice }) => choice === 'order-for-payment')?.notes ?? []
    expect(notes.flatMap((note) => ('rule' in note && note.rule.includes('expires') ? [note.gives] : []))).toEqual([
      last,
    ])
    expect(notes.some((note) => 'code' in note && note.code === 'may-be-time-barred')).toBe(isOver)
  },
)

describe('the choice', () => {
  test.each([
    ['agency', 'collection-agency'],
    ['order-for-payment', 'court'],
  ] as const)('of %s stops everything with this debtor, and is taken back whole', async (choice, hold) => {
    const firm = await planEnded()
    await choose(firm, choice, { note: 'contract of May' })
    expect(await holds(firm)).toEqual([[hold, null, null]])
    expect((await firm.facts()).at(-1)).toBe('choice.made')
    await firm.day()
    expect(await firm.tasks()).toEqual(['choose-what-next done'])
    await firm.inCompany((ctx) => undoChoice(ctx, { taskId: firm.taskId }))
    expect(await holds(firm)).toEqual([])
    expect(await firm.tasks()).toEqual(['choose-what-next open'])
    expect(await refusalOf(firm.inCompany((ctx) => undoChoice(ctx, { taskId: firm.taskId })))).toBe(
      'strategy.choice_not_made',
    )
  })

  test('to wait for an instalment plan or a mediation needs a day, and comes back after it', async () => {
    const firm = await planEnded()
    expect(await refusalOf(choose(firm, 'mediation'))).toBe('strategy.choice_needs_day')
    expect(await refusalOf(choose(firm, 'instalment-plan', { untilDay: '2026-11-15' }))).toBe(
      'strategy.choice_needs_day',
    )
    await choose(firm, 'instalment-plan', { untilDay: '2026-12-04' })
    expect(await holds(firm)).toEqual([['pause', firm.itemId, '2026-12-04']])
    path.at('2026-12-07')
    await firm.paymentsAreKnown()
    await firm.day()
    expect(await firm.tasks()).toEqual(['choose-what-next done', 'choose-what-next open'])
  })

  test('of a call is a call of today; taken back, nobody is asked to make it', async () => {
    const firm = await planEnded()
    await choose(firm, 'call')
    expect(await firm.tasks()).toEqual(['choose-what-next done', 'call open'])
    await firm.inCompany((ctx) => undoChoice(ctx, { taskId: firm.taskId }))
    expect(await firm.tasks()).toEqual(['choose-what-next open', 'call done'])
  })

  test('to give up excludes these invoices, and a call to make is no choice', async () => {
    const firm = await planEnded()
    await choose(firm, 'write-off')
    expect(await holds(firm)).toEqual([['exclusion', firm.itemId, null]])
    expect(await refusalOf(choose(firm, 'agency'))).toBe('strategy.not_a_choice')
  })

  test('is closed to the court while insolvency proceedings run', async () => {
    const firm = await planEnded()
    await firm.inCompany((ctx) => placeHold(ctx, { kind: 'insolvency', debtorId: firm.debtorId }))
    const order = (await ways(firm)).find(({ choice }) => choice === 'order-for-payment')
    expect(order?.isOpen).toBe(false)
    expect(order?.notes.at(-1)).toBe('Lodge the claim with the court-appointed representative instead.')
  })

  test('is shown, made and taken back at the command line', async () => {
    const firm = await planEnded()
    const run = (...argv: readonly string[]) =>
      runTestCommand(commands, argv, { shell: path.store.shell, company: firm.company })
    const task = String(firm.taskId)
    expect((await run('choice', 'show', task, '--lang', 'en')).out).toContain(
      '+ Hand over to a collection agency (agency) –',
    )
    expect((await run('choice', 'make', task, 'agency', '--json')).json).toEqual({
      taskId: firm.taskId,
      choice: 'agency',
      untilDay: null,
    })
    expect((await run('choice', 'undo', task, '--json')).json).toEqual({ taskId: firm.taskId, undone: true })
    expect(await run('choice', 'make', task, 'nothing')).toMatchObject({ exitCode: 2 })
  })
})

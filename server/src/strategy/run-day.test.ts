import { describe, expect, test } from 'vitest'
import { changeAutomation, settingsOf, stopSending } from '#access'
import { refusalOf } from '#ledger/ledger-fixture.ts'
import { insertTasks, openTasks } from '#outreach'
import { openWorkingPath, type Owed, type WorkingCompany } from '#test/working-path.ts'
import { changePlan } from './change-plan.ts'
import { plansOf } from './company-policy.ts'
import { explainSubject } from './explain-subject.ts'
import { listWaits } from './list-waits.ts'
import { readToday } from './read-today.ts'
import { rehearseCompany } from './rehearse-company.ts'
import { releaseList } from './release-list.ts'

const path = await openWorkingPath('2026-11-16')

const OWES: readonly Owed[] = [['F-1', 120_000, '2026-11-10']]
const automationOf = (firm: WorkingCompany) => firm.inCompany(async (ctx) => (await settingsOf(ctx)).automation)

describe('a new company rehearses', () => {
  test('nothing leaves, however often the day is run', async () => {
    const firm = await path.company({ automation: 'rehearsal' })
    await firm.debtor({ owes: OWES })
    expect(await firm.day()).toMatchObject({ toConfirm: 1, released: { released: 0 }, sent: { sent: 0 } })
    expect(await firm.day()).toMatchObject({ toConfirm: 1, sent: { sent: 0 } })
    expect(firm.received()).toEqual([])
    expect(await automationOf(firm)).toBe('rehearsal')
  })

  test('until the first list is released: that ends it, and what was released leaves', async () => {
    const firm = await path.company({ automation: 'rehearsal' })
    await firm.debtor({ owes: OWES })
    await firm.release()
    expect(await automationOf(firm)).toBe('released')
    expect(await firm.day()).toMatchObject({ sent: { sent: 1 } })
  })

  test('and cannot become automatic before', async () => {
    const firm = await path.company({ automation: 'rehearsal' })
    expect(await refusalOf(firm.inCompany((ctx) => changeAutomation(ctx, 'automatic')))).toBe('access.not_yet_released')
  })

  test('releasing an empty list releases nothing and ends nothing', async () => {
    const firm = await path.company({ automation: 'rehearsal' })
    expect(await refusalOf(firm.release())).toBe('strategy.nothing_to_release')
    expect(await automationOf(firm)).toBe('rehearsal')
  })
})

describe('an automatic company', () => {
  test('lets the automatic steps go by itself, and only those', async () => {
    path.at('2026-11-16')
    const firm = await path.company({ automation: 'automatic' })
    await firm.debtor({ owes: OWES })
    await firm.debtor({ owes: [['F-2', 120_000, '2026-10-01']] })
    await firm.skipTo('reminder-1')
    expect(await firm.day()).toMatchObject({ sent: { sent: 2 }, toConfirm: 0 })
    path.at('2026-12-14')
    await firm.paymentsAreKnown()
    await firm.skipTo('reminder-3')
    expect(await firm.day()).toMatchObject({ sent: { sent: 0 } })
    expect((await firm.acts()).filter((act) => act.includes('reminder-3 planned'))).not.toEqual([])
  })

  test('sends nothing while sending is stopped, and decides afresh when it is resumed', async () => {
    path.at('2026-11-16')
    const firm = await path.company({ automation: 'automatic' })
    await firm.debtor({ owes: OWES })
    await firm.inCompany((ctx) => stopSending(ctx, { stopped: true, reason: 'check first' }))
    expect(await firm.day()).toMatchObject({ sent: { sent: 0 }, toConfirm: 0 })
    expect(await firm.acts()).toEqual([])
    const { banners, waits } = await firm.inCompany((ctx) => readToday(ctx, 'fr'))
    expect(banners[0]?.code).toBe('sending-stopped')
    expect(waits).toEqual([{ code: 'kill-switch', label: 'Envois arrêtés', count: 1, cents: 120_000 }])
    await firm.inCompany((ctx) => stopSending(ctx, { stopped: false, reason: '' }))
    expect(await firm.day()).toMatchObject({ sent: { sent: 1 } })
  })

  test('asks a person when a run is unusually large', async () => {
    const firm = await path.company({ automation: 'automatic' })
    await firm.inCompany(
      ({ sql }) => sql`update company_setting set outreach = '{"largeRunMessages": 2}', version = version + 1`,
    )
    for (let number = 1; number <= 3; number++) await firm.debtor({ owes: [[`F-${number}`, 50_000, '2026-11-10']] })
    expect(await firm.day()).toMatchObject({ sent: { sent: 0 }, toConfirm: 3 })
  })
})

describe('payments', () => {
  test('that nobody has said are known: overdue reminders wait, what is due later does not', async () => {
    const firm = await path.company({ paymentsKnownTo: null })
    await firm.debtor({ owes: OWES })
    await firm.debtor({ owes: [['F-2', 120_000, '2026-11-20']] })
    await firm.day()
    expect(await firm.acts()).toEqual(['email before-due planned 120000: F-2'])
    const { banners } = await firm.inCompany((ctx) => readToday(ctx, 'fr'))
    expect(banners.map(({ code }) => code)).toEqual(['payments', 'mail-account'])
  })

  test('that are known up to three working days ago: reminders still go; a day older, they wait', async () => {
    path.at('2026-11-16')
    const firm = await path.company({ paymentsKnownTo: '2026-11-11' })
    await firm.debtor({ owes: OWES })
    await firm.day()
    // 11 November is a holiday, 12, 13 and 16 are working days.
    expect(await firm.acts()).toEqual(['email reminder-1 planned 120000: F-1'])
    path.at('2026-11-17')
    await firm.day()
    expect(await firm.acts()).toEqual(['email reminder-1 superseded 120000: F-1'])
    const why = await firm.inCompany((ctx) => explainSubject(ctx, { subject: 'F-1', locale: 'fr' }))
    expect(why.rows).toMatchObject([{ code: 'payments-stale', nextDay: null }])
    expect(why.rows[0]?.sentence).toContain('11 nov.')
    await firm.paymentsAreKnown()
    await firm.day()
    expect((await firm.acts()).at(-1)).toBe('email reminder-1 planned 120000: F-1')
  })

  test('cannot be known up to tomorrow', async () => {
    path.at('2026-11-16')
    const firm = await path.company()
    await firm.debtor({ owes: OWES })
    const release = releaseList(path.store.shell, firm.company, { actIds: 'all', paymentsKnownTo: '2026-11-17' })
    expect(await refusalOf(release)).toBe('access.payments_known_in_future')
  })
})

test('what was let go leaves on the next day on which something may leave', async () => {
  path.at('2026-11-20')
  const firm = await path.company()
  await firm.debtor({ owes: OWES })
  await firm.day()
  await firm.release()
  path.at('2026-11-21')
  expect(await firm.day()).toMatchObject({ sent: { sent: 0 }, queued: 1 })
  path.at('2026-11-23')
  expect(await firm.day()).toMatchObject({ sent: { sent: 1 }, queued: 0 })
})

describe('a list released', () => {
  test('lets go what was read, and says of the rest that it has changed', async () => {
    path.at('2026-11-16')
    const firm = await path.company()
    const { debtorId, itemIds } = await firm.debtor({ owes: OWES })
    await firm.debtor({ owes: [['F-2', 50_000, '2026-11-10']] })
    await firm.day()
    await firm.pays(debtorId, 20_000, itemIds[0])
    const released = await releaseList(path.store.shell, firm.company, {
      actIds: [1, 2],
      paymentsKnownTo: '2026-11-16',
    })
    expect(released).toMatchObject({ released: 1, messages: 1, changed: [1] })
    expect(await firm.acts()).toEqual([
      'email reminder-1 superseded 120000: F-1',
      'email reminder-1 released 50000: F-2',
      'email reminder-1 planned 100000: F-1',
    ])
    expect(await refusalOf(firm.release([1]))).toBe('strategy.nothing_to_release')
  })
})

describe('the list of the day as it is read', () => {
  test('tells acts with their lines and reasons, and each call once', async () => {
    path.at('2026-11-16')
    const firm = await path.company()
    await firm.debtor({ name: 'Café Lune', owes: OWES })
    await firm.debtor({ name: 'Garage Roux', owes: [['F-2', 70_000, '2026-11-02']] })
    await firm.inCompany(async (ctx) => {
      const { actions } = await readToday(ctx, 'fr')
      expect(actions.map(({ debtorName, step, state, mode }) => [debtorName, step, state, mode])).toEqual([
        ['Café Lune', 'relance 1', 'planned', 'confirm'],
        ['Garage Roux', 'relance 1', 'planned', 'confirm'],
      ])
      expect(actions[0]).toMatchObject({
        channel: 'email',
        totalCents: 120_000,
        itemCount: 1,
        items: [{ number: 'F-1', daysPastDue: 6, openCents: 120_000, step: 'relance 1', advances: true }],
        recipient: { name: 'Jeanne Petit', postal: 'Nantes' },
      })
      expect(actions[0]?.reasons.map(({ text }) => text)).toEqual([
        'Échue depuis 6 jours (10 nov.) : relance 1.',
        'L’envoi automatique n’est pas en service, une personne confirme.',
      ])
    })
    await firm.release()
    await firm.day()
    path.at('2026-11-23')
    await firm.paymentsAreKnown()
    await firm.day()
    expect((await firm.acts()).slice(-2)).toEqual(['call call planned 120000: F-1', 'call call planned 70000: F-2'])
    await firm.release()
    const today = await firm.inCompany((ctx) => readToday(ctx, 'fr'))
    expect(today.actions.filter(({ channel }) => channel === 'call')).toEqual([])
    expect(today.tasks.filter(({ kind }) => kind === 'call')).toMatchObject([
      { debtorName: 'Café Lune', phone: '01 23 45 67 89', text: expect.stringContaining('appel – ') },
      { debtorName: 'Garage Roux' },
    ])
    expect(today.summary).toMatchObject({ calls: 0, tasks: 2 })
  })

  test('adds up no dollars with euros', async () => {
    path.at('2026-11-16')
    const firm = await path.company()
    await firm.debtor({ owes: [...OWES, ['F-2', 700, '2026-11-10', { currency: 'USD' }]] })
    await firm.debtor({
      email: null,
      addressLines: [],
      city: null,
      owes: [
        ['F-3', 5_000, '2026-11-10'],
        ['F-4', 9_000, '2026-11-10', { currency: 'USD' }],
      ],
    })
    const { summary, waits, banners } = await firm.inCompany((ctx) => readToday(ctx, 'fr'))
    expect(summary.cents).toBe(120_000)
    expect(waits).toMatchObject([{ code: 'contact-missing', count: 2, cents: 5_000 }])
    expect(banners.find(({ code }) => code === 'contacts')?.text.replace(/\s/g, ' ')).toContain('(50,00 €)')
  })

  test('tells what does not leave, item by item', async () => {
    path.at('2026-11-16')
    const firm = await path.company()
    await firm.debtor({
      owes: [
        ['F-1', 50_000, '2027-01-10'],
        ['F-2', 50_000, '2027-01-11', { currency: 'CHF' }],
      ],
    })
    await firm.day()
    const page = await firm.inCompany((ctx) => listWaits(ctx, { code: 'step-not-due', cursor: null, locale: 'fr' }))
    expect(page.rows.map(({ number, until, currency }) => [number, until, currency])).toEqual([
      ['F-1', '2027-01-04', 'EUR'],
      ['F-2', '2027-01-04', 'CHF'],
    ])
    expect(await firm.inCompany((ctx) => listWaits(ctx, { code: 'dispute', cursor: null, locale: 'fr' }))).toEqual({
      rows: [],
      next: null,
    })
  })
})

describe('why', () => {
  test('is asked by the number of an invoice, the name or account of a debtor', async () => {
    path.at('2026-11-16')
    const firm = await path.company()
    await firm.debtor({ name: 'Café Lune', account: 'CLUNE', owes: [...OWES, ['F-2', 30_000, '2027-01-10']] })
    const why = (subject: string) => firm.inCompany((ctx) => explainSubject(ctx, { subject, locale: 'fr' }))
    expect((await why('f-1')).rows).toMatchObject([
      { number: 'F-1', code: 'leaves', nextStep: 'relance 1', nextDay: '2026-11-16', daysPastDue: 6 },
    ])
    expect((await why('café lune')).rows.map(({ number }) => number)).toEqual(['F-1', 'F-2'])
    expect((await why('CLUNE')).rows).toHaveLength(2)
    expect(await refusalOf(why('F-99'))).toBe('strategy.subject_unknown')
  })
})

describe('a rehearsal', () => {
  test('plays the coming days as if nobody paid, and writes nothing', async () => {
    path.at('2026-11-16')
    const firm = await path.company({ automation: 'rehearsal', paymentsKnownTo: null })
    await firm.debtor({ name: 'Café Lune', owes: OWES })
    await firm.debtor({
      name: 'Garage Roux',
      email: null,
      addressLines: [],
      city: null,
      phone: null,
      owes: [['F-2', 30_000, '2026-11-10']],
    })
    const { days, never, steps } = await firm.inCompany((ctx) => rehearseCompany(ctx, { days: 30, locale: 'fr' }))
    expect(
      days.map(({ day, actions }) => [day, ...actions.map(({ step, debtorName }) => `${step} ${debtorName}`)]),
    ).toEqual([
      ['2026-11-16', 'relance 1 Café Lune'],
      ['2026-11-23', 'appel Café Lune'],
      ['2026-11-30', 'relance 2 Café Lune'],
      ['2026-12-10', 'relance 3 Café Lune'],
    ])
    expect(never).toEqual([
      {
        debtorId: 2,
        debtorName: 'Garage Roux',
        cents: 30_000,
        currency: 'EUR',
        code: 'contact-missing',
        text: 'Ne part pas : coordonnées manquantes (e-mail).',
      },
    ])
    expect(steps).toHaveLength(4)
    expect(await firm.acts()).toEqual([])
    expect(await firm.inCompany((ctx) => openTasks(ctx, null))).toEqual([])
  })
})

describe('a plan changed', () => {
  test('reaches invoices that exist, keeps what was sent, and is refused from an old page', async () => {
    path.at('2026-11-16')
    const firm = await path.company()
    await firm.debtor({ owes: OWES })
    await firm.day()
    const [kept] = (await firm.inCompany(plansOf)).filter(({ plan }) => plan.key === 'business')
    if (!kept) throw new Error('no plan')
    const later = {
      ...kept.plan,
      steps: kept.plan.steps.map((step) => (step.key === 'reminder-1' ? { ...step, offsetDays: 9 } : step)),
    }
    await firm.inCompany((ctx) => changePlan(ctx, { plan: later, version: kept.version }))
    await firm.day()
    expect(await firm.acts()).toEqual(['email reminder-1 superseded 120000: F-1'])
    path.at('2026-11-19')
    await firm.day()
    expect((await firm.acts()).at(-1)).toBe('email reminder-1 planned 120000: F-1')
    const again = firm.inCompany((ctx) => changePlan(ctx, { plan: later, version: kept.version }))
    expect(await refusalOf(again)).toBe('strategy.plan_changed_since')
    const unknown = firm.inCompany((ctx) => changePlan(ctx, { plan: { ...later, key: 'none' }, version: 1 }))
    expect(await refusalOf(unknown)).toBe('strategy.plan_unknown')
    const impossible = { ...later, steps: [] }
    const broken = firm.inCompany((ctx) => changePlan(ctx, { plan: impossible, version: kept.version + 1 }))
    expect(await refusalOf(broken)).toBe('strategy.plan_impossible')
    const offsets = (reminder: number) => ({
      ...later,
      steps: later.steps.map((step) => (step.key === 'reminder-1' ? { ...step, offsetDays: reminder } : step)),
    })
    const save = (offset: number) =>
      refusalOf(firm.inCompany((ctx) => changePlan(ctx, { plan: offsets(offset), version: kept.version + 1 })))
    expect(await save(20)).toBe('strategy.plan_days_fall')
    expect(await save(0)).toBe('strategy.plan_too_early')
  })

  test('a step that no plan has any more counts by its level: nobody is told again what was said firmly', async () => {
    path.at('2026-11-16')
    const firm = await path.company()
    await firm.debtor({ owes: [['F-1', 120_000, '2026-10-01']] })
    await firm.skipTo('reminder-2')
    await firm.release()
    await firm.send()
    for (const { plan, version } of await firm.inCompany(plansOf)) {
      const steps = plan.steps.filter((step) => step.level !== 2)
      await firm.inCompany((ctx) => changePlan(ctx, { plan: { ...plan, steps }, version }))
    }
    path.at('2026-12-01')
    await firm.paymentsAreKnown()
    await firm.day()
    expect((await firm.acts()).at(-1)).toBe('email reminder-3 planned 120000: F-1')
  })
})

describe('a day on which nothing leaves', () => {
  const listOf = (firm: WorkingCompany) => firm.inCompany((ctx) => readToday(ctx, 'fr'))

  test('shows the list of the next day on which something does, if nobody pays until then', async () => {
    // A Saturday. The first reminder of F-1 was due on the Friday, that of F-2 is due on the Sunday, that of F-3 on the Tuesday.
    path.at('2026-11-20')
    const firm = await path.company()
    await firm.debtor({ name: 'Noé', owes: [['F-1', 30_000, '2026-11-17']] })
    await firm.debtor({ name: 'Ada', owes: [['F-2', 90_000, '2026-11-19']] })
    await firm.debtor({ name: 'Zoé', owes: [['F-3', 70_000, '2026-11-21']] })
    expect(await listOf(firm)).toMatchObject({
      upcoming: null,
      actions: [{ debtorName: 'Noé' }, { debtorName: 'Zoé' }],
    })
    path.at('2026-11-21')
    const { actions, upcoming } = await listOf(firm)
    expect(actions).toEqual([])
    expect(upcoming?.day).toBe('2026-11-23')
    expect(upcoming?.actions.map(({ debtorName, totalCents }) => [debtorName, totalCents])).toEqual([
      ['Ada', 90_000],
      ['Noé', 30_000],
    ])
    path.at('2026-11-23')
    const monday = await listOf(firm)
    expect(monday.upcoming).toBeNull()
    expect(monday.actions.map(({ debtorName }) => debtorName)).toEqual(['Ada', 'Noé'])
  })

  test('shows it too where payments are not known: they are asked for on that day', async () => {
    path.at('2026-11-20')
    const never = await path.company({ paymentsKnownTo: null })
    const longAgo = await path.company({ paymentsKnownTo: '2026-11-02' })
    for (const firm of [never, longAgo]) await firm.debtor({ name: 'Noé', owes: [['F-1', 30_000, '2026-11-10']] })
    for (const firm of [never, longAgo]) expect((await listOf(firm)).actions).toEqual([])
    path.at('2026-11-21')
    for (const firm of [never, longAgo])
      expect((await listOf(firm)).upcoming).toMatchObject({
        day: '2026-11-23',
        actions: [{ debtorName: 'Noé', totalCents: 30_000 }],
      })
  })

  test('a call agreed for a later day is no task of today', async () => {
    path.at('2026-11-16')
    const firm = await path.company()
    const { debtorId } = await firm.debtor({ owes: OWES })
    await firm.inCompany((ctx) =>
      insertTasks(ctx, 900, [
        { kind: 'call-back', debtorId, itemId: null, actId: null, dueDay: '2026-11-18', reasons: [], key: 'later' },
      ]),
    )
    expect((await listOf(firm)).tasks).toEqual([])
    path.at('2026-11-18')
    expect((await listOf(firm)).tasks.map(({ kind }) => kind)).toEqual(['call-back'])
  })

  test('a call that was agreed is no task any more once nothing is overdue', async () => {
    path.at('2026-11-16')
    const firm = await path.company()
    const { debtorId, itemIds } = await firm.debtor({ owes: [['F-1', 30_000, '2026-11-02']] })
    await firm.inCompany((ctx) =>
      insertTasks(ctx, 900, [
        { kind: 'call-back', debtorId, itemId: null, actId: null, dueDay: '2026-11-18', reasons: [], key: 'later' },
      ]),
    )
    await firm.pays(debtorId, 30_000, itemIds[0])
    path.at('2026-11-18')
    const { tasks, summary } = await listOf(firm)
    expect(tasks).toEqual([])
    expect(summary).toMatchObject({ calls: 0, tasks: 0 })
  })
})

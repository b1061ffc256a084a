import { describe, expect, test } from 'vitest'
import { isRefusal, type Locale } from '#kernel'
import { type CommandInput, UsageError } from '#platform/command.ts'
import { commands } from './commands.ts'

type Json = Readonly<Record<string, unknown>>

/** Runs a command on its options alone: asking for a store or a company fails the test. */
async function run(name: string, values: CommandInput['values'], locale: Locale = 'fr') {
  const command = commands.find((known) => known.name === name)
  if (!command) throw new Error(name)
  const never = () => {
    throw new Error('the law touches no store')
  }
  const runtime = { configuration: never, store: never, stopped: new AbortController().signal, say: never }
  const output = await command.run({
    values,
    positionals: [],
    locale,
    shell: never,
    company: never,
    terminal: false,
    runtime,
  })
  return { json: output.json as Json, text: output.text.replaceAll(/[\u00a0\u202f]/g, ' ') }
}

async function refusalOf(work: Promise<unknown>) {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!isRefusal(error)) throw new Error('was not refused', { cause: error })
  return { code: error.code, data: error.data }
}

const late = { amount: '10000.00', due: '2026-05-01', until: '2026-09-01', debtor: 'business' }

describe('law interest', () => {
  test('10 000 € due on 1 May 2026 bears 199.73 + 214.03 to 1 September', async () => {
    const { json } = await run('law interest', late)
    expect(json).toMatchObject({
      interestCents: 41_376,
      interestPaidCents: 0,
      indemnityCents: 4000,
      days: 123,
      segments: [
        {
          from: '2026-05-02',
          to: '2026-06-30',
          days: 60,
          baseCents: 1_000_000,
          rateBasisPoints: 1215,
          interestCents: 19_973,
          article: 'C. com. L441-10 II',
        },
        {
          from: '2026-07-01',
          to: '2026-09-01',
          days: 63,
          baseCents: 1_000_000,
          rateBasisPoints: 1240,
          interestCents: 21_403,
          article: 'C. com. L441-10 II',
        },
      ],
    })
    expect(json['steps']).toHaveLength(7)
    expect(json['steps']).toContainEqual({
      rule: 'late-payment-interest.total',
      article: 'C. com. L441-10 II',
      given: { days: 123, until: '2026-09-01' },
      gives: 41_376,
      sentence: expect.stringMatching(/^Total des intérêts au 01\/09\/2026, 123 j de retard : 413,76.€\.$/u),
    })
  })

  test('people read the sum, the stretches in columns, and why', async () => {
    const { text } = await run('law interest', late)
    expect(text.split('\n').slice(0, 8)).toEqual([
      'Intérêts de retard     413,76 €',
      'Indemnité forfaitaire   40,00 €',
      '',
      'du          au          jours         base     taux  intérêts  article',
      '02/05/2026  30/06/2026     60  10 000,00 €  12,15 %  199,73 €  C. com. L441-10 II',
      '01/07/2026  01/09/2026     63  10 000,00 €  12,40 %  214,03 €  C. com. L441-10 II',
      '',
      'Pourquoi',
    ])
    expect(text).toContain('taux de la BCE au 01/01/2026, 2,15 %, majoré de 10 points = 12,15 %. [C. com. L441-10 II]')
  })

  test('in English as well', async () => {
    const { text } = await run('law interest', late, 'en')
    expect(text).toContain('First half of 2026: ECB rate on 1 Jan 2026, 2.15%, plus 10 points = 12.15%.')
  })

  test('an agreed rate, payments, a credit note and the order of imputation', async () => {
    const values = {
      ...late,
      due: '2025-01-01',
      until: '2026-01-01',
      rate: '10.00',
      paid: ['4000.00@2025-07-01'],
      credited: ['1000@2025-12-31'],
      imputation: 'interest-first',
    }
    const { json, text } = await run('law interest', values)
    expect(json).toMatchObject({
      // 495,89, then 6 495,89 € over 183 days and 5 495,89 € over one.
      interestCents: 82_308,
      interestPaidCents: 49_589,
      segments: [{ days: 181 }, { days: 183, baseCents: 649_589 }, { days: 1, baseCents: 549_589 }],
    })
    expect(text).toContain('495,89 € sur les intérêts, 3 504,11 € sur le principal. Principal restant dû : 6 495,89 €.')
  })

  test('a public body owes ECB + 8 of the first half-year, and 40 €', async () => {
    const { json } = await run('law interest', { ...late, debtor: 'public' })
    expect(json).toMatchObject({ interestCents: 34_204, indemnityCents: 4000, segments: [{ rateBasisPoints: 1015 }] })
  })

  test('a consumer without notice owes neither interest nor indemnity, and the steps say why', async () => {
    const { json, text } = await run('law interest', { ...late, debtor: 'consumer' })
    expect(json).toMatchObject({ interestCents: 0, indemnityCents: 0, days: 0, segments: [] })
    expect(json['steps']).toMatchObject([
      { rule: 'late-payment-interest.no-formal-notice' },
      { rule: 'recovery-indemnity.consumer' },
    ])
    expect(text).toContain('mise en demeure')
  })

  test('a consumer with notice owes the legal rate from it', async () => {
    const { json } = await run('law interest', { ...late, debtor: 'consumer', notice: '2026-06-20' })
    expect(json).toMatchObject({ interestCents: 5465, indemnityCents: 0, days: 73 })
  })

  test('paid in full on the due date: nothing is late', async () => {
    const { json } = await run('law interest', { ...late, paid: ['10000.00@2026-05-01'] })
    expect(json).toMatchObject({ interestCents: 0, indemnityCents: 0, days: 0 })
  })

  test('a rate that is not known yet is refused with its name and days', async () => {
    expect(await refusalOf(run('law interest', { ...late, until: '2027-01-31' }))).toEqual({
      code: 'law.parameter_unknown',
      data: {
        parameter: 'ecb-main-refinancing-rate',
        day: '2027-01-01',
        knownFrom: '2008-10-15',
        knownThrough: '2026-12-31',
      },
    })
  })

  test('an agreed rate against a public body is refused', async () => {
    const refusal = await refusalOf(run('law interest', { ...late, debtor: 'public', rate: '12' }))
    expect(refusal.code).toBe('law.rate_set_by_law')
  })

  test.each([
    [{ amount: 'x' }, /--amount : « x » ne convient pas. Attendu : 1200.00/],
    [{ amount: undefined }, /--amount manque/],
    [{ due: '2026-02-30' }, /--due/],
    [{ until: undefined }, /--until manque/],
    [{ debtor: 'company' }, /business \| public \| consumer \| association/],
    [{ rate: 'high' }, /12.00 \| ecb\+10 \| 3xlegal/],
    [{ paid: ['400'] }, /--paid : « 400 »/],
    [{ paid: ['400@2026-06-01@'] }, /400.00@YYYY-MM-DD/],
    [{ notice: 'soon' }, /--notice/],
    [{ imputation: 'any' }, /principal-first \| interest-first/],
  ])('%j is wrong usage', async (wrong, sentence) => {
    const attempt = run('law interest', { ...late, ...wrong })
    await expect(attempt).rejects.toThrow(UsageError)
    await expect(attempt).rejects.toThrow(sentence)
  })
})

describe('law due-date', () => {
  test.each([
    ['30', '2026-02-01', true, '2026-03-03'],
    ['60', '2026-03-03', true, '2026-03-03'],
    ['45-then-eom', '2026-02-28', true, '2026-02-28'],
    ['eom-then-45', '2026-03-17', true, '2026-03-17'],
    ['30-eom-10', '2026-03-10', false, '2026-03-03'],
    ['none', '2026-02-01', true, '2026-02-01'],
    ['30 jours fin de mois', '2026-02-28', true, '2026-02-28'],
  ])('%s from 2 January 2026 gives %s', async (terms, dueDate, lawful, latestLawful) => {
    const { json } = await run('law due-date', { issue: '2026-01-02', terms })
    expect(json).toMatchObject({ dueDate, lawful, latestLawful })
  })

  test('nothing agreed counts from delivery when it is told', async () => {
    const { json, text } = await run('law due-date', { issue: '2026-01-02', terms: 'none', delivered: '2025-12-20' })
    expect(json).toMatchObject({ dueDate: '2026-01-19', steps: [{ rule: 'payment-term.from-performance' }, {}, {}] })
    expect(text.split('\n').slice(0, 3)).toEqual([
      'Échéance      19/01/2026',
      'Licite        oui',
      'Au plus tard  19/01/2026',
    ])
  })

  test('a consumer has no legal maximum', async () => {
    const { json, text } = await run('law due-date', { issue: '2026-01-02', terms: '30', debtor: 'consumer' })
    expect(json).toMatchObject({ dueDate: '2026-02-01', lawful: true, latestLawful: null })
    expect(text).toContain('pas de maximum légal')
  })

  test('45 days end of month is refused with both readings', async () => {
    expect(await refusalOf(run('law due-date', { issue: '2026-01-02', terms: '45 jours fin de mois' }))).toEqual({
      code: 'law.terms_ambiguous',
      data: { terms: '45 jours fin de mois', candidates: ['45-then-eom', 'eom-then-45'] },
    })
  })

  test('a public body is asked of which kind it is', async () => {
    const values = { issue: '2026-01-02', terms: 'none', debtor: 'public' }
    expect((await refusalOf(run('law due-date', values))).code).toBe('law.public_body_missing')
    const { json } = await run('law due-date', { ...values, body: 'health', received: '2026-01-05' })
    expect(json).toMatchObject({ dueDate: '2026-02-24', latestLawful: '2026-02-24' })
  })

  test('a consumer without terms is asked for them', async () => {
    const values = { issue: '2026-01-02', terms: 'none', debtor: 'consumer' }
    expect((await refusalOf(run('law due-date', values))).code).toBe('law.terms_missing')
  })

  test('words that are no terms are wrong usage', async () => {
    const attempt = run('law due-date', { issue: '2026-01-02', terms: 'selon accord' }, 'en')
    await expect(attempt).rejects.toThrow('--terms cannot be “selon accord”. Expected: 30 | 60 | 45-then-eom')
  })
})

describe('law due-date, what is special', () => {
  const invoice = { issue: '2026-01-02', terms: '60' }

  test('a sector, a periodic invoice, a portal and an interruption', async () => {
    expect((await run('law due-date', { ...invoice, sector: 'transport' })).json).toMatchObject({
      dueDate: '2026-03-03',
      lawful: false,
      latestLawful: '2026-02-01',
    })
    const periodic = { ...invoice, periodic: true, delivered: '2026-01-02', sector: 'perishable-food' }
    expect((await run('law due-date', periodic)).json).toMatchObject({ latestLawful: '2026-02-09' })
    const hospital = { issue: '2026-01-02', terms: 'none', debtor: 'public', body: 'health', portal: '2026-01-10' }
    expect((await run('law due-date', hospital)).json).toMatchObject({ dueDate: '2026-03-01' })
    const interrupted = { ...hospital, interrupted: '2026-01-20', completed: '2026-02-01' }
    expect((await run('law due-date', interrupted)).json).toMatchObject({ dueDate: '2026-03-13' })
  })

  test.each([
    [{ sector: 'livestock' }, '--delivered manque. Attendu : YYYY-MM-DD'],
    [{ sector: 'trade-agreement' }, '--sector-days manque. Attendu : 75'],
    [{ sector: 'toys' }, '--sector : « toys » ne convient pas'],
    [{ 'sector-days': '7.5' }, '--sector-days : « 7.5 » ne convient pas'],
    [{ debtor: 'public', body: 'health', interrupted: '2026-01-20' }, '--completed manque'],
  ])('%j is asked for what is missing', async (more, sentence) => {
    const attempt = run('law due-date', { ...invoice, ...more })
    await expect(attempt).rejects.toThrow(UsageError)
    await expect(attempt).rejects.toThrow(sentence)
  })
})

test('law interest: interest on interest, and the five points after a judgment against a consumer', async () => {
  const loan = { ...late, due: '2020-12-31', until: '2023-12-31', rate: '5', capitalised: 'court@2021-01-01' }
  const { json, text } = await run('law interest', loan)
  expect(json).toMatchObject({ interestCents: 157_625, capitalisedCents: 102_500 })
  expect(text).toContain('dont capitalisés')
  const consumer = { ...late, debtor: 'consumer', notice: '2026-05-01', enforceable: '2026-05-15', creditor: 'person' }
  expect((await run('law interest', consumer)).json).toMatchObject({
    segments: [{ rateBasisPoints: 667 }, { rateBasisPoints: 684 }, { from: '2026-07-15', rateBasisPoints: 1184 }],
  })
  await expect(run('law interest', { ...late, capitalised: 'court' })).rejects.toThrow('contract@YYYY-MM-DD')
})

test('law judgment: the legal rate, and five points more', async () => {
  const values = {
    amount: '10000',
    from: '2024-01-01',
    until: '2024-12-31',
    enforceable: '2024-01-01',
    creditor: 'person',
  }
  const { json, text } = await run('law judgment', values)
  expect(json).toMatchObject({
    interestCents: 122_774,
    segments: [{}, { from: '2024-03-01', rateBasisPoints: 1301 }, {}],
  })
  expect(text).not.toContain('Indemnité')
})

test('law indemnity: 40 €, and nothing where proceedings forbade payment', async () => {
  const values = { debtor: 'business', due: '2026-01-31', until: '2026-06-30' }
  expect((await run('law indemnity', values)).json).toMatchObject({ indemnityCents: 4000, steps: [{}] })
  expect((await run('law indemnity', { ...values, insolvency: '2026-01-15' })).json).toMatchObject({
    indemnityCents: 0,
  })
  expect((await run('law indemnity', { ...values, open: '0' })).json).toMatchObject({ indemnityCents: 0 })
})

test('law costs: what goes beyond the indemnity, and what is never asked', async () => {
  const values = {
    debtor: 'business',
    cost: ['300.00@lawyer', '15.00@lump-sum'],
    'without-evidence': ['80@agency'],
    indemnity: '40',
  }
  const { json, text } = await run('law costs', values)
  expect(json).toMatchObject({ claimableCents: 26_000, fromCourtCents: 0, ownCents: 13_500 })
  expect(text).toContain('jamais due, même si une clause la prévoit')
  await expect(run('law costs', { debtor: 'business', cost: ['300@friend'] })).rejects.toThrow('300.00@agency|lawyer')
})

test('law allocation: the oldest first, each part told', async () => {
  const values = {
    amount: '1100.00',
    on: '2026-06-30',
    debt: ['F-2@2026-03-31=500.00', 'F-1@2026-01-31=1000.00+12.50+40.00'],
  }
  const { json, text } = await run('law allocation', values)
  expect(json).toMatchObject({
    allocations: [
      { id: 'F-1', principalCents: 100_000, interestCents: 1250, indemnityCents: 4000 },
      { id: 'F-2', principalCents: 4750 },
    ],
    leftCents: 0,
  })
  expect(text).toContain('Dette F-1, échue le 31/01/2026, reçoit 1 052,50 €')
  expect((await run('law allocation', { ...values, named: ['F-2'] })).json).toMatchObject({
    allocations: [{ id: 'F-2', principalCents: 50_000 }, { id: 'F-1' }],
  })
  await expect(run('law allocation', { ...values, debt: ['F-1=3'] })).rejects.toThrow('F-1@YYYY-MM-DD')
})

test('law accessories: asked from the notice on, outside VAT', async () => {
  const values = {
    debtor: 'business',
    policy: 'claimed-from-notice',
    interest: '413.76',
    indemnity: '40',
    on: '2026-09-01',
  }
  expect((await run('law accessories', values)).json).toMatchObject({ askedCents: 0 })
  const { json, text } = await run('law accessories', { ...values, notice: '2026-08-15' })
  expect(json).toMatchObject({ askedCents: 45_376 })
  expect(text).toContain('pas de TVA')
  await expect(run('law accessories', { ...values, policy: 'maybe' })).rejects.toThrow('waived | claimed-from-notice')
})

import { DEFAULT_OUTREACH } from '#access/model.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Day } from '#kernel'
import { isRefusal } from '#kernel'
import { BANK, IDENTITY } from '#test/working-path.ts'
import { PARAMETERS } from '@quittance/law'
import { type ActFacts, messageSituation } from './message-situation.ts'
import { messageTotals } from './model.ts'
import { type ItemReduction, netReductions } from './reductions.ts'
import { inconsistencies } from './rules.ts'
import type { ActLineRow, ActRow } from './store.ts'
import type { AddressedDebtor, ItemFacts } from './situation-store.ts'

const TODAY: Day = '2026-11-16'

const act: ActRow = {
  id: 12,
  debtorId: 1,
  currency: 'EUR',
  channel: 'email',
  day: TODAY,
  planKey: 'business',
  planVersion: 1,
  stepKey: 'reminder-2',
  template: null,
  recipientRole: null,
  level: 2,
  mode: 'automatic',
  deadlineDay: null,
  totalCents: 100_000,
  reasons: [],
  attachesInvoices: true,
  senderKey: null,
  state: 'planned',
}

const debtor: AddressedDebtor = {
  id: 1,
  name: 'Brûlerie Noé',
  kind: 'business',
  siren: null,
  country: 'FR',
  language: 'fr',
  addressLines: ['3 rue du Port'],
  postcode: '44000',
  city: 'Nantes',
  reference: 'C0001',
  contactName: null,
  email: 'jeanne@noe.example',
  contacts: [],
  unappliedCredit: {},
}

const item = (id: number, more: Partial<ItemFacts> = {}): ItemFacts => ({
  id,
  number: `F-${id}`,
  documentKind: 'invoice',
  issueDate: '2026-09-01',
  dueDate: '2026-10-01',
  currency: 'EUR',
  totalCents: 100_000,
  openCents: 100_000,
  paymentMeans: null,
  holder: 'us',
  payeeIban: null,
  agreedRate: null,
  ...more,
})

const line = ({ id, openCents }: ItemFacts, more: Partial<ActLineRow> = {}): ActLineRow => ({
  actId: 12,
  itemId: id,
  stepKey: 'reminder-2',
  cycle: 1,
  advances: true,
  level: 2,
  openCents,
  heldCents: 0,
  ...more,
})

type Facts = Partial<Omit<ActFacts, 'items' | 'debtor' | 'act'>> & {
  readonly items?: readonly ItemFacts[]
  readonly debtor?: Partial<AddressedDebtor>
  readonly act?: Partial<ActRow>
}

const SETTINGS = { identity: IDENTITY, bank: BANK, outreach: DEFAULT_OUTREACH } as ActFacts['settings']

function written({ items = [item(1)], ...facts }: Facts = {}) {
  return messageSituation({
    lines: items.map((one) => line(one, { level: facts.act?.level ?? 2 })),
    reductions: new Map(),
    previous: [],
    originals: new Map(),
    linkTo: null,
    settings: SETTINGS,
    today: TODAY,
    parameters: PARAMETERS,
    ...facts,
    items: new Map(items.map((one) => [one.id, one])),
    act: { ...act, ...facts.act },
    debtor: { ...debtor, ...facts.debtor },
  })
}

const refusalOf = (facts: Facts): string => {
  try {
    written(facts)
  } catch (error) {
    if (isRefusal(error)) return error.code
    throw error
  }
  return 'written'
}

describe('what the law adds', () => {
  test('is forty euros once for an invoice, whatever number of its parts is late', () => {
    const part = (id: number, dueDate: Day) => item(id, { number: 'F-1', documentKind: 'instalment', dueDate })
    const items = [part(2, '2026-10-15'), part(1, '2026-10-01'), item(3)]
    const { lines } = written({ items })
    expect(lines.map(({ itemId, indemnityCents }) => [itemId, indemnityCents])).toEqual([
      [2, null],
      [1, 4_000],
      [3, 4_000],
    ])
  })

  // From 2 October to 16 November are 46 days, at 2.40 % + 10: 100000 × 0.124 × 46 / 365 = 1562.74; a day more is 33.97.
  test('is interest and forty euros between professionals, shown and not claimed before the notice', () => {
    const situation = written()
    expect(situation.accessories).toEqual({ kind: 'computed', claimed: false, rateOrigin: 'statutory' })
    expect(situation.lines).toMatchObject([
      { indemnityCents: 4_000, interest: { cents: 1_563, rates: [1_240], dailyCents: 34 } },
    ])
    expect(messageTotals(situation).toPayCents).toBe(100_000)
  })

  // 100000 × 0.08 × 46 / 365 = 1008.22; a day more is 21.92.
  test('is at the rate that the contract sets, where it sets one', () => {
    const situation = written({ items: [item(1, { agreedRate: '8.00' })] })
    expect(situation.accessories).toMatchObject({ kind: 'computed', rateOrigin: 'contract' })
    expect(situation.lines).toMatchObject([{ interest: { cents: 1_008, rates: [800], dailyCents: 22 } }])
  })

  test('is not said where some of the invoices have a rate of their own and others have not', () => {
    const situation = written({ items: [item(1, { agreedRate: '8.00' }), item(2)] })
    expect(situation.accessories).toEqual({ kind: 'none' })
    expect(situation.lines).toMatchObject([{ interest: null }, { interest: null }])
  })

  test('is the decree’s for a public body, whatever a contract says', () => {
    const situation = written({ items: [item(1, { agreedRate: '3.00' })], debtor: { kind: 'public' } })
    expect(situation.accessories).toMatchObject({ kind: 'computed', rateOrigin: 'statutory' })
    expect(situation.lines[0]?.interest?.rates).toEqual([1_040])
  })

  test('is claimed by a formal notice, together with the principal', () => {
    const notice = {
      stepKey: 'formal-notice',
      level: 4,
      channel: 'registered-letter',
      deadlineDay: '2026-11-30',
    } as const
    const situation = written({ act: notice })
    expect(situation.accessories).toMatchObject({ kind: 'computed', claimed: true })
    expect(messageTotals(situation)).toMatchObject({ interestCents: 1_563, indemnityCents: 4_000, toPayCents: 105_563 })
    expect(inconsistencies(situation)).toEqual([])
  })

  test('is the same for an association that buys for its activity', () => {
    expect(written({ debtor: { kind: 'association' } }).lines).toEqual(written().lines)
  })

  test('is nothing on top for a consumer before the notice', () => {
    const situation = written({ debtor: { kind: 'consumer' } })
    expect(situation.accessories.kind).toBe('from-notice')
    expect(situation.lines).toMatchObject([{ interest: null, indemnityCents: null }])
  })

  test('is not said abroad, and is said overseas', () => {
    expect(written({ debtor: { country: 'DE' } }).accessories).toEqual({ kind: 'none' })
    expect(written({ debtor: { country: 'RE' } }).accessories.kind).toBe('computed')
  })

  test('is not yet known after the last published rate: the rule is stated without an amount', () => {
    const situation = written({ today: '2031-03-01' })
    expect(situation.accessories).toEqual({ kind: 'rate-unknown' })
    expect(situation.lines).toMatchObject([{ interest: null, indemnityCents: null }])
  })

  test('is not owed on what was paid in time', () => {
    const paid: ItemReduction = { itemId: 1, kind: 'payment', onDay: '2026-09-20', amountCents: 60_000 }
    const half = written({
      items: [item(1, { openCents: 40_000 })],
      reductions: new Map([[1, [paid]]]),
    })
    const whole = written({ items: [item(1, { totalCents: 40_000, openCents: 40_000 })] })
    expect(half.lines[0]?.interest).toEqual(whole.lines[0]?.interest)
  })
})

describe('what is deducted and recalled', () => {
  test('credit is that of the currency of the act', () => {
    const unappliedCredit = { EUR: 1_500, USD: 9_900 }
    expect(written({ debtor: { unappliedCredit } }).unappliedCreditCents).toBe(1_500)
    expect(
      written({ act: { currency: 'CHF' }, items: [item(1, { currency: 'CHF' })], debtor: { unappliedCredit } })
        .unappliedCreditCents,
    ).toBe(0)
  })

  test('a message before the due date was no demand', () => {
    const previous = [
      { day: '2026-09-24', channel: 'email', level: 0 },
      { day: '2026-10-05', channel: 'email', level: 1 },
    ] as const
    expect(written({ previous }).previousMessages).toEqual([{ day: '2026-10-05', channel: 'email', level: 1 }])
  })

  test('an item that changed since it was planned is refused by name', () => {
    const changed = item(1, { openCents: 50_000 })
    expect(refusalOf({ items: [changed], lines: [line(item(1))] })).toBe('outreach.act_outdated')
    expect(refusalOf({ items: [item(1)], lines: [line(item(2))] })).toBe('outreach.item_gone')
  })
})

describe('where to pay', () => {
  const FACTOR = 'DE89370400440532013000'

  test('is the company’s account, with the number of the only invoice as reference', () => {
    expect(written().payment).toEqual({
      kind: 'transfer',
      account: { holder: 'Atelier Verdon', iban: BANK.iban, bic: BANK.bic, assignee: false },
      reference: 'F-1',
    })
    const bank = { ...BANK, byCurrency: [{ currency: 'USD', iban: 'DE89370400440532013000', bic: null }] }
    const settings = { ...SETTINGS, bank }
    const owed = (currency: string) => written({ settings, act: { currency }, items: [item(1, { currency })] }).payment
    expect(owed('USD')).toMatchObject({
      account: { holder: 'Atelier Verdon', iban: 'DE89370400440532013000', bic: null },
    })
    expect(owed('GBP')).toMatchObject({ account: { iban: 'FR7630006000011234567890189', bic: 'AGRIFRPP' } })
    expect(written({ items: [item(1), item(2)] }).payment).toMatchObject({ reference: 'C0001/12' })
  })

  test('is the account that a claim was assigned to, never ours, without telling of an assignment that was not notified', () => {
    const assigned = item(1, { holder: 'factor', payeeIban: FACTOR })
    expect(written({ items: [assigned] }).payment).toMatchObject({
      account: { iban: FACTOR, bic: null, assignee: false },
    })
    expect(refusalOf({ items: [item(1, { holder: 'factor' })] })).toBe('outreach.payee_unknown')
  })

  test('is one account: invoices of several payees are refused', () => {
    expect(refusalOf({ items: [item(1), item(2, { payeeIban: FACTOR })] })).toBe('outreach.payees_differ')
  })

  test('is not said when a debit collects it', () => {
    expect(written({ items: [item(1, { paymentMeans: 'direct-debit' })] }).payment).toEqual({ kind: 'collected' })
  })
})

describe('reductions', () => {
  const reduction = (onDay: Day, amountCents: number, more: Partial<ItemReduction> = {}): ItemReduction => ({
    itemId: 1,
    kind: 'payment',
    onDay,
    amountCents,
    ...more,
  })

  test('a payment that came back is as if it had never been', () => {
    const rows = [reduction('2026-10-01', 100), reduction('2026-10-05', -100), reduction('2026-10-20', 40)]
    expect(netReductions(rows)).toEqual([reduction('2026-10-20', 40)])
  })

  test('takes the latest away first, and only of its own item and kind', () => {
    const credit = reduction('2026-10-02', 30, { kind: 'credit-note' })
    const rows = [reduction('2026-10-01', 50), reduction('2026-10-03', 20), reduction('2026-10-04', -30), credit]
    expect(netReductions(rows)).toEqual([reduction('2026-10-01', 40), credit])
  })

  test('never leave less than nothing, and add up to what was given', () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 500 }), { maxLength: 8 })
    fc.assert(
      fc.property(amounts, fc.integer({ min: 0, max: 8 }), (given, undone) => {
        const back = given.slice(0, undone).map((cents) => reduction('2026-11-01', -cents))
        const net = netReductions([...given.map((cents) => reduction('2026-10-01', cents)), ...back])
        const sum = net.reduce((total, { amountCents }) => total + amountCents, 0)
        expect(net.every(({ amountCents }) => amountCents > 0)).toBe(true)
        expect(sum).toBe(given.slice(undone).reduce((total, cents) => total + cents, 0))
      }),
    )
  })
})

describe('the text', () => {
  test.each([
    ['the one that the step names', { stepKey: 'e-mail 2', template: 'reminder-1' }, 'reminder-1'],
    ['the one of the key of a step that comes ready', { stepKey: 'reminder-2', template: null }, 'reminder-2'],
    [
      'the one of the level where the key is the company’s own',
      { stepKey: 'e-mail 2', template: 'e-mail 2' },
      'reminder-2',
    ],
  ])('is %s', (_, step, key) => {
    expect(written({ act: step }).step.key).toBe(key)
  })
})

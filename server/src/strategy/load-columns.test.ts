import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Context, type Day, dayNumber, dayOf } from '#kernel'
import { createTestCompany } from '#test/database.ts'
import { readBinaryRows } from './binary-rows.ts'
import { EVERYBODY, NO_ITEM, WHOLE, countryCode } from './columns.ts'
import { companyPolicy } from './company-policy.ts'
import { loadColumns } from './load-columns.ts'
import { CHANNELS, DEBTOR_KINDS, DOCUMENT_KINDS, HOLD_KINDS, NATURES, NEVER, NO_DAY, PAYMENT_MEANS } from './model.ts'
import { USED_STEP_STATES } from './position.ts'

const { createCompany, shell } = await createTestCompany({ now: '2026-11-16' })

const day = fc.integer({ min: -500, max: 40 }).map((days) => dayOf(dayNumber('2026-11-16') + days))
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })

const debtors = fc.array(
  fc.record({
    kind: fc.constantFrom(...DEBTOR_KINDS),
    country: fc.constantFrom('FR', 'DE', 'RE'),
    hasAddress: fc.boolean(),
    means: maybe(fc.constantFrom(...PAYMENT_MEANS)),
    plan: maybe(fc.constantFrom('cautious', 'key-account', 'gone')),
    contacts: fc.array(fc.record({ email: fc.boolean(), refused: fc.boolean(), phone: fc.boolean() }), {
      maxLength: 3,
    }),
    credit: fc.constantFrom(0, 0, 1_234),
    items: fc.array(
      fc.record({
        total: fc.integer({ min: 2, max: 9_007_199_254 }),
        isPart: fc.boolean(),
        due: maybe(day),
        issue: day,
        performed: maybe(day),
        kind: fc.constantFrom('invoice', 'deposit', 'retention', 'instalment'),
        nature: fc.constantFrom(...NATURES),
        means: maybe(fc.constantFrom(...PAYMENT_MEANS)),
        holder: fc.constantFrom('us', 'factor', 'assignee'),
        notified: fc.boolean(),
        currency: fc.constantFrom('EUR', 'EUR', 'USD', 'GBP'),
        hold: maybe(
          fc.record({
            kind: fc.constantFrom('dispute', 'promise', 'pause', 'insolvency', 'court'),
            wide: fc.constantFrom('item', 'debtor', 'everybody'),
            until: maybe(fc.constant<Day>('2027-01-01')),
            amount: maybe(fc.constant(1)),
          }),
        ),
        step: maybe(
          fc.record({
            key: fc.constantFrom('reminder-1', 'call', 'formal-notice', 'unheard-of'),
            channel: fc.constantFrom(...CHANNELS),
            position: fc.constantFrom('planned', 'released', 'used', 'skipped', 'freed', 'unknown'),
            advances: fc.boolean(),
            day,
            deadline: maybe(day),
          }),
        ),
      }),
      { maxLength: 4 },
    ),
  }),
  { minLength: 1, maxLength: 6 },
)
type Debtors = typeof debtors extends fc.Arbitrary<infer T> ? T : never

/** Row by row, as plainly as can be. */
async function write({ sql, organisationId, now }: Context, all: Debtors): Promise<void> {
  let itemId = 0
  for (const [index, debtor] of all.entries()) {
    const id = index + 1
    await sql`insert into debtor (organisation_id, id, name, kind, country, address_lines, city, payment_means, plan_key, recorded_at)
      values (${organisationId}, ${id}, 'D', ${debtor.kind}, ${debtor.country}, ${debtor.hasAddress ? ['1 rue X'] : []}::text[],
        ${debtor.hasAddress ? 'Nantes' : null}, ${debtor.means}, ${debtor.plan}, ${now})`
    for (const [place, contact] of debtor.contacts.entries())
      await sql`insert into contact (organisation_id, id, debtor_id, email, phone, email_refused_on, recorded_at)
        values (${organisationId}, ${id * 10 + place}, ${id}, ${contact.email ? 'a@b.example' : null}, ${contact.phone ? '01' : null},
          ${contact.refused ? '2026-01-01' : null}, ${now})`
    if (debtor.credit > 0)
      await sql`insert into credit (organisation_id, id, debtor_id, kind, on_day, currency, amount_cents, remaining_cents, recorded_at)
        values (${organisationId}, ${id * 2}, ${id}, 'payment', '2026-01-01', 'EUR', 9999, ${debtor.credit}, ${now}),
          (${organisationId}, ${id * 2 + 1}, ${id}, 'payment', '2026-01-01', 'USD', 5, 5, ${now})`
    for (const item of debtor.items) {
      itemId++
      await sql`insert into item (organisation_id, id, debtor_id, document_kind, number, normalised_number, issue_date, issue_year,
          due_date, performed_from, currency, total_cents, open_cents, nature, payment_means, holder, holder_notified, recorded_at)
        values (${organisationId}, ${itemId}, ${id}, ${item.kind}, ${`F-${itemId}`}, ${`F${itemId}`}, ${item.issue}, 2026, ${item.due},
          ${item.performed}, ${item.currency}, ${item.total}, ${item.isPart ? item.total - 1 : item.total}, ${item.nature}, ${item.means},
          ${item.holder}, ${item.notified}, ${now})`
      if (item.hold) {
        const { kind, wide, until, amount } = item.hold
        await sql`insert into hold (organisation_id, id, kind, debtor_id, item_id, amount_cents, from_day, until_day, origin, recorded_at)
          values (${organisationId}, ${itemId}, ${kind}, ${wide === 'everybody' ? null : id}, ${wide === 'item' ? itemId : null},
            ${wide === 'item' ? amount : null}, '2026-10-01', ${until}, 'person', ${now})`
      }
      if (item.step) {
        const { key, channel, position, advances, day: on, deadline } = item.step
        await sql`insert into act (organisation_id, id, debtor_id, currency, channel, day, plan_key, plan_version, step_key, level, mode,
            total_cents, reasons, state, planned_at)
          values (${organisationId}, ${itemId}, ${id}, 'EUR', ${channel}, ${on}, 'business', 1, ${key}, 1, 'confirm', 1, '[]', 'done', ${now})`
        await sql`insert into act_item (organisation_id, act_id, item_id, debtor_id, step_key, advances, level, open_cents, channel, day,
            deadline_day, position)
          values (${organisationId}, ${itemId}, ${itemId}, ${id}, ${key}, ${advances}, 1, 1, ${channel}, ${on}, ${deadline}, ${position})`
      }
    }
  }
}

const dayOrNone = (value: Day | null): number => (value === null ? NO_DAY : dayNumber(value))

/** The rows of a table of columns as objects, in the order of a key. */
function rowsOf(table: { readonly count: number }, key: string) {
  const columns = Object.entries(table).filter(([, column]) => typeof column !== 'number') as unknown as [
    string,
    ArrayLike<number>,
  ][]
  const rows = Array.from({ length: table.count }, (_, row) =>
    Object.fromEntries(columns.map(([name, column]) => [name, column[row] ?? 0])),
  )
  return rows.toSorted((a, b) => (a[key] ?? 0) - (b[key] ?? 0))
}

/** What the columns should hold, worked out from what was written. */
function expected(
  all: Debtors,
  planIndex: (key: string) => number,
  codeOf: (key: string) => number,
  currencies: readonly string[],
) {
  let itemId = 0
  const numbered = all.flatMap((debtor, index) =>
    debtor.items.map((item) => ({ debtor, id: index + 1, item, itemId: ++itemId })),
  )
  const kept = numbered.filter(
    ({ item: { step } }) => step !== null && step.advances && !['planned', 'freed'].includes(step.position),
  )
  const STATES = { released: 'released', used: 'accepted', skipped: 'skipped', unknown: 'unknown' } as const
  return {
    debtors: all.map((debtor, index) => ({
      id: index + 1,
      kind: DEBTOR_KINDS.indexOf(debtor.kind),
      country: countryCode(debtor.country),
      // Réunion is the sixth of the places, Germany the tenth.
      calendar: { FR: 0, RE: 6, DE: 10 }[debtor.country] ?? 0,
      reach:
        (debtor.contacts.some(({ email, refused }) => email && !refused) ? 1 : 0) |
        (debtor.hasAddress ? 2 : 0) |
        (debtor.contacts.some(({ phone }) => phone) ? 4 : 0),
      unmatchedCredit: 0,
      unappliedCreditCents: debtor.credit,
    })),
    items: numbered.map(({ debtor, id, item, itemId: own }) => ({
      id: own,
      debtor: id,
      plan: planIndex(debtor.plan === null || debtor.plan === 'gone' ? debtor.kind : debtor.plan),
      currency: currencies.indexOf(item.currency),
      documentKind: DOCUMENT_KINDS.indexOf(item.kind as 'invoice'),
      nature: NATURES.indexOf(item.nature),
      paymentMeans: PAYMENT_MEANS.indexOf(item.means ?? debtor.means ?? 'transfer'),
      payee: 0,
      holder: (item.holder === 'us' ? 1 : 0) | (item.notified ? 2 : 0),
      dueDay: dayOrNone(item.due),
      issueDay: dayNumber(item.issue),
      performedDay: dayOrNone(item.performed),
      enteredDay: dayNumber('2026-11-16'),
      returnedDay: NO_DAY,
      totalCents: item.total,
      openCents: item.isPart ? item.total - 1 : item.total,
      cause: 0,
      status: 0,
    })),
    holds: numbered.flatMap(({ id, item: { hold }, itemId: own }) =>
      hold === null
        ? []
        : [
            {
              debtor: hold.wide === 'everybody' ? EVERYBODY : id,
              item: hold.wide === 'item' ? own : NO_ITEM,
              kind: HOLD_KINDS.indexOf(hold.kind as 'dispute'),
              fromDay: dayNumber('2026-10-01'),
              untilDay: hold.until === null ? NEVER : dayNumber(hold.until),
              amountCents: hold.wide === 'item' && hold.amount !== null ? hold.amount : WHOLE,
            },
          ],
    ),
    usedSteps: kept.map(({ id, item: { step }, itemId: own }) => ({
      debtor: id,
      item: own,
      code: codeOf(step?.key ?? ''),
      channel: CHANNELS.indexOf(step?.channel ?? 'email'),
      state: USED_STEP_STATES.indexOf(STATES[step?.position as 'used']),
      day: dayOrNone(step?.day ?? null),
      deadlineDay: dayOrNone(step?.deadline ?? null),
    })),
  }
}

describe('the columns that are read in binary', () => {
  test('hold what plain statements wrote, of everybody or of some', async () => {
    await fc.assert(
      fc.asyncProperty(debtors, async (all) => {
        const company = await createCompany()
        await shell.inCompany(company, async (ctx) => {
          await write(ctx, all)
          const policy = await companyPolicy(ctx)
          const { settings, plans } = policy
          const planIndex = (key: string): number => plans.findIndex(({ plan }) => plan.key === key)
          const codeOf = (key: string): number => settings.stepCodes.findIndex((code) => code.key === key)
          const whole = expected(all, planIndex, codeOf, settings.currencies)
          for (const scope of ['all', [1], [2, 3]] as const) {
            const within = (row: { readonly debtor: number }): boolean =>
              scope === 'all' || row.debtor === EVERYBODY || (scope as readonly number[]).includes(row.debtor)
            const columns = await loadColumns(ctx, { ...policy, debtorIds: scope })
            expect(rowsOf(columns.debtors, 'id')).toEqual(whole.debtors.filter(({ id }) => within({ debtor: id })))
            expect(rowsOf(columns.items, 'id')).toEqual(whole.items.filter(within))
            const sorted = (rows: readonly object[]) =>
              rows.map((row) => JSON.stringify(Object.entries(row).toSorted())).toSorted()
            expect(sorted(rowsOf(columns.holds, 'item'))).toEqual(sorted(whole.holds.filter(within)))
            expect(rowsOf(columns.usedSteps, 'item')).toEqual(whole.usedSteps.filter(within))
          }
        })
      }),
      { numRuns: 40 },
    )
  }, 120_000)

  test('what was sent about a settled invoice long ago is left out, lately it counts as a contact', async () => {
    const company = await createCompany()
    await shell.inCompany(company, async (ctx) => {
      const { sql, organisationId, now } = ctx
      await sql`insert into debtor (organisation_id, id, name, recorded_at) values (${organisationId}, 1, 'D', ${now})`
      await sql`insert into item (organisation_id, id, debtor_id, number, normalised_number, issue_date, issue_year, total_cents, open_cents, recorded_at)
        select ${organisationId}, n, 1, n::text, n::text, '2025-01-01', 2025, 100, case n when 3 then 100 else 0 end, ${now} from generate_series(1, 3) n`
      await sql`insert into act (organisation_id, id, debtor_id, currency, channel, day, plan_key, plan_version, step_key, level, mode, total_cents, reasons, state, planned_at)
        select ${organisationId}, n, 1, 'EUR', 'email', '2025-01-02', 'p', 1, 'reminder-1', 1, 'confirm', 1, '[]', 'done', ${now} from generate_series(1, 3) n`
      await sql`insert into act_item (organisation_id, act_id, item_id, debtor_id, step_key, advances, level, open_cents, channel, day, position)
        select ${organisationId}, n, n, 1, 'reminder-1', true, 1, 1, 'email', (array['2025-01-02', '2026-11-01', '2025-01-02'])[n]::date, 'used'
        from generate_series(1, 3) n`
      const { usedSteps } = await loadColumns(ctx, { ...(await companyPolicy(ctx)), debtorIds: 'all' })
      expect(rowsOf(usedSteps, 'item').map((row) => row['item'])).toEqual([2, 3])
    })
  })
})

describe('rows of a binary COPY', () => {
  /** PGCOPY, no flags, rows of 4-byte fields, null as -1. */
  function encode(rows: readonly (readonly (number | null)[])[]): Buffer {
    const parts = [Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1')]
    for (const row of rows) {
      const head = Buffer.alloc(2)
      head.writeInt16BE(row.length)
      parts.push(head)
      for (const field of row) {
        const bytes = Buffer.alloc(field === null ? 4 : 8)
        bytes.writeInt32BE(field === null ? -1 : 4)
        if (field !== null) bytes.writeInt32BE(field, 4)
        parts.push(bytes)
      }
    }
    return Buffer.concat([...parts, Buffer.from([0xff, 0xff])])
  }

  test('are the same wherever the bytes are cut', async () => {
    const field = fc.option(fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }), { nil: null, freq: 4 })
    const rows = fc.array(fc.array(field, { minLength: 1, maxLength: 5 }), { maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(rows, fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1 }), async (given, cuts) => {
        const bytes = encode(given)
        async function* chunks(): AsyncGenerator<Uint8Array> {
          for (let at = 0, turn = 0; at < bytes.length; turn++) {
            const end = at + (cuts[turn % cuts.length] ?? 1)
            yield bytes.subarray(at, end)
            at = end
          }
        }
        const seen: (number | null)[][] = []
        const count = await readBinaryRows(chunks(), (view, starts, lengths) => {
          const width = given[seen.length]?.length ?? 0
          seen.push(
            Array.from({ length: width }, (_, i) => ((lengths[i] ?? -1) < 0 ? null : view.getInt32(starts[i] ?? 0))),
          )
        })
        expect(count).toBe(given.length)
        expect(seen).toEqual(given)
      }),
    )
  })
})

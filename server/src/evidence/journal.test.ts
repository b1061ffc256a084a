import { describe, expect, test } from 'vitest'
import type { Id } from '#kernel'
import { withClient } from '#platform/connection.ts'
import { createTestCompany } from '#test/database.ts'
import { erase, factsOfDebtors, record, seal, verify } from './index.ts'
import type { NewFact } from './index.ts'

const { inCompany, company, owner, shell, createCompany } = await createTestCompany({ now: '2026-11-21T08:00:00.000Z' })

const payment = (amountCents: number): NewFact => ({
  kind: 'payment.recorded',
  subjectKind: 'credit',
  subjectId: 7,
  debtorId: 3,
  onDay: '2026-11-20',
  payload: { amountCents, currency: 'EUR', reference: 'VIR 12' },
})

describe('recording', () => {
  test('a fact is read back as it was recorded, in its debtor’s file, newest first', async () => {
    await inCompany((ctx) => record(ctx, [payment(12_000), { ...payment(4_550), debtorId: 4 }, payment(100)]))
    const { rows } = await inCompany((ctx) => factsOfDebtors(ctx, [3], null))
    expect(rows).toMatchObject([
      {
        kind: 'payment.recorded',
        onDay: '2026-11-20',
        actor: 'system command',
        debtorId: 3,
        payload: { amountCents: 100 },
      },
      {
        kind: 'payment.recorded',
        subjectKind: 'credit',
        subjectId: 7,
        recordedAt: '2026-11-21T08:00:00.000Z',
        payload: { amountCents: 12_000, currency: 'EUR', reference: 'VIR 12' },
      },
    ])
  })

  test('the journal refuses to change or forget', async () => {
    await inCompany((ctx) => record(ctx, [payment(1)]))
    await expect(inCompany((ctx) => ctx.sql`update fact set on_day = '2026-01-01'`)).rejects.toThrow(
      'permission denied',
    )
    await expect(asOwner('delete from fact')).rejects.toThrow('append-only')
    await expect(asOwner(`update fact_payload set payload = '{}'`)).rejects.toThrow('append-only')
    await expect(asOwner('truncate fact cascade')).rejects.toThrow('append-only')
  })

  test('ten thousand facts are one call, and their ids keep the order given', async () => {
    const other = await createCompany()
    const facts = Array.from({ length: 10_000 }, (_, i) => payment(i + 1))
    const ids = await shell.inCompany(other, (ctx) => record(ctx, facts))
    expect(ids).toEqual(ids.toSorted((a, b) => a - b))
    const found = await shell.inCompany(
      other,
      (ctx) => ctx.sql<{ payload: string }>`select payload from fact_payload where fact_id = ${ids[9_999] as Id}`,
    )
    expect(found[0]?.payload).toBe('{"amountCents":10000,"currency":"EUR","reference":"VIR 12"}')
    await shell.inCompany(other, seal)
    expect(await shell.inCompany(other, (ctx) => verify(ctx))).toMatchObject({
      facts: 10_000,
      sealed: 10_000,
      firstBad: null,
    })
  })
})

describe('the chain', () => {
  test('what committed late with a lower id is sealed next, not skipped', async () => {
    const other = await createCompany()
    let release = (): void => {}
    const late = shell.inCompany(other, async (ctx) => {
      const [id] = await record(ctx, [payment(1)])
      await new Promise<void>((resolve) => (release = resolve))
      return id as Id
    })
    const [early] = await shell.inCompany(other, (ctx) => record(ctx, [payment(2)]))
    await shell.inCompany(other, seal)
    release()
    expect(await late).toBeLessThan(early as Id)
    expect(await shell.inCompany(other, (ctx) => verify(ctx))).toMatchObject({
      facts: 2,
      sealed: 1,
      unsealed: 1,
      firstBad: null,
    })
    await shell.inCompany(other, seal)
    expect(await shell.inCompany(other, (ctx) => verify(ctx))).toMatchObject({
      facts: 2,
      sealed: 2,
      unsealed: 0,
      firstBad: null,
    })
  })

  test('two sealers at once seal each fact once', async () => {
    const other = await createCompany()
    await shell.inCompany(other, (ctx) =>
      record(
        ctx,
        Array.from({ length: 1500 }, (_, i) => payment(i + 1)),
      ),
    )
    await Promise.all([1, 2, 3].map(() => shell.inCompany(other, seal)))
    await shell.inCompany(other, seal)
    expect(await shell.inCompany(other, (ctx) => verify(ctx))).toMatchObject({ sealed: 1500, firstBad: null })
  })

  test('erasure leaves the chain whole, and is itself on record', async () => {
    const other = await createCompany()
    const ids = await shell.inCompany(other, (ctx) => record(ctx, [payment(1), payment(2), payment(3)]))
    await shell.inCompany(other, seal)
    await shell.inCompany(other, (ctx) => erase(ctx, { factIds: [ids[1] as Id], reason: 'request of 20 November' }))
    await shell.inCompany(other, seal)
    const result = await shell.inCompany(other, (ctx) => verify(ctx))
    expect(result).toMatchObject({ facts: 4, sealed: 4, erased: 1, firstBad: null })
    const { rows } = await shell.inCompany(other, (ctx) => factsOfDebtors(ctx, [3], null))
    expect(rows[1]?.payload).toBeNull()
    await expect(shell.inCompany(other, (ctx) => erase(ctx, { factIds: [], reason: ' ' }))).rejects.toMatchObject({
      code: 'evidence.erase_without_reason',
    })
  })

  test('a tail that was cut off with its head is found with an anchor', async () => {
    const other = await createCompany()
    await shell.inCompany(other, (ctx) => record(ctx, [payment(1), payment(2), payment(3)]))
    await shell.inCompany(other, seal)
    const before = await shell.inCompany(other, (ctx) => verify(ctx))
    await tamper(other.organisationId, [
      `delete from fact_payload where fact_id = (select max(id) from fact)`,
      `delete from fact_seal where sequence = 3`,
      `delete from fact where id = (select max(id) from fact)`,
      `update fact_head set sequence = 2, chain = (select chain from fact_seal where sequence = 2)`,
    ])
    expect(await shell.inCompany(other, (ctx) => verify(ctx))).toMatchObject({ facts: 2, firstBad: null })
    const anchor = before.head
    expect(anchor?.sequence).toBe(3)
    const checked = await shell.inCompany(other, (ctx) => verify(ctx, anchor ? { anchor } : {}))
    expect(checked.firstBad).toEqual({ problem: 'anchor', sequence: 3, factId: null })
  })
})

describe('tampering as the owner of the tables is found', () => {
  // Five sealed facts; fact 3 of them is touched. {n} is the id of the n-th fact.
  const cases: readonly (readonly [
    what: string,
    statements: readonly string[],
    problem: string,
    sequence: number | null,
  ])[] = [
    ['recorded_at', [`update fact set recorded_at = recorded_at - interval '1 day' where id = {3}`], 'content', 3],
    ['on_day', [`update fact set on_day = on_day - 1 where id = {3}`], 'content', 3],
    ['kind', [`update fact set kind = 'payment.undone' where id = {3}`], 'content', 3],
    ['actor', [`update fact set actor = 'person 9' where id = {3}`], 'content', 3],
    ['subject_kind', [`update fact set subject_kind = 'item' where id = {3}`], 'content', 3],
    ['subject_id', [`update fact set subject_id = 8 where id = {3}`], 'content', 3],
    ['debtor_id', [`update fact set debtor_id = null where id = {3}`], 'content', 3],
    ['digest', [`update fact set digest = sha256('x') where id = {3}`], 'content', 3],
    [
      'id',
      [
        `alter table fact_seal drop constraint fact_seal_organisation_id_fact_id_fkey`,
        `alter table fact_payload drop constraint fact_payload_organisation_id_fact_id_fkey`,
        `insert into fact overriding system value select organisation_id, 9000000, recorded_at, on_day, kind, actor, subject_kind, subject_id, debtor_id, digest from fact where id = {3}`,
        `delete from fact where id = {3}`,
      ],
      'fact-missing',
      3,
    ],
    ['payload', [`update fact_payload set payload = '{"amountCents":1}' where fact_id = {3}`], 'content', 3],
    ['salt', [`update fact_payload set salt = '\\x00' where fact_id = {3}`], 'content', 3],
    ['payload deleted', [`delete from fact_payload where fact_id = {3}`], 'payload-missing', 3],
    [
      'payloads swapped',
      [
        `update fact_payload p set payload = q.payload, salt = q.salt from fact_payload q where p.fact_id + q.fact_id = {2} + {3} and p.fact_id in ({2}, {3})`,
      ],
      'content',
      2,
    ],
    ['chain', [`update fact_seal set chain = sha256('x') where sequence = 3`], 'chain', 3],
    ['sealed_at', [`update fact_seal set sealed_at = sealed_at - interval '1 hour' where sequence = 3`], 'chain', 3],
    ['seal deleted', [`delete from fact_seal where sequence = 3`], 'gap', 4],
    [
      'seals swapped',
      [
        `update fact_seal set sequence = sequence + 10 where sequence in (3, 4)`,
        `update fact_seal set sequence = 27 - sequence - 10 where sequence > 10`,
      ],
      'chain',
      3,
    ],
    [
      'digest and payload made to agree',
      [
        `update fact_payload set salt = '', payload = '{}' where fact_id = {3}`,
        `update fact set digest = sha256(convert_to('["2026-11-21T08:00:00.000Z","2026-11-20","payment.recorded","system command","credit",7,3]' || chr(10) || '{}', 'UTF8')) where id = {3}`,
      ],
      'chain',
      3,
    ],
    [
      'fact slipped in',
      [
        `insert into fact overriding system value select organisation_id, 8000000, recorded_at, on_day, kind, actor, subject_kind, subject_id, debtor_id, digest from fact where id = {3}`,
      ],
      'unlisted',
      null,
    ],
    [
      'tail cut off',
      [
        `delete from fact_seal where sequence = 5`,
        `delete from fact_payload where fact_id = {5}`,
        `delete from fact where id = {5}`,
      ],
      'head',
      5,
    ],
    ['head rewritten', [`update fact_head set sequence = 4`], 'head', 4],
  ]

  test.for(cases)('%s', async ([, statements, problem, sequence]) => {
    const other = await createCompany()
    const ids = await shell.inCompany(other, (ctx) => record(ctx, [1, 2, 3, 4, 5].map(payment)))
    await shell.inCompany(other, seal)
    expect((await shell.inCompany(other, (ctx) => verify(ctx))).firstBad).toBeNull()
    const filled = statements.map((text) => text.replace(/\{(\d)\}/g, (_, n: string) => String(ids[Number(n) - 1])))
    const result = await tamper(other.organisationId, filled, () => shell.inCompany(other, (ctx) => verify(ctx)))
    expect(result?.firstBad).toMatchObject({ problem, sequence })
  })
})

/** Statements as the owner, for this company, triggers off. With `look`, committed, looked at, and the schema put back. */
async function tamper<T>(
  organisationId: Id,
  statements: readonly string[],
  look?: () => Promise<T>,
): Promise<T | undefined> {
  const tables = ['fact', 'fact_payload', 'fact_seal']
  await withClient(owner, async (client) => {
    await client.query(`set quittance.organisation = '${organisationId}'`)
    for (const table of tables) await client.query(`alter table ${table} disable trigger append_only`)
    for (const statement of statements) await client.query(statement)
    for (const table of tables) await client.query(`alter table ${table} enable trigger append_only`)
  })
  const result = await look?.()
  if (statements.some((text) => text.includes('drop constraint'))) await restoreConstraints(organisationId)
  return result
}

async function restoreConstraints(organisationId: Id): Promise<void> {
  await withClient(owner, async (client) => {
    await client.query(`set quittance.organisation = '${organisationId}'`)
    for (const table of ['fact_seal', 'fact_payload']) {
      await client.query(
        `alter table ${table} add constraint ${table}_organisation_id_fact_id_fkey foreign key (organisation_id, fact_id) references fact (organisation_id, id) not valid`,
      )
    }
  })
}

async function asOwner(statement: string): Promise<void> {
  await withClient(owner, async (client) => {
    await client.query(`set quittance.organisation = '${company.organisationId}'`)
    await client.query(statement)
  })
}

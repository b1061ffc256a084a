// What is large leaves with the yes of two people, told by days: who said yes, what makes it void, what happens where there is one.

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { addPerson, changeIdentity, settingsOf } from '../../server/src/access/index.ts'
import { changeOutreach } from '../../server/src/access/change-settings.ts'
import { factSentence, factsOfDebtors } from '../../server/src/evidence/index.ts'
import { type Company, type Id, isRefusal } from '../../server/src/kernel/index.ts'
import { releaseActs } from '../../server/src/outreach/index.ts'
import { commands } from '../../server/src/strategy/day-commands.ts'
import { readToday } from '../../server/src/strategy/read-today.ts'
import { releaseList } from '../../server/src/strategy/release-list.ts'
import { takeBack } from '../../server/src/strategy/take-back.ts'
import { runTestCommand } from '../../server/src/test/command.ts'
import { openWorkingPath, type WorkingCompany } from '../../server/src/test/working-path.ts'

const path = await openWorkingPath('2026-11-16')
const { shell } = path.store
const folder = await mkdtemp(join(tmpdir(), 'quittance-two-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

type Someone = Extract<Company['actor'], { readonly kind: 'person' }>
type Role = 'owner' | 'member'

const PASSWORD = 'trois girafes bleues'

let people = 0
async function joins(firm: WorkingCompany, name: string, role: Role): Promise<Someone & { readonly email: string }> {
  const email = `${name.toLowerCase()}-${++people}@atelier.example`
  const input = { name, email, role, password: PASSWORD, locale: 'fr' } as const
  const { personId } = await firm.inCompany((ctx) => addPerson(ctx, input))
  return { kind: 'person', personId, name, email }
}

const limit = (firm: WorkingCompany, secondApprovalCents: number | null): Promise<unknown> =>
  firm.inCompany(async (ctx) =>
    changeOutreach(ctx, { ...(await settingsOf(ctx)).outreach, confirmFromCents: null, secondApprovalCents }),
  )

/** What came of it when somebody releases all there is. */
async function releases(firm: WorkingCompany, actor: Company['actor'], actIds: readonly Id[] | 'all' = 'all') {
  const paymentsKnownTo = await firm.inCompany((ctx) => Promise.resolve(ctx.today))
  const done = await releaseList(shell, { ...firm.company, actor }, { actIds, paymentsKnownTo })
  const refused = done.refused.map(({ refusal }) => refusal.code)
  return { released: done.released, awaiting: done.awaiting, refused }
}

/** The large act as somebody sees it under Today. */
async function seenBy(firm: WorkingCompany, actor: Company['actor']) {
  const { actions } = await shell.inCompany({ ...firm.company, actor }, (ctx) => readToday(ctx, 'fr'))
  const large = actions.find(({ asksTwo }) => asksTwo)
  return { id: large?.actId ?? 0, state: large?.state, approval: large?.approval ?? null }
}

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'nothing was refused',
    (error: unknown) => (isRefusal(error) ? error.code : String(error)),
  )

async function threePeople() {
  path.at('2026-11-16')
  const firm = await path.company({ automation: 'automatic' })
  const claire = await joins(firm, 'Claire', 'owner')
  const julien = await joins(firm, 'Julien', 'member')
  const nadia = await joins(firm, 'Nadia', 'member')
  await limit(firm, 1_000_000)
  const { debtorId, itemIds } = await firm.debtor({ owes: [['F-1', 1_500_000, '2026-11-10']] })
  return { firm, claire, julien, nadia, debtorId, itemId: itemIds[0] ?? 0 }
}

test('a large message waits for a second person, and what changed starts again', async () => {
  const { firm, claire, julien, nadia, debtorId, itemId } = await threePeople()
  await firm.debtor({ owes: [['F-2', 50_000, '2026-11-10']] })
  // Monday: the small one goes by itself, the large one asks; nobody of the program says yes for two people.
  expect(await firm.day()).toMatchObject({ sent: { sent: 1 }, toConfirm: 1 })
  expect(await releases(firm, firm.company.actor)).toEqual({
    released: 0,
    awaiting: 0,
    refused: ['outreach.approval_unnamed'],
  })
  expect(await releases(firm, julien)).toEqual({ released: 0, awaiting: 1, refused: [] })
  expect(await releases(firm, julien)).toEqual({ released: 0, awaiting: 0, refused: ['outreach.second_person_needed'] })
  expect(await firm.day()).toMatchObject({ sent: { sent: 0 }, toConfirm: 1 })
  const at = '2026-11-16T09:00:00.000Z'
  expect((await seenBy(firm, julien)).approval).toEqual({ by: 'Julien', at, isMine: true })
  expect((await seenBy(firm, claire)).approval).toEqual({ by: 'Julien', at, isMine: false })

  // Tuesday: part of it was paid. What Julien approved is not what would leave.
  path.at('2026-11-17')
  await firm.pays(debtorId, 200_000, itemId)
  await firm.paymentsAreKnown()
  expect((await seenBy(firm, claire)).approval).toBe(null)
  expect(await releases(firm, julien)).toEqual({ released: 0, awaiting: 1, refused: [] })
  // Two members are not enough, an owner and a member are.
  expect(await releases(firm, nadia)).toEqual({ released: 0, awaiting: 0, refused: ['outreach.owner_needed'] })
  expect(await releases(firm, claire)).toEqual({ released: 1, awaiting: 0, refused: [] })
  expect(await firm.day()).toMatchObject({ sent: { sent: 1 } })
  const told = await firm.inCompany((ctx) => factsOfDebtors(ctx, [debtorId], null))
  expect(told.rows.map((fact) => factSentence(fact, 'fr').replace(/[\u00a0\u202f]/g, ' '))).toEqual(
    expect.arrayContaining([
      'Relance par e-mail validée par deux personnes : Julien, puis Claire',
      'Relance par e-mail de 13 000,00 € validée une première fois : une autre personne doit la valider',
    ]),
  )
})

test('a first yes is taken back, and then nobody can let it go alone', async () => {
  const { firm, claire, julien } = await threePeople()
  await releases(firm, julien)
  const { id } = await seenBy(firm, julien)
  expect(await shell.inCompany({ ...firm.company, actor: julien }, (ctx) => takeBack(ctx, { actIds: [id] }))).toEqual({
    withdrawn: 1,
    left: 0,
  })
  expect(await seenBy(firm, claire)).toEqual({ id, state: 'planned', approval: null })
  expect(await releases(firm, claire)).toEqual({ released: 0, awaiting: 1, refused: [] })
  // Not even where it is let go by another way.
  const { released, refused } = await releaseActs(shell, firm.company, { actIds: [id] })
  expect([released, ...refused.map(({ refusal }) => refusal.code)]).toEqual([0, 'outreach.act_unapproved'])
  // Released by two, it can still be taken back, and begins again without a yes.
  expect(await releases(firm, julien)).toEqual({ released: 1, awaiting: 0, refused: [] })
  expect(await seenBy(firm, julien)).toEqual({ id, state: 'queued', approval: null })
  await firm.inCompany((ctx) => takeBack(ctx, { actIds: [id] }))
  const again = await seenBy(firm, julien)
  expect(again).toEqual({ id: again.id, state: 'planned', approval: null })
  expect(again.id).not.toBe(id)
})

test('what cannot be written is refused to the first of them, and has no yes', async () => {
  const { firm, claire, julien } = await threePeople()
  const { identity } = await firm.inCompany(settingsOf)
  await firm.inCompany((ctx) => changeIdentity(ctx, { ...identity, signerName: null }))
  expect(await releases(firm, julien)).toEqual({ released: 0, awaiting: 0, refused: ['outreach.company_incomplete'] })
  expect((await seenBy(firm, claire)).approval).toBe(null)
})

test('a company of one cannot ask for two, and one that has become of one is told what to do', async () => {
  path.at('2026-11-16')
  const firm = await path.company()
  const claire = await joins(firm, 'Claire', 'owner')
  expect(await codeOf(limit(firm, 1_000_000))).toBe('access.second_person_missing')
  const julien = await joins(firm, 'Julien', 'member')
  await limit(firm, 1_000_000)
  await firm.debtor({ owes: [['F-1', 1_500_000, '2026-11-10']] })
  expect(await releases(firm, julien)).toEqual({ released: 0, awaiting: 1, refused: [] })
  // Julien leaves: his yes counts no more, and there is nobody to give the second.
  await shell.shared((sql) => sql`delete from membership where person_id = ${julien.personId}`)
  expect(await releases(firm, claire)).toEqual({
    released: 0,
    awaiting: 0,
    refused: ['outreach.second_person_missing'],
  })
  const nadia = await joins(firm, 'Nadia', 'member')
  expect(await releases(firm, claire)).toEqual({ released: 0, awaiting: 1, refused: [] })
  expect(await releases(firm, nadia)).toEqual({ released: 1, awaiting: 0, refused: [] })
})

test('at the command line each of the two proves who they are', async () => {
  const { firm, claire, julien } = await threePeople()
  const file = join(folder, 'password')
  await writeFile(file, `${PASSWORD}\n`)
  const run = (...argv: readonly string[]) =>
    runTestCommand(commands, ['release', ...argv], { shell, company: firm.company })
  const all = ['--all', '--payments-known-to', '2026-11-16']
  const by = (person: { readonly email: string }) => ['--by', person.email, '--password-file', file]
  await firm.day()
  expect((await run(...all)).out).toContain('Ajoutez --by ADRESSE et son mot de passe.')
  expect((await run(...all, ...by(julien))).out).toContain(
    '1 acte(s) validés une première fois : une autre personne doit les valider.',
  )
  const { id } = await seenBy(firm, julien)
  expect((await run('--act', String(id), '--take-back', ...by(julien))).out).toBe(
    '1 acte(s) ou validation(s) repris ; 0 déjà parti(s).\n',
  )
  await run(...all, ...by(julien), '--json')
  await writeFile(file, 'une autre phrase\n')
  expect((await run(...all, ...by(claire), '--json')).json).toMatchObject({
    error: { code: 'access.sign_in_refused' },
  })
  await writeFile(file, `${PASSWORD}\n`)
  expect((await run(...all, ...by(claire), '--json')).json).toMatchObject({ released: 1, awaiting: 0, refused: [] })
})

test('a member cannot do without the second person: only an owner raises the limit or lifts it', async () => {
  const { firm, claire, julien } = await threePeople()
  const sets = (actor: Company['actor'], secondApprovalCents: number | null) =>
    codeOf(
      shell.inCompany({ ...firm.company, actor }, async (ctx) =>
        changeOutreach(ctx, { ...(await settingsOf(ctx)).outreach, secondApprovalCents }),
      ),
    )
  expect(await sets(julien, null)).toBe('access.owner_needed')
  expect(await sets(julien, 1_000_001)).toBe('access.owner_needed')
  expect(await sets({ ...julien, personId: 999_999 }, null)).toBe('access.owner_needed')
  expect(await sets(julien, 900_000)).toBe('nothing was refused')
  expect(await sets(claire, 1_000_000)).toBe('nothing was refused')
  expect(await sets(claire, null)).toBe('nothing was refused')
})

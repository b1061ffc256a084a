import { describe, expect, test } from 'vitest'
import type { Id } from '#kernel'
import { changeDebtors, touchDebtors } from '#ledger'
import { refusalOf } from '#ledger/ledger-fixture.ts'
import { openWorkingPath, type WorkingCompany } from '#test/working-path.ts'
import { runTestCommand } from '#test/command.ts'
import { cancelAct } from './cancel-act.ts'
import { letterCommands } from './letter-commands.ts'
import { lettersToPost } from './outbox-store.ts'
import { lettersToPrint, pileOfLetters, printLetters } from './print-letters.ts'
import { postLetters } from './post-letters.ts'
import { retireMessages } from './retire-messages.ts'

const path = await openWorkingPath('2026-11-16')

type Firm = WorkingCompany & { readonly debtorId: Id; readonly itemId: Id }

/** A company with one letter to a consumer on the pile, due so long ago that it is the last reminder. */
async function oneLetter(): Promise<Firm> {
  path.at('2026-11-16')
  const firm = await path.company()
  const { debtorId, itemIds } = await firm.debtor({
    kind: 'consumer',
    name: 'Jean Petit',
    owes: [['F-1', 60_000, '2026-10-01']],
  })
  await firm.skipTo('reminder-3')
  expect(await firm.release()).toMatchObject({ letters: 1 })
  return { ...firm, debtorId, itemId: itemIds[0] ?? 0 }
}

const print = (firm: Firm, messageIds?: readonly Id[]) => firm.inCompany((ctx) => printLetters(ctx, { messageIds }))
const post = (firm: Firm, onDay: `${number}-${number}-${number}`, messageIds: readonly Id[] = [1]) =>
  firm.inCompany((ctx) => postLetters(ctx, { messageIds, onDay }))
const last = <T>(list: readonly T[]): T | undefined => list.at(-1)

describe('a letter', () => {
  test('is not sent by printing it, as often as one likes', async () => {
    const firm = await oneLetter()
    const { pdf, messageIds } = await print(firm)
    expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-')
    expect(messageIds).toEqual([1])
    await print(firm)
    expect(await firm.outbox()).toEqual(['letter prepared Jeanne Petit'])
    expect(last(await firm.acts())).toBe('letter reminder-3 released 60000: F-1')
    expect((await firm.facts()).slice(-2)).toEqual(['letter.printed', 'letter.printed'])
  })

  test('has left on the day on which a person says that it was posted', async () => {
    const firm = await oneLetter()
    await print(firm)
    path.at('2026-11-18')
    expect(await post(firm, '2026-11-17')).toEqual({ posted: 1 })
    expect(last(await firm.acts())).toBe('letter reminder-3 done 60000: F-1')
    const rows = await firm.inCompany(
      ({ sql }) => sql`
        select m.ended_on as message, l.day as line from message m join act_item l on l.act_id = m.act_id`,
    )
    expect(rows).toEqual([{ message: '2026-11-17', line: '2026-11-17' }])
    expect(await firm.inCompany((ctx) => lettersToPost(ctx))).toEqual([])
  })

  test('cannot be posted tomorrow, before it was written, twice, or by its number in another company', async () => {
    const firm = await oneLetter()
    expect(await refusalOf(post(firm, '2026-11-17'))).toBe('outreach.posted_in_future')
    expect(await refusalOf(post(firm, '2025-11-16'))).toBe('outreach.posted_before_written')
    expect(await post(firm, '2026-11-16', [1, 1])).toEqual({ posted: 1 })
    expect(await refusalOf(post(firm, '2026-11-16'))).toBe('outreach.letter_not_waiting')
    const stranger = { ...(await path.company()), debtorId: 0, itemId: 0 }
    expect(await refusalOf(post(stranger, '2026-11-16'))).toBe('outreach.letter_not_waiting')
    expect(await refusalOf(print(stranger))).toBe('outreach.no_letters')
  })

  test('that e-mail was meant for is no letter', async () => {
    path.at('2026-11-16')
    const firm = await path.company()
    await firm.debtor({ owes: [['F-1', 60_000, '2026-11-10']] })
    await firm.day()
    await firm.release()
    expect(await refusalOf(post({ ...firm, debtorId: 0, itemId: 0 }, '2026-11-16'))).toBe('outreach.letter_not_waiting')
  })
})

describe('a letter on the pile that is no longer true', () => {
  test('is not printed once it was paid, and the next day takes it off the pile', async () => {
    const firm = await oneLetter()
    await firm.pays(firm.debtorId, 60_000, firm.itemId)
    expect(await refusalOf(print(firm))).toBe('outreach.no_letters')
    await firm.day()
    expect(await firm.outbox()).toEqual(['letter superseded Jeanne Petit'])
    expect(last(await firm.facts())).toBe('message.superseded')
  })

  test('is written anew for another address', async () => {
    const firm = await oneLetter()
    const change = { debtorId: firm.debtorId, addressLines: ['9 rue Neuve'] }
    await firm.inCompany((ctx) => changeDebtors(ctx, { changes: [change], mode: 'overwrite', importId: null }))
    await firm.day()
    expect(await firm.outbox()).toEqual(['letter superseded Jeanne Petit'])
    expect(last(await firm.acts())).toBe('letter reminder-3 planned 60000: F-1')
  })

  test('waits for the next pile while the day that it grants is at least four days off: until the 20th for the 24th', async () => {
    const firm = await oneLetter()
    path.at('2026-11-20')
    expect(await firm.inCompany(retireMessages)).toBe(0)
    expect(await firm.inCompany(lettersToPrint)).toHaveLength(1)
    path.at('2026-11-21')
    expect(await firm.inCompany(lettersToPrint)).toHaveLength(0)
    expect(await firm.inCompany(retireMessages)).toBe(1)
  })

  test('waits a week, not longer, where it grants no day', async () => {
    path.at('2026-11-16')
    const firm = await path.company()
    const { debtorId } = await firm.debtor({ owes: [['F-1', 30_000, '2026-10-01']] })
    await firm.skipTo('reminder-2')
    await firm.inCompany(({ sql }) => sql`update contact set email = null where debtor_id = ${debtorId}`)
    await firm.inCompany((ctx) => touchDebtors(ctx, [debtorId]))
    expect(await firm.release()).toMatchObject({ letters: 1 })
    path.at('2026-11-23')
    expect(await firm.inCompany(retireMessages)).toBe(0)
    expect(await firm.inCompany(lettersToPrint)).toHaveLength(1)
    path.at('2026-11-24')
    expect(await firm.inCompany(lettersToPrint)).toHaveLength(0)
    expect(await firm.inCompany(retireMessages)).toBe(1)
  })

  test('stays when it was printed: it may lie in a post box, and only a person can say', async () => {
    const firm = await oneLetter()
    await print(firm)
    await firm.pays(firm.debtorId, 10_000, firm.itemId)
    path.at('2026-12-01')
    await firm.day()
    expect(await firm.outbox()).toEqual(['letter prepared Jeanne Petit'])
    expect(last(await firm.acts())).toBe('letter reminder-3 released 60000: F-1')
    expect(await post(firm, '2026-11-16')).toEqual({ posted: 1 })
  })

  test('is said to be outdated once it was printed and then paid, and only it', async () => {
    const firm = await oneLetter()
    await print(firm)
    await firm.debtor({ kind: 'consumer', name: 'Anne Roux', owes: [['F-2', 60_000, '2026-10-01']] })
    await firm.skipTo('reminder-3')
    await firm.release()
    await firm.pays(firm.debtorId, 60_000, firm.itemId)
    const pile = await firm.inCompany(pileOfLetters)
    expect(pile.map(({ id, debtorName, isOutdated }) => [id, debtorName, isOutdated])).toEqual([
      [1, 'Jean Petit', true],
      [2, 'Anne Roux', false],
    ])
    const command = ['letters', 'posted', '--json']
    const { json } = await runTestCommand(letterCommands, command, { shell: path.store.shell, company: firm.company })
    expect(json).toEqual({ posted: 1 })
    expect((await firm.inCompany(lettersToPost)).map(({ id }) => id)).toEqual([1])
  })

  test('was not posted after all: taken back, its step is free', async () => {
    const firm = await oneLetter()
    await print(firm)
    await firm.inCompany((ctx) => cancelAct(ctx, { actId: 3 }))
    expect(await firm.outbox()).toEqual(['letter superseded Jeanne Petit'])
    await firm.day()
    expect(last(await firm.acts())).toBe('letter reminder-3 planned 60000: F-1')
  })
})

test('forty letters are typeset, printed and posted together', async () => {
  path.at('2026-11-16')
  const firm = await path.company()
  for (let number = 1; number <= 40; number++)
    await firm.debtor({ kind: 'consumer', owes: [[`F-${number}`, 60_000, '2026-10-01']] })
  await firm.skipTo('reminder-3')
  expect(await firm.release()).toMatchObject({ letters: 40, refused: [] })
  const { messageIds } = await print({ ...firm, debtorId: 0, itemId: 0 })
  expect(messageIds).toHaveLength(40)
  expect(await firm.inCompany((ctx) => postLetters(ctx, { messageIds, onDay: '2026-11-16' }))).toEqual({ posted: 40 })
})

import { describe, expect, test } from 'vitest'
import { changeIdentity } from '#access'
import type { Id } from '#kernel'
import { mergeDebtors } from '#ledger'
import { refusalOf } from '#ledger/ledger-fixture.ts'
import { IDENTITY, openWorkingPath, type WorkingCompany } from '#test/working-path.ts'
import { cancelAct, cancelActs } from './cancel-act.ts'
import { claimMessages } from './message-store.ts'
import { listMessages, messagesById } from './outbox-store.ts'
import { previewAct, previewLetter } from './preview-acts.ts'
import { resolveMessage } from './resolve-message.ts'
import { skipAct } from './skip-act.ts'
import { unskipAct } from './unskip-act.ts'

const path = await openWorkingPath('2026-11-16')

type Firm = WorkingCompany & { readonly debtorId: Id; readonly itemId: Id }

async function onePlanned(): Promise<Firm> {
  path.at('2026-11-16')
  const firm = await path.company()
  const { debtorId, itemIds } = await firm.debtor({
    email: 'jeanne@noe.example',
    owes: [['F-1', 40_000, '2026-11-10']],
  })
  await firm.day()
  expect(await firm.acts()).toEqual(['email reminder-1 planned 40000: F-1'])
  return { ...firm, debtorId, itemId: itemIds[0] ?? 0 }
}

async function oneReleased(): Promise<Firm> {
  const firm = await onePlanned()
  await firm.release()
  return firm
}

const last = <T>(list: readonly T[]): T | undefined => list.at(-1)

describe('an act taken back', () => {
  const cancel = (firm: Firm, actId = 1) => firm.inCompany((ctx) => cancelAct(ctx, { actId }))

  test('does not leave, and its step is decided afresh', async () => {
    const firm = await oneReleased()
    await cancel(firm)
    expect(await firm.send()).toMatchObject({ sent: 0 })
    expect(await firm.outbox()).toEqual(['email superseded jeanne@noe.example'])
    expect(last(await firm.facts())).toBe('act.cancelled')
    await firm.day()
    expect(await firm.acts()).toEqual(['email reminder-1 cancelled 40000: F-1', 'email reminder-1 planned 40000: F-1'])
  })

  test('is refused once it is under way, has left, or for an act of others', async () => {
    const firm = await oneReleased()
    const claim = {
      by: 'x',
      until: '2026-11-16T09:15:00.000Z',
      most: 1,
      senderDomain: 'noe.example',
      queue: { key: null, others: [] },
      through: 'compta smtp.example',
      copyWanted: false,
      open: { known: {}, elsewhere: true },
    }
    await firm.inCompany((ctx) => claimMessages(ctx, claim))
    expect(await refusalOf(cancel(firm))).toBe('outreach.act_has_left')
    path.at('2026-11-16T09:20:00.000Z')
    await firm.send()
    expect(await refusalOf(cancel(firm))).toBe('outreach.act_has_left')
    expect(await refusalOf(cancel(firm, 77))).toBe('outreach.act_not_found')
    const stranger = await path.company()
    expect(await refusalOf(stranger.inCompany((ctx) => cancelAct(ctx, { actId: 1 })))).toBe('outreach.act_not_found')
  })

  test('with others: what has left stays, all else is taken back', async () => {
    const firm = await oneReleased()
    await firm.send()
    await firm.debtor({ owes: [['F-2', 50_000, '2026-11-10']] })
    await firm.release()
    const undo = () => firm.inCompany((ctx) => cancelActs(ctx, { actIds: [1, 2] }))
    expect(await undo()).toEqual({ cancelled: 1, left: 1 })
    expect(await firm.acts()).toEqual(['email reminder-1 done 40000: F-1', 'email reminder-1 cancelled 50000: F-2'])
    expect(await undo()).toEqual({ cancelled: 0, left: 2 })
  })

  test('while it is being sent: either it leaves or it is taken back, never both', async () => {
    for (let time = 0; time < 5; time++) {
      const firm = await oneReleased()
      const [sent, cancelled] = await Promise.all([
        firm.send(),
        cancel(firm).then(
          () => 1,
          () => 0,
        ),
      ])
      expect(sent.sent + cancelled).toBe(1)
      expect(firm.received()).toHaveLength(sent.sent)
    }
  })
})

describe('a step passed over', () => {
  test('sends nothing and is not asked for again; the next one follows in its time', async () => {
    const firm = await onePlanned()
    await firm.inCompany((ctx) => skipAct(ctx, { actId: 1, reason: 'spoke on the telephone' }))
    expect(last(await firm.facts())).toBe('act.skipped')
    await firm.day()
    expect(await firm.acts()).toEqual(['email reminder-1 cancelled 40000: F-1'])
    path.at('2026-11-27')
    await firm.paymentsAreKnown()
    await firm.day()
    expect(last(await firm.acts())).toBe('email reminder-2 planned 40000: F-1')
    expect(await firm.outbox()).toEqual([])
  })

  test('by mistake is asked for again', async () => {
    const firm = await onePlanned()
    await firm.inCompany((ctx) => skipAct(ctx, { actId: 1, reason: 'the wrong line' }))
    await firm.inCompany((ctx) => unskipAct(ctx, { actId: 1 }))
    expect(last(await firm.facts())).toBe('act.unskipped')
    await firm.day()
    expect(await firm.acts()).toEqual(['email reminder-1 cancelled 40000: F-1', 'email reminder-1 planned 40000: F-1'])
    const again = (actId: Id) => refusalOf(firm.inCompany((ctx) => unskipAct(ctx, { actId })))
    expect(await again(1)).toBe('outreach.act_not_skipped')
    expect(await again(2)).toBe('outreach.act_not_skipped')
    expect(await again(9)).toBe('outreach.act_not_found')
  })

  test('is refused once it was let go', async () => {
    const firm = await oneReleased()
    const skip = (actId: Id) => firm.inCompany((ctx) => skipAct(ctx, { actId, reason: '' }))
    expect(await refusalOf(skip(1))).toBe('outreach.act_has_left')
    expect(await refusalOf(skip(9))).toBe('outreach.act_not_found')
  })
})

describe('a message whose outcome nobody knows', () => {
  async function oneUnknown(): Promise<Firm> {
    const firm = await oneReleased()
    path.misbehave((verb) => (verb === 'CONTENT' ? 'die' : undefined))
    expect(await firm.send()).toMatchObject({ ambiguous: 1 })
    path.misbehave(null)
    await firm.day()
    expect(await firm.tasks()).toEqual(['resolve-outcome open'])
    return firm
  }
  const resolve = (firm: Firm, outcome: 'accepted' | 'failed', messageId = 1) =>
    firm.inCompany((ctx) => resolveMessage(ctx, { messageId, outcome }))

  test('that arrived used its step on the day on which it left', async () => {
    const firm = await oneUnknown()
    path.at('2026-11-18')
    await resolve(firm, 'accepted')
    await firm.day()
    expect(await firm.outbox()).toEqual(['email accepted jeanne@noe.example'])
    expect(await firm.acts()).toEqual(['email reminder-1 done 40000: F-1'])
    expect(await firm.tasks()).toEqual(['resolve-outcome done'])
    expect(await firm.inCompany(({ sql }) => sql`select day from act_item`)).toEqual([{ day: '2026-11-16' }])
  })

  test('that did not arrive gave its step back', async () => {
    const firm = await oneUnknown()
    await resolve(firm, 'failed')
    await firm.day()
    expect(await firm.acts()).toEqual(['email reminder-1 failed 40000: F-1', 'email reminder-1 planned 40000: F-1'])
    expect(last(await firm.facts())).toBe('message.resolved')
  })

  test('is settled once', async () => {
    const firm = await oneUnknown()
    await resolve(firm, 'failed')
    expect(await refusalOf(resolve(firm, 'accepted'))).toBe('outreach.message_not_unknown')
    expect(await refusalOf(resolve(firm, 'accepted', 5))).toBe('outreach.message_not_found')
  })
})

describe('a preview', () => {
  const preview = (firm: Firm, actId = 1) => firm.inCompany((ctx) => previewAct(ctx, { actId }))

  test('shows what a release would write, and keeps nothing', async () => {
    const firm = await onePlanned()
    const shown = await preview(firm)
    expect(shown.kind).toBe('written')
    expect(shown.kind === 'written' && shown.rendered.subject.replace(/\s/g, ' ')).toBe(
      'Facture F-1, échue le 10 novembre 2026',
    )
    expect(await firm.outbox()).toEqual([])
    await firm.release()
    const [message] = await firm.inCompany((ctx) => messagesById(ctx, [1]))
    expect(shown.kind === 'written' && shown.rendered.text).toBe(message?.text)
  })

  test('of what was let go shows what was kept', async () => {
    const firm = await oneReleased()
    await firm.inCompany((ctx) => changeIdentity(ctx, { ...IDENTITY, name: 'Autre Nom' }))
    const shown = await preview(firm)
    expect(shown.kind === 'kept' && shown.message.text).toContain('Atelier Verdon')
  })

  test('says why it cannot be written', async () => {
    const firm = await onePlanned()
    await firm.inCompany((ctx) => changeIdentity(ctx, { ...IDENTITY, city: null }))
    expect(await preview(firm)).toMatchObject({ kind: 'refused', refusal: { code: 'outreach.company_incomplete' } })
  })

  test('of a letter is the letter; of an e-mail there is none', async () => {
    path.at('2026-11-16')
    const firm = await path.company()
    await firm.debtor({ kind: 'consumer', owes: [['F-1', 60_000, '2026-10-01']] })
    await firm.skipTo('reminder-3')
    const letter = (actId: Id) => firm.inCompany((ctx) => previewLetter(ctx, { actId }))
    const before = Buffer.from(await letter(3))
    expect(before.subarray(0, 5).toString()).toBe('%PDF-')
    expect(await refusalOf(letter(1))).toBe('outreach.no_letter')
    expect(await refusalOf(letter(99))).toBe('outreach.act_not_found')
    await firm.release()
    expect(Buffer.from(await letter(3)).equals(before)).toBe(true)
  })
})

test('the messages of a debtor that was merged are found under the one that was kept', async () => {
  const firm = await oneReleased()
  await firm.send()
  const kept = await firm.debtor({ name: 'Brûlerie Noé SAS' })
  await firm.inCompany((ctx) => mergeDebtors(ctx, { keepId: kept.debtorId, mergeId: firm.debtorId }))
  const listed = await firm.inCompany((ctx) =>
    listMessages(ctx, { states: [], debtorId: kept.debtorId, before: null, most: 10 }),
  )
  expect(listed).toMatchObject([{ id: 1, debtorId: kept.debtorId, debtorName: 'Brûlerie Noé SAS' }])
  await firm.day()
  expect(await firm.acts()).toEqual(['email reminder-1 done 40000: F-1'])
})

test('what was planned or let go for a debtor that is merged is decided afresh for the one that is kept', async () => {
  for (const isReleased of [false, true]) {
    const firm = isReleased ? await oneReleased() : await onePlanned()
    const kept = await firm.debtor({ name: 'Brûlerie Noé SAS', email: 'kept@noe.example' })
    await firm.inCompany((ctx) => mergeDebtors(ctx, { keepId: kept.debtorId, mergeId: firm.debtorId }))
    await firm.day()
    expect(await firm.acts()).toEqual(['email reminder-1 superseded 40000: F-1', 'email reminder-1 planned 40000: F-1'])
    await firm.release()
    await firm.send()
    expect(firm.received()).toHaveLength(1)
  }
})

// What debtors do, and what our own people do about it: payments of every kind, disputes, promises, debits that come back,
// insolvencies; answers, calls, repairs of addresses, choices after the last step.

import { NO_DAY } from '../../server/src/strategy/model.ts'
import { finishAct, freeAct } from './acts.ts'
import type { SimAct, SimDebtor, SimItem, World } from './world.ts'
import { addInvoice, between, book, chance, hold, later, openItems, pick } from './world.ts'

/** What a debtor does unasked on a day, and what was to come on it. */
export function morning(world: World, debtor: SimDebtor): void {
  const { random, coming } = debtor
  for (let index = 0; index < coming.length; index++) {
    const event = coming[index]
    if (!event || event.day > world.today) continue
    coming.splice(index--, 1)
    event.happen()
  }
  if (chance(random, 0.035)) intend(world, debtor, addInvoice(world, debtor))
  const draw = random()
  if (draw < 0.004) happening(world, debtor)
}

/** When an invoice comes, its debtor more or less knows when it will be paid. */
function intend(world: World, debtor: SimDebtor, item: SimItem): void {
  const { random, temper } = debtor
  const untilDue = item.dueDay - world.today
  const lateDays = {
    prompt: between(random, -5, 2),
    forgetful: between(random, 10, 60),
    slow: between(random, 5, 120),
    quarrelsome: between(random, 5, 90),
    broke: between(random, 60, 500),
  }[temper]
  later(world, debtor, untilDue + lateDays, () => pay(world, debtor, item))
  if (temper === 'quarrelsome' && chance(random, 0.5)) {
    later(world, debtor, untilDue + between(random, -10, 30), () => dispute(world, debtor, item))
  }
  if (item.paymentMeans === 'direct-debit') later(world, debtor, untilDue, () => debit(world, debtor, item))
}

/** Paid truly today; the books know when the bank's file comes, and sometimes not yet what it was for. */
export function pay(world: World, debtor: SimDebtor, item: SimItem): void {
  if (item.openCents === 0 || item.paidDay > 0) return
  const { random } = debtor
  const cents = chance(random, 0.12) ? Math.max(1, Math.floor(item.openCents * random())) : item.openCents
  item.paidDay = world.today
  const known = (): void => {
    if (world.bankDay < item.paidDay) return later(world, debtor, 1, known)
    if (!chance(random, 0.1)) return book(debtor, item, cents)
    debtor.unmatchedCents += cents
    debtor.version++
    later(world, debtor, between(random, 1, 6), () => {
      debtor.unmatchedCents -= cents
      book(debtor, item, cents)
    })
  }
  later(world, debtor, 1, known)
  if (cents < item.openCents) later(world, debtor, between(random, 20, 90), () => pay(world, debtor, item))
}

/** A debit runs by itself; one in eight comes back, and then the invoice is asked for like any other. */
function debit(world: World, debtor: SimDebtor, item: SimItem): void {
  if (item.openCents === 0) return
  const cents = item.openCents
  book(debtor, item, cents)
  if (!chance(debtor.random, 0.12)) return
  later(world, debtor, between(debtor.random, 2, 8), () => {
    item.openCents = cents
    item.paidDay = NO_DAY
    item.returnedDay = world.today
    item.isPlain = false
    debtor.version++
    later(world, debtor, between(debtor.random, 3, 60), () => pay(world, debtor, item))
  })
}

function dispute(world: World, debtor: SimDebtor, item: SimItem): void {
  if (item.openCents === 0) return
  const { random } = debtor
  const amountCents = chance(random, 0.5) ? Math.max(1, Math.floor(item.openCents * random())) : null
  const lift = hold(world, debtor, 'dispute', { item, amountCents })
  later(world, debtor, between(random, 3, 60), lift)
}

/** What may happen to anybody on any day. */
function happening(world: World, debtor: SimDebtor): void {
  const { random } = debtor
  const item = pick(random, openItems(debtor))
  const some = item ?? addInvoice(world, debtor)
  const lifted = (kind: Parameters<typeof hold>[2], least: number, most: number, onItem: boolean): void =>
    later(world, debtor, between(random, least, most), hold(world, debtor, kind, onItem ? { item: some } : {}))
  const happenings: readonly (() => void)[] = [
    () => hold(world, debtor, 'pause', { days: between(random, 3, 40) }),
    () => lifted('missing-piece', 2, 20, true),
    () => lifted('invoice-refused', 3, 40, true),
    () => lifted('reopened', 1, 10, true),
    () => lifted('instalment-plan', 40, 120, true),
    () => lifted('court', 60, 200, false),
    () => lifted('do-not-contact', 20, 100, false),
    () => lifted('suspected-fraud', 20, 100, false),
    () => lifted(world.isInStore ? 'missing-piece' : 'unreadable', 1, 8, true),
    () => hold(world, debtor, 'payment-announced', { item: some }),
    () => hold(world, debtor, 'insolvency'),
    () => hold(world, debtor, 'exclusion', { item: some }),
    () => promise(world, debtor, some),
    () => dispute(world, debtor, some),
    () => giveCredit(world, debtor),
  ]
  pick(random, happenings)()
}

function promise(world: World, debtor: SimDebtor, item: SimItem): void {
  const { random } = debtor
  if (item.openCents === 0) return
  const days = between(random, 2, 20)
  const amountCents = chance(random, 0.3) ? Math.max(1, Math.floor(item.openCents * random())) : null
  hold(world, debtor, 'promise', { item, days, amountCents })
  if (chance(random, 0.6)) later(world, debtor, days, () => pay(world, debtor, item))
}

/** Credit that names no invoice; somebody uses it some days later. */
function giveCredit(world: World, debtor: SimDebtor): void {
  const { random } = debtor
  const cents = between(random, 10_00, 900_00)
  debtor.creditCents += cents
  debtor.version++
  later(world, debtor, between(random, 2, 25), () => {
    debtor.creditCents -= cents
    const [item] = openItems(debtor)
    if (item) book(debtor, item, cents)
    else debtor.version++
  })
}

/** Having heard from us, a debtor may pay, promise, dispute, announce; its address may send everything back. */
export function answer(world: World, debtor: SimDebtor, act: SimAct): void {
  const { random } = debtor
  const { action } = act
  if (action.channel === 'email' && debtor.isAddressBad) {
    later(world, debtor, 1, () => {
      freeAct(debtor, act, 'bounced')
      debtor.hasEmail = false
      for (const item of debtor.items) item.isPlain = false
      debtor.version++
    })
    later(world, debtor, between(random, 4, 20), () => {
      debtor.hasEmail = true
      debtor.isAddressBad = false
      debtor.version++
    })
    return
  }
  const named = new Set(action.items.map((line) => line.id))
  const items = openItems(debtor).filter((item) => named.has(item.id))
  const draw = random()
  if (draw < 0.25 && debtor.temper !== 'broke') {
    for (const item of items) later(world, debtor, between(random, 1, 12), () => pay(world, debtor, item))
  } else if (draw < 0.29 && items[0]) promise(world, debtor, items[0])
  else if (draw < 0.32 && items[0]) dispute(world, debtor, items[0])
  else if (draw < 0.34 && items[0]) hold(world, debtor, 'payment-announced', { item: items[0] })
}

/** Calls are made, soon, late or never; doubtful sendings are cleared up; addresses completed; the ends of plans are decided. */
export function office(world: World, debtor: SimDebtor): void {
  const { random } = debtor
  for (const act of debtor.acts) {
    if (act.state === 'unknown' && chance(random, 0.3)) {
      if (act.hasArrived) finishAct(world, debtor, act)
      else freeAct(debtor, act, 'failed')
    }
  }
  if (!debtor.hasEmail && debtor.planned.some((action) => action.step === 'complete-contact') && chance(random, 0.1)) {
    debtor.hasEmail = true
    debtor.version++
  }
  const isEnding = debtor.planned.some((action) => action.step === 'choose-what-next')
  if (isEnding && chance(random, 0.05)) {
    const [item] = openItems(debtor)
    if (item) hold(world, debtor, pick(random, ['collection-agency', 'exclusion'] as const), { item })
  }
}

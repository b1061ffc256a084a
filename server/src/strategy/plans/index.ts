// The plans that come ready. Their days lie in the middle of what is published for France (see README.md); each company
// changes them. None ends in silence: after its last step the decision asks what comes next.

import type { DebtorKind } from '@quittance/law'
import type { CollectionPlan, Step } from '../model.ts'
import {
  beforeDue,
  call,
  firmNow,
  firstReminder,
  formalNotice,
  lastReminder,
  noticeNow,
  offerPlan,
  secondReminder,
} from './steps.ts'

const plan = (
  key: string,
  name: { readonly fr: string; readonly en: string },
  minimumGapDays: number,
  steps: readonly Step[],
): CollectionPlan => ({
  key,
  name,
  minimumGapDays,
  paymentsMaximumAgeDays: 3,
  oldInvoices: 'start-at-first-overdue',
  steps,
})

const BUSINESS = plan('business', { fr: 'Entreprises', en: 'Businesses' }, 7, [
  beforeDue(-7),
  firmNow(3),
  firstReminder(3),
  call(10),
  offerPlan(),
  secondReminder(17),
  noticeNow(25, 12),
  lastReminder(30),
  offerPlan('offer-plan-2', 9),
  formalNotice(45, 12),
])

/** A public body pays after an order for payment: later, by telephone rather than in writing, and never with threats. */
const PUBLIC = plan('public', { fr: 'Organismes publics', en: 'Public bodies' }, 7, [
  beforeDue(-10),
  firmNow(5),
  firstReminder(5),
  call(15),
  secondReminder(25),
  noticeNow(30, 15),
  call(35, 'call-2'),
  lastReminder(45),
  formalNotice(60, 15),
])

/** No calls, and paper for the last reminder: consumers are to be informed, not pressed. */
const CONSUMER = plan('consumer', { fr: 'Particuliers', en: 'Consumers' }, 8, [
  beforeDue(-5),
  firmNow(5),
  firstReminder(5),
  offerPlan(),
  secondReminder(15),
  noticeNow(25, 15),
  lastReminder(30, 'letter'),
  offerPlan('offer-plan-2', 9),
  formalNotice(45, 15),
])

const ASSOCIATION = plan('association', { fr: 'Associations', en: 'Associations' }, 8, [
  beforeDue(-7),
  firmNow(5),
  firstReminder(5),
  call(14),
  offerPlan(),
  secondReminder(22),
  noticeNow(25, 15),
  lastReminder(38),
  offerPlan('offer-plan-2', 9),
  formalNotice(55, 15),
])

/** A customer whose accounts department has its own calendar: calls first, and a person reads every firm word. */
const KEY_ACCOUNT = plan('key-account', { fr: 'Grands comptes', en: 'Key accounts' }, 7, [
  beforeDue(-12),
  firmNow(5),
  firstReminder(5),
  call(12),
  offerPlan(),
  { ...secondReminder(20), mode: 'confirm' },
  noticeNow(25, 15),
  call(30, 'call-2'),
  lastReminder(45),
  offerPlan('offer-plan-2', 9),
  formalNotice(60, 15),
])

/** For those who would rather read each message first. */
const CAUTIOUS = plan('cautious', { fr: 'Prudent', en: 'Cautious' }, 10, [
  beforeDue(-7),
  firmNow(7),
  { ...firstReminder(7), mode: 'confirm' },
  offerPlan(),
  { ...secondReminder(21), mode: 'confirm' },
  noticeNow(28, 15),
  lastReminder(40),
  offerPlan('offer-plan-2', 9),
  formalNotice(60, 15),
])

export const DEFAULT_PLANS: readonly CollectionPlan[] = [BUSINESS, PUBLIC, CONSUMER, ASSOCIATION, KEY_ACCOUNT, CAUTIOUS]

export const DEFAULT_PLAN_OF: Readonly<Record<DebtorKind, string>> = {
  business: 'business',
  public: 'public',
  consumer: 'consumer',
  association: 'association',
}

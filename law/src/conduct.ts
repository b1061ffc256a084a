// When a debtor may be called or written to, how often, and who may be told what.
// No statute sets hours for a creditor; C. pén. 222-16: « Les appels téléphoniques malveillants réitérés, les envois
// réitérés de messages malveillants … sont punis d'un an d'emprisonnement et de 15 000 euros d'amende. » Hours and caps are
// choices (`contact-hours`, `contact-caps`), and their steps say that they are practice.

import { WrongInput } from './errors.ts'
import { explained, type Explained, type Step } from './explain.ts'
import { assertDays, assertWhole } from './input-guards.ts'
import { type HolidayZone, isPublicHoliday } from './public-holidays.ts'
import { addDays, type Day, weekday } from './values.ts'

export const CONTACT_CHANNELS = ['call', 'sms', 'email', 'letter'] as const

export type ContactChannel = (typeof CONTACT_CHANNELS)[number]

export type ContactInput = {
  readonly channel: ContactChannel
  readonly day: Day
  /** Minutes after midnight in the debtor's place; asked of calls and text messages, 9:00 when it is not told. */
  readonly minutes?: number | undefined
  readonly zone?: HolidayZone | undefined
  /** Calls and text messages of the day, and of the seven days before it with it. */
  readonly sameDay?: number | undefined
  readonly sevenDays?: number | undefined
}

export type Contact = {
  readonly allowed: boolean
  /** The first day on which it is, as far as days alone tell: a cap is not foreseen. */
  readonly nextDay: Day
}

type Hours = { readonly given: { readonly from: number; readonly to: number }; readonly gives: string }
type Cap = { readonly given: { readonly count: number; readonly most: number }; readonly gives: string }
type OfDay = { readonly given: { readonly day: Day }; readonly gives: Day }

export type ContactSteps = {
  'conduct.no-hours-for-writing': OfDay
  'conduct.sunday': OfDay
  'conduct.public-holiday': OfDay
  'conduct.outside-hours': Hours
  'conduct.cap-of-day': Cap
  'conduct.cap-of-week': Cap
  'conduct.allowed': OfDay
}

type ContactStep = Step<ContactSteps>

const CAP_OF_DAY = 1
const CAP_OF_WEEK = 3

/**
 * Whether a call or text message is decent on that day and hour; writing by e-mail or letter knows no hours.
 * @article C. pén. 222-16, 222-33-2-2; C. trav. L3133-1
 */
export function contact(input: ContactInput): Explained<Contact, ContactSteps> {
  const { channel, day, minutes = 9 * 60, zone = 'metropole', sameDay = 0, sevenDays = 0 } = input
  assertDays({ day })
  assertWhole('sameDay', sameDay)
  assertWhole('sevenDays', sevenDays)
  if (!Number.isSafeInteger(minutes) || minutes < 0 || minutes >= 24 * 60) {
    throw new WrongInput({ field: 'minutes', given: minutes, because: 'not-whole-and-positive' })
  }
  const given = { day }
  if (channel === 'email' || channel === 'letter') {
    const step = { rule: 'conduct.no-hours-for-writing', article: 'Usage', given, gives: day } as const
    return explained({ allowed: true, nextDay: day }, [step])
  }
  const barriers = [...dayBarriers(day, minutes, zone), ...caps(sameDay, sevenDays)]
  const nextDay = firstOpenDay(barriers.length === 0 ? day : addDays(day, 1), zone)
  const allowed: ContactStep = { rule: 'conduct.allowed', article: 'C. pén. 222-16', given, gives: day }
  return explained({ allowed: barriers.length === 0, nextDay }, barriers.length === 0 ? [allowed] : barriers)
}

function dayBarriers(day: Day, minutes: number, zone: HolidayZone): readonly ContactStep[] {
  const next = firstOpenDay(addDays(day, 1), zone)
  if (weekday(day) === 7) return [{ rule: 'conduct.sunday', article: 'Usage', given: { day }, gives: next }]
  if (isPublicHoliday(day, zone)) {
    return [{ rule: 'conduct.public-holiday', article: 'C. trav. L3133-1', given: { day }, gives: next }]
  }
  const [from, to] = [9 * 60, (weekday(day) === 6 ? 12 : 18) * 60]
  if (minutes >= from && minutes < to) return []
  return [{ rule: 'conduct.outside-hours', article: 'Usage', given: { from, to }, gives: 'closed' }]
}

function caps(sameDay: number, sevenDays: number): readonly ContactStep[] {
  const article = 'C. pén. 222-16'
  const steps: ContactStep[] = []
  if (sameDay >= CAP_OF_DAY) {
    const given = { count: sameDay, most: CAP_OF_DAY }
    steps.push({ rule: 'conduct.cap-of-day', article, given, gives: 'reached' })
  }
  if (sevenDays >= CAP_OF_WEEK) {
    const given = { count: sevenDays, most: CAP_OF_WEEK }
    steps.push({ rule: 'conduct.cap-of-week', article, given, gives: 'reached' })
  }
  return steps
}

function firstOpenDay(from: Day, zone: HolidayZone): Day {
  let day = from
  while (weekday(day) === 7 || isPublicHoliday(day, zone)) day = addDays(day, 1)
  return day
}

export const AUDIENCES = [
  'debtor',
  'representative',
  'accounting',
  'guarantor',
  'switchboard',
  'voicemail',
  'employer',
  'family',
  'neighbour',
  'customer',
  'public',
] as const

export type Audience = (typeof AUDIENCES)[number]

/** The debt, that there is a matter of business, a wish to be called back, or nothing. */
export type Disclosure = 'debt' | 'business-matter' | 'call-back' | 'nothing'

export type DisclosureSteps = {
  'conduct.may-be-told': { readonly given: { readonly audience: Audience }; readonly gives: Disclosure }
  'conduct.may-be-told-little': { readonly given: { readonly audience: Audience }; readonly gives: Disclosure }
  'conduct.may-not-be-told': { readonly given: { readonly audience: Audience }; readonly gives: Disclosure }
  'conduct.may-not-be-published': { readonly given: { readonly audience: Audience }; readonly gives: Disclosure }
}

/**
 * What a person may be told about a debt.
 * @article GDPR art. 5, 6; C. civ. 9; law of 29 July 1881, art. 29
 */
export function disclosure(audience: Audience): Explained<{ readonly mayKnow: Disclosure }, DisclosureSteps> {
  const given = { audience }
  const told = (
    mayKnow: Disclosure,
    rule: keyof DisclosureSteps,
    article: string,
  ): Explained<{ readonly mayKnow: Disclosure }, DisclosureSteps> =>
    explained({ mayKnow }, [{ rule, article, given, gives: mayKnow }])
  switch (audience) {
    case 'debtor':
    case 'representative':
    case 'accounting':
      return told('debt', 'conduct.may-be-told', 'RGPD art. 6')
    // What he guarantees is his own business.
    case 'guarantor':
      return told('debt', 'conduct.may-be-told', 'C. civ. 2302, 2303')
    case 'switchboard':
      return told('business-matter', 'conduct.may-be-told-little', 'RGPD art. 5')
    case 'voicemail':
      return told('call-back', 'conduct.may-be-told-little', 'RGPD art. 5')
    case 'employer':
    case 'family':
    case 'neighbour':
    case 'customer':
      return told('nothing', 'conduct.may-not-be-told', 'C. civ. 9; RGPD art. 5')
    case 'public':
      return told('nothing', 'conduct.may-not-be-published', 'loi du 29 juillet 1881, art. 29; C. pén. 312-10')
  }
}

import { describe, expect, test } from 'vitest'
import { dayNumber, LOCALES } from '#kernel'
import { HOLD_KINDS, NEVER, NO_DAY } from './model.ts'
import type { Reason, WaitReason } from './reasons.ts'
import { reasonSentence, type Speech, waitSentence } from './sentence.ts'
import { en } from './sentences/en.ts'
import { fr } from './sentences/fr.ts'

const day = dayNumber('2026-11-28')
const today = dayNumber('2026-11-21')
const say = (locale: 'fr' | 'en'): Speech => ({ locale, currency: 'EUR', today })

describe('in French and English', () => {
  test.each<[WaitReason, string, string]>([
    [
      { code: 'promise', facts: { fromDay: NO_DAY, untilDay: day, amountCents: 1_200_00 } },
      'Ne part pas : promesse de 1\u202f200\u00a0€ au 28 nov.',
      'Does not leave: €1,200 promised by 28 Nov.',
    ],
    [
      { code: 'gap', facts: { contactDay: today - 1, gapDays: 7 } },
      'Ne part pas : dernier contact le 20 nov., moins de 7 jours.',
      'Does not leave: last contact on 20 Nov, less than 7 days ago.',
    ],
    [
      { code: 'payments-stale', facts: { knownDay: dayNumber('2025-12-01'), allowedDays: 1 } },
      'Ne part pas : les paiements ne sont connus que jusqu’au 1er déc. 2025 (1 jour ouvré au plus).',
      'Does not leave: payments are known only up to 1 Dec 2025 (1 working day at most).',
    ],
    [
      { code: 'public-holiday', facts: { place: 'LU' } },
      'Ne part pas : aujourd’hui est férié au Luxembourg.',
      'Does not leave: today is a public holiday in Luxembourg.',
    ],
    [
      { code: 'pause', facts: { fromDay: NO_DAY, untilDay: NEVER, amountCents: 0 } },
      'Ne part pas : en pause.',
      'Does not leave: paused.',
    ],
  ])('%j', (wait, french, english) => {
    expect(waitSentence(wait, say('fr'))).toBe(french)
    expect(waitSentence(wait, say('en'))).toBe(english)
  })

  test('how late an invoice is depends on the day it is read, not on the day it was decided', () => {
    const due: Reason = { code: 'step-due', facts: { step: 'reminder-2', dueDay: today - 12, stepDay: today }, item: 1 }
    expect(reasonSentence(due, say('fr'))).toBe('Échue depuis 12 jours (9 nov.) : relance 2.')
    expect(reasonSentence(due, say('en'))).toBe('Overdue for 12 days (9 Nov): reminder 2.')
    expect(reasonSentence(due, { ...say('fr'), today: today - 11 })).toBe('Échue depuis 1 jour (9 nov.) : relance 2.')
    const coming: Reason = {
      code: 'step-due',
      facts: { step: 'before-due', dueDay: today + 7, stepDay: today },
      item: 1,
    }
    expect(reasonSentence(coming, say('fr'))).toBe('À échoir le 28 nov. (dans 7 jours) : message avant échéance.')
  })

  test('a step of the company’s own is called by its key', () => {
    const wait: WaitReason = { code: 'outcome-unknown', facts: { step: 'visite' } }
    expect(waitSentence(wait, say('fr'))).toBe(
      'Ne part pas : on ne sait pas si « visite » est parti ; à dire par une personne.',
    )
  })
})

describe('every reason', () => {
  /** Facts for any sentence: each takes those it names. */
  const FACTS = {
    amountCents: 12_345,
    openCents: 100,
    toleranceCents: 200,
    totalCents: 5_000,
    floorCents: 6_000,
    ceilingCents: 700,
    heldCents: 1_00,
    creditCents: 9_00,
    limitCents: 10_00,
    step: 'call',
    cause: 'cash-difficulty',
    place: 'DE',
    status: 208,
    channel: 'sms',
    planned: 'email',
    country: 'DE',
    holder: 'court',
    dueDay: day,
    stepDay: day,
    issueDay: day,
    contactDay: day,
    deadlineDay: day,
    knownDay: day,
    resumeDay: day,
    returnedDay: day,
    fromDay: day,
    untilDay: day,
    usedDay: day,
    waitDays: 3,
    gapDays: 7,
    allowedDays: 3,
    periodDays: 30,
    everyDays: 31,
    lapseDays: 10,
    workingDays: 10,
    contacts: 6,
    messages: 12,
    limit: 10,
  }
  const codes = Object.keys(fr.reasons) as (keyof typeof fr.reasons)[]

  test.each(LOCALES)('has a whole sentence in %s, whatever it knows', (locale) => {
    const unknown = Object.fromEntries(
      Object.entries(FACTS).map(([key, value]) => [key, key.endsWith('Day') ? NEVER : value]),
    )
    for (const code of codes) {
      for (const facts of [FACTS, unknown]) {
        const sentence = reasonSentence({ code, facts, item: null } as unknown as Reason, say(locale))
        expect(sentence).not.toMatch(/undefined|NaN|Invalid|\[object|1073741823/)
        expect(sentence).toMatch(/^[A-ZÀÉÊ0-9«“€].+[.]$/s)
      }
    }
  })

  test('has one in both languages, and each kind of hold is a reason', () => {
    expect(Object.keys(en.reasons)).toEqual(codes)
    expect(HOLD_KINDS.filter((kind) => !codes.includes(kind))).toEqual([])
  })
})

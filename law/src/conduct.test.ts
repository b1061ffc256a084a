import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  AUDIENCES,
  contact,
  type ContactInput,
  dayNumber,
  dayOf,
  disclosure,
  refusedWords,
  type RefusedWordsInput,
  WrongInput,
} from './index.ts'

describe('a call', () => {
  const call = { channel: 'call', day: '2026-11-23', minutes: 10 * 60 } as const
  const rules = (input: ContactInput) => contact(input).steps.map(({ rule }) => rule)

  test.each([
    ['a Monday at ten', call, true, '2026-11-23'],
    ['at nine', { ...call, minutes: 540 }, true, '2026-11-23'],
    ['before nine', { ...call, minutes: 539 }, false, '2026-11-24'],
    ['before six in the evening', { ...call, minutes: 1079 }, true, '2026-11-23'],
    ['at six', { ...call, minutes: 1080 }, false, '2026-11-24'],
    ['a Saturday morning', { ...call, day: '2026-11-21' }, true, '2026-11-21'],
    ['a Saturday at noon', { ...call, day: '2026-11-21', minutes: 720 }, false, '2026-11-23'],
    ['a Sunday', { ...call, day: '2026-11-22' }, false, '2026-11-23'],
    ['Christmas', { ...call, day: '2026-12-25' }, false, '2026-12-26'],
    ['26 December in Alsace', { ...call, day: '2026-12-26', zone: 'alsace-moselle' }, false, '2026-12-28'],
    ['a text message on a Sunday', { ...call, channel: 'sms', day: '2026-11-22' }, false, '2026-11-23'],
    ['a second one that day', { ...call, sameDay: 1 }, false, '2026-11-24'],
    ['a fourth in seven days', { ...call, sevenDays: 3 }, false, '2026-11-24'],
    ['a third in seven days', { ...call, sevenDays: 2 }, true, '2026-11-23'],
    ['an e-mail on a Sunday', { ...call, channel: 'email', day: '2026-11-22' }, true, '2026-11-22'],
  ] as const)('%s', (_, input, allowed, nextDay) => {
    expect(contact(input).value).toEqual({ allowed, nextDay })
  })

  test('says why, and that it is practice where no text says so', () => {
    expect(rules({ ...call, day: '2026-11-22', sameDay: 1, sevenDays: 3 })).toEqual([
      'conduct.sunday',
      'conduct.cap-of-day',
      'conduct.cap-of-week',
    ])
    expect(rules({ ...call, day: '2026-12-25' })).toEqual(['conduct.public-holiday'])
    expect(contact({ ...call, minutes: 0 }).steps).toEqual([
      { rule: 'conduct.outside-hours', article: 'Usage', given: { from: 540, to: 1080 }, gives: 'closed' },
    ])
    expect(rules(call)).toEqual(['conduct.allowed'])
    expect(rules({ ...call, channel: 'letter' })).toEqual(['conduct.no-hours-for-writing'])
  })

  test('the next day is one on which it is allowed', () => {
    const days = fc.integer({ min: dayNumber('2020-01-01'), max: dayNumber('2040-12-31') }).map(dayOf)
    fc.assert(
      fc.property(days, fc.nat(1439), (day, minutes) => {
        const { nextDay } = contact({ ...call, day, minutes }).value
        expect(nextDay >= day).toBe(true)
        expect(contact({ ...call, day: nextDay }).value.allowed).toBe(true)
      }),
    )
  })

  test('an hour that is none is refused', () => {
    expect(() => contact({ ...call, minutes: 1440 })).toThrow(WrongInput)
    expect(() => contact({ ...call, minutes: -1 })).toThrow(WrongInput)
  })
})

test('the debt is told to the debtor and his own, and to no one else', () => {
  const told = Object.fromEntries(AUDIENCES.map((audience) => [audience, disclosure(audience).value.mayKnow]))
  expect(told).toEqual({
    debtor: 'debt',
    representative: 'debt',
    accounting: 'debt',
    guarantor: 'debt',
    switchboard: 'business-matter',
    voicemail: 'call-back',
    employer: 'nothing',
    family: 'nothing',
    neighbour: 'nothing',
    customer: 'nothing',
    public: 'nothing',
  })
  expect(disclosure('public').steps).toEqual([
    {
      rule: 'conduct.may-not-be-published',
      article: 'loi du 29 juillet 1881, art. 29; C. pén. 312-10',
      given: { audience: 'public' },
      gives: 'nothing',
    },
  ])
})

describe('words to refuse', () => {
  const reasons = (text: string, more: Omit<RefusedWordsInput, 'text'> = {}) =>
    refusedWords({ text, ...more }).value.map(({ because }) => because)

  test.each([
    ['Nous déposerons plainte auprès du procureur.', ['police', 'police']],
    ['La police sera prévenue.', ['police']],
    ['Vous encourez des poursuites pénales pour escroquerie.', ['criminal', 'criminal']],
    ['Un HUISSIER viendra.', ['officer']],
    ['Un commissaire de justice se présentera.', ['officer']],
    ['Vous serez inscrit sur une liste noire.', ['blacklist']],
    ['Nous procéderons à la saisie de vos comptes.', ['seizure']],
    ['Une saisie-attribution suivra.', ['seizure']],
    ['Nous ferons saisir vos biens.', ['seizure']],
    ['Inscription au fichier de la Banque de France.', ['bank-file']],
    ['Nous publierons votre nom sur les réseaux sociaux.', ['publication', 'publication']],
    ['Nous informerons vos clients de cette dette.', ['third-parties']],
    ['Nous préviendrons votre employeur.', ['third-parties']],
    ['SOMMATION DE PAYER', ['court-look']],
    ['Des frais de dossier de 15 € s’ajoutent.', ['undue-costs']],
    ['Les frais d’huissier sont à votre charge.', ['undue-costs', 'officer']],
    ['We will complain; a criminal complaint to the police follows.', ['criminal', 'police']],
    ['A bailiff will seize your goods.', ['officer', 'seizure']],
    ['We will tell your customers and publish your name.', ['third-parties', 'publication']],
    ['Collection costs of €15 are added.', ['undue-costs']],
  ])('%s', (text, because) => {
    expect(reasons(text).toSorted()).toEqual(because.toSorted())
  })

  test.each([
    'Sauf erreur, la facture F-12 reste impayée. Merci de régler avant le 30 novembre.',
    'Nous pourrons saisir le tribunal de commerce d’une requête en injonction de payer.',
    'La juridiction saisie appréciera.',
    'La clause pénale du contrat s’appliquera, avec les pénalités de retard.',
    'Indemnité forfaitaire pour frais de recouvrement : 40 €.',
    'L’indemnité forfaitaire de frais de recouvrement est de 40 €.',
    'Votre police d’assurance couvre ce sinistre.',
    'Merci d’informer votre service comptable.',
    'Interest for late payment and the fixed indemnity of €40 for recovery costs are due.',
  ])('“%s” may be written', (text) => {
    expect(reasons(text)).toEqual([])
  })

  test('who holds a title may name seizure, whose officer is mandated may name him', () => {
    const text = 'Le commissaire de justice procédera à la saisie-vente ; frais de recouvrement en sus.'
    expect(reasons(text)).toEqual(['officer', 'seizure', 'undue-costs'])
    expect(reasons(text, { hasTitle: true })).toEqual(['officer'])
    expect(reasons(text, { isOfficerMandated: true })).toEqual(['seizure', 'undue-costs'])
    expect(reasons(text, { hasTitle: true, isOfficerMandated: true })).toEqual([])
  })

  test('only a formal notice may not say that it can be ignored', () => {
    const text = 'Si vous venez de payer, ne tenez pas compte de ce courrier.'
    expect(reasons(text)).toEqual([])
    expect(reasons(text, { isFormalNotice: true })).toEqual(['ignore-if-paid'])
    expect(reasons('Please ignore this letter if paid.', { isFormalNotice: true })).toEqual(['ignore-if-paid'])
  })

  test('each is told with its place and its article, in the order of the text', () => {
    const answer = refusedWords({ text: 'Été : un huissier, puis une saisie-arrêt.' })
    expect(answer.value).toEqual([
      { because: 'officer', words: 'huissier', at: 9 },
      { because: 'seizure', words: 'saisie-arrêt', at: 28 },
    ])
    expect(answer.steps).toMatchObject([
      {
        rule: 'refused-words.found',
        article: 'C. pén. 433-13',
        given: { because: 'officer', at: 9 },
        gives: 'huissier',
      },
      { rule: 'refused-words.found', article: 'CPCE L111-2; C. conso. L121-6' },
      { rule: 'refused-words.count', gives: 2 },
    ])
  })

  test('what is quoted stands in the text where it is said to', () => {
    const word = fc.constantFrom('huissier', 'Été', 'saisie-vente', 'œuvre', '😀', 'ﬁn', 'İ', 'liste noire', '’', ' ')
    fc.assert(
      fc.property(fc.array(word, { maxLength: 20 }), (parts) => {
        const text = parts.join(' ')
        for (const { words, at } of refusedWords({ text }).value) expect(text.slice(at, at + words.length)).toBe(words)
      }),
    )
  })
})

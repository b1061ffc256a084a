import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatTerms, parseTerms } from './index.ts'

test.each([
  ['30', '30'],
  ['60', '60'],
  ['45-then-eom', '45-then-eom'],
  ['eom-then-45', 'eom-then-45'],
  ['30-EOM-10', '30-eom-10'],
  ['none', 'none'],
  ['30 jours', '30'],
  ['30 jours net', '30'],
  ['30j', '30'],
  ['À 30 jours à compter de la date d’émission de la facture', '30'],
  ['60 jours date de facture', '60'],
  ['Virement 30 jours', '30'],
  ['Net 30', '30'],
  ['30 days from invoice date', '30'],
  ['2 mois', '2m'],
  ['30 jours fin de mois', '30-then-eom'],
  ['30 J FDM', '30-then-eom'],
  ['30 JFM', '30-then-eom'],
  ['30 days EOM', '30-then-eom'],
  ['45 jours puis fin de mois', '45-then-eom'],
  ['45 jours + fin de mois', '45-then-eom'],
  ['45 days then end of month', '45-then-eom'],
  ['Fin de mois + 45 jours', 'eom-then-45'],
  ['fin de mois, 45 jours', 'eom-then-45'],
  ['45 jours après la fin du mois', 'eom-then-45'],
  ['45 days from the end of the month', 'eom-then-45'],
  ['EOM+45', 'eom-then-45'],
  ['1 mois fin de mois', '1m-then-eom'],
  ['30 jours fin de mois le 10', '30-eom-10'],
  ['30j fdm le 15', '30-eom-15'],
  ['30 jours fin de mois, le 10 du mois suivant', '30-eom-10'],
  ['30 days end of month on the 10th', '30-eom-10'],
  ['fin de mois le 10', '0-eom-10'],
  ['le 1er du mois suivant', '0-eom-1'],
  ['fin de mois', '0-then-eom'],
  ['à réception', 'on-receipt'],
  ['Paiement comptant à réception de facture', 'on-receipt'],
  ['Due on receipt', 'on-receipt'],
  ['comptant', 'on-receipt'],
  ['aucun', 'none'],
])('%s is %s', (text, short) => {
  const read = parseTerms(text)
  expect(read.kind === 'terms' && formatTerms(read.terms)).toBe(short)
})

test.each([
  '45 jours fin de mois',
  '45 j fdm',
  '45 JFM',
  '45 jours nets, fin de mois',
  '45 days end of month',
  '45 EOM',
])('"%s" is not guessed: which of the two methods is the question', (text) => {
  expect(parseTerms(text)).toEqual({
    kind: 'ambiguous',
    question: 'end-of-month-method',
    candidates: [
      { kind: 'then-end-of-month', count: 45, unit: 'days' },
      { kind: 'end-of-month-then', count: 45, unit: 'days' },
    ],
  })
})

test.each([
  '',
  'selon accord',
  '30 jours après livraison',
  '30 jours réception facture',
  '30 jours ouvrés',
  '30 jours le 10',
  '30 jours fin de mois le 32',
  '30 ou 45 jours',
  '30 jours fin de mois + 10 jours',
  'acompte 30 %',
  '1000',
  'eom-then-30-then-eom',
])('"%s" is not understood rather than half understood', (text) => {
  expect(parseTerms(text)).toEqual({ kind: 'not-understood' })
})

test('no text makes it fail', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(['terms', 'ambiguous', 'not-understood']).toContain(parseTerms(text).kind)
    }),
  )
})

import { expect, test } from 'vitest'
import { refusalSentence } from './refusal-sentence.ts'

test('days are written as people write them, in their language', () => {
  const data = { day: '2026-11-30', today: '2026-11-22' }
  expect(refusalSentence('access.payments_known_in_future', data, 'fr')).toBe(
    'Les paiements ne peuvent pas être à jour jusqu’au 30/11/2026 : nous sommes le 22/11/2026. Donnez aujourd’hui ou un jour passé.',
  )
  expect(refusalSentence('access.payments_known_in_future', data, 'en')).toBe(
    'Payments cannot be recorded up to 30 Nov 2026: today is 22 Nov 2026. Give today or a day in the past.',
  )
})

test('the number of an invoice that looks like a day stays what it is', () => {
  const data = { number: '2026-11-30' }
  expect(refusalSentence('outreach.payee_unknown', data, 'fr')).toMatch(/^La facture 2026-11-30 est cédée/)
})

test('what the command line did is not said by its raw name, a person is', () => {
  const said = (by: string) => refusalSentence('outreach.text_changed', { template: 'x', by }, 'fr')
  expect(said('command')).toContain('modifié entre-temps (ligne de commande).')
  expect(said('Marie Commande')).toContain('modifié entre-temps (Marie Commande).')
})

test('what is named by a code is said in the language of the sentence, in a list too', () => {
  const data = {
    missing: [
      { fr: 'la ville', en: 'the town' },
      { fr: 'le signataire', en: 'the signatory' },
    ],
  }
  expect(refusalSentence('outreach.company_incomplete', data, 'fr')).toBe(
    'Rien ne peut être écrit au nom de la société : il manque la ville, le signataire. Complétez la société dans les réglages.',
  )
  expect(refusalSentence('outreach.company_incomplete', data, 'en')).toContain('the town, the signatory missing')
})

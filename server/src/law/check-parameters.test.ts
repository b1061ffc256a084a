import { PARAMETERS } from '@quittance/law'
import { expect, test } from 'vitest'
import { checkParameters } from './check-parameters.ts'

test('figures that are known for the next weeks are said to be known', () => {
  expect(checkParameters('2026-11-15', PARAMETERS)).toEqual([
    {
      about: 'law.parameters',
      state: 'well',
      fr: 'Les taux et montants légaux sont connus pour les 45 prochains jours.',
      en: 'Legal rates and amounts are known for the next 45 days.',
    },
  ])
})

test('of what runs out a company is told to enter the rates only: all else comes with an update', () => {
  const advice = Object.fromEntries(
    checkParameters('2026-11-16', PARAMETERS).map((finding) => [finding.about, finding]),
  )
  expect(Object.keys(advice).toSorted()).toEqual([
    'law.ecb-main-refinancing-rate',
    'law.legal-interest-rate',
    'law.procedure',
    'law.recovery-indemnity-amount',
  ])
  expect(advice['law.legal-interest-rate']).toMatchObject({
    state: 'advice',
    fr: 'Le taux de l’intérêt légal : vérifié jusqu’au 31/12/2026 seulement. Saisissez le taux suivant dès sa publication, ou mettez Quittance à jour.',
    en: 'The legal interest rate: checked up to 31 Dec 2026 only. Enter the next rate once it is published, or update Quittance.',
  })
  expect(advice['law.recovery-indemnity-amount']).toMatchObject({
    fr: 'L’indemnité forfaitaire de 40 € : vérifiée jusqu’au 31/12/2026 seulement. Mettez Quittance à jour.',
    en: 'The fixed indemnity of €40: checked up to 31 Dec 2026 only. Update Quittance.',
  })
  expect(advice['law.procedure']).toMatchObject({
    fr: 'Plafonds, délais et frais de procédure : vérifiés jusqu’au 31/12/2026 seulement. Mettez Quittance à jour avant de saisir un tribunal.',
  })
})

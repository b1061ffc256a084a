// Which figures of the law run out soon. A warning, never a fault: what rests on an unknown rate is refused where it is asked.

import { earliest, type LawParameters, parametersToCheck, PROCEDURE_PARAMETERS } from '@quittance/law'
import type { Day, Finding } from '#kernel'
import { formatDay } from '#kernel/format.ts'

/** What a company can enter by itself; the amount of the indemnity comes with an update. */
const RATES: Readonly<Record<string, { readonly fr: string; readonly en: string }>> = {
  'ecb-main-refinancing-rate': { fr: 'Le taux de refinancement de la BCE', en: 'The ECB main refinancing rate' },
  'legal-interest-rate': { fr: 'Le taux de l’intérêt légal', en: 'The legal interest rate' },
}

export function checkParameters(today: Day, parameters: LawParameters): readonly Finding[] {
  const ending = parametersToCheck(today, { ...parameters })
  const procedure = checkProcedure(today)
  if (ending.length + procedure.length === 0) {
    return [
      {
        about: 'law.parameters',
        state: 'well',
        fr: 'Les taux et montants légaux sont connus pour les 45 prochains jours.',
        en: 'Legal rates and amounts are known for the next 45 days.',
      },
    ]
  }
  return [...ending.map(endingFinding), ...procedure]
}

function endingFinding({ name, knownThrough }: { readonly name: string; readonly knownThrough: Day }): Finding {
  const about = `law.${name}`
  const [fr, en] = [formatDay(knownThrough, 'fr'), formatDay(knownThrough, 'en')]
  const rate = RATES[name]
  if (rate === undefined)
    return {
      about,
      state: 'advice',
      fr: `L’indemnité forfaitaire de 40 € : vérifiée jusqu’au ${fr} seulement. Mettez Quittance à jour.`,
      en: `The fixed indemnity of €40: checked up to ${en} only. Update Quittance.`,
    }
  return {
    about,
    state: 'advice',
    fr: `${rate.fr} : vérifié jusqu’au ${fr} seulement. Saisissez le taux suivant dès sa publication, ou mettez Quittance à jour.`,
    en: `${rate.en}: checked up to ${en} only. Enter the next rate once it is published, or update Quittance.`,
  }
}

/** Ceilings, time limits, costs and courts change by decree: nobody enters them, an update brings them. */
function checkProcedure(today: Day): readonly Finding[] {
  const ending = parametersToCheck(today, { ...PROCEDURE_PARAMETERS }).map(({ knownThrough }) => knownThrough)
  if (ending.length === 0) return []
  const until = earliest(...ending)
  return [
    {
      about: 'law.procedure',
      state: 'advice',
      fr: `Plafonds, délais et frais de procédure : vérifiés jusqu’au ${formatDay(until, 'fr')} seulement. Mettez Quittance à jour avant de saisir un tribunal.`,
      en: `Ceilings, time limits and costs of procedure: checked up to ${formatDay(until, 'en')} only. Update Quittance before going to court.`,
    },
  ]
}

// The rate of the European Central Bank's main refinancing operations, to which C. com. L441-10 II and CCP R2192-31 add
// points. Both read it on 1 January and 1 July only, so a rate looked up on 10 October holds to 31 December.

import type { Source } from '../explain.ts'
import type { BasisPoints } from '../values.ts'
import type { Parameter } from './parameter.ts'

const bankOfFrance: Source = { title: 'Banque de France, table of policy rates, read to October 2024' }
const keyRates2025: Source = {
  title: 'ECB key rates, read second-hand on 3 October 2026; FFB and legifiscal.fr agree for 2025',
}
const keyRatesJune2026: Source = {
  title: 'ECB key rates, read second-hand on 3 October 2026; Gazzetta Ufficiale no 163 of 16 July 2026 agrees',
}
const keyRatesSeptember2026: Source = {
  title: 'ECB key rates, decision of 10 September 2026, read second-hand on 3 October 2026',
}

export const ecbMainRefinancingRate: Parameter<BasisPoints> = {
  name: 'ecb-main-refinancing-rate',
  readOn: 'first-day-of-half-year',
  checkedUntil: '2026-10-10',
  entries: [
    { from: '2008-10-15', value: 375, source: bankOfFrance },
    { from: '2008-11-12', value: 325, source: bankOfFrance },
    { from: '2008-12-10', value: 250, source: bankOfFrance },
    { from: '2009-01-21', value: 200, source: bankOfFrance },
    { from: '2009-03-11', value: 150, source: bankOfFrance },
    { from: '2009-04-08', value: 125, source: bankOfFrance },
    { from: '2009-05-13', value: 100, source: bankOfFrance },
    { from: '2011-04-13', value: 125, source: bankOfFrance },
    { from: '2011-07-13', value: 150, source: bankOfFrance },
    { from: '2011-11-09', value: 125, source: bankOfFrance },
    { from: '2011-12-14', value: 100, source: bankOfFrance },
    { from: '2012-07-11', value: 75, source: bankOfFrance },
    { from: '2013-05-08', value: 50, source: bankOfFrance },
    { from: '2013-11-13', value: 25, source: bankOfFrance },
    { from: '2014-06-11', value: 15, source: bankOfFrance },
    { from: '2014-09-10', value: 5, source: bankOfFrance },
    { from: '2016-03-16', value: 0, source: bankOfFrance },
    { from: '2022-07-27', value: 50, source: bankOfFrance },
    { from: '2022-09-14', value: 125, source: bankOfFrance },
    { from: '2022-11-02', value: 200, source: bankOfFrance },
    { from: '2022-12-21', value: 250, source: bankOfFrance },
    { from: '2023-02-08', value: 300, source: bankOfFrance },
    { from: '2023-03-22', value: 350, source: bankOfFrance },
    { from: '2023-05-10', value: 375, source: bankOfFrance },
    { from: '2023-06-21', value: 400, source: bankOfFrance },
    { from: '2023-08-02', value: 425, source: bankOfFrance },
    { from: '2023-09-20', value: 450, source: bankOfFrance },
    { from: '2024-06-12', value: 425, source: bankOfFrance },
    { from: '2024-09-18', value: 365, source: bankOfFrance },
    { from: '2024-10-23', value: 340, source: bankOfFrance },
    { from: '2024-12-18', value: 315, source: keyRates2025 },
    { from: '2025-02-05', value: 290, source: keyRates2025 },
    { from: '2025-03-12', value: 265, source: keyRates2025 },
    { from: '2025-04-23', value: 240, source: keyRates2025 },
    { from: '2025-06-11', value: 215, source: keyRates2025 },
    { from: '2026-06-17', value: 240, source: keyRatesJune2026 },
    { from: '2026-09-16', value: 265, source: keyRatesSeptember2026 },
  ],
}

// The sentences of every question about limitation and procedure.

import { courtsEn, courtsFr } from './courts.ts'
import { insolvencyEn, insolvencyFr } from './insolvency.ts'
import { limitationPeriodEn, limitationPeriodFr } from './limitation-period.ts'
import { ordersEn, ordersFr } from './orders.ts'
import { routesEn, routesFr } from './remedies.ts'

export const procedureFr = { ...limitationPeriodFr, ...courtsFr, ...ordersFr, ...routesFr, ...insolvencyFr }

export const procedureEn = { ...limitationPeriodEn, ...courtsEn, ...ordersEn, ...routesEn, ...insolvencyEn }

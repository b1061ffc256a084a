// Days and whole cents, as the law counts them. Apart from the index, as a process that only reads files needs no more of the law.

export type { BasisPoints, Cents, Day, DayNumber } from '@quittance/law/values'
export {
  addDays,
  addMonths,
  dayNumber,
  dayOf,
  daysBetween,
  earliest,
  endOfMonth,
  latest,
  parseDay,
  weekday,
} from '@quittance/law/values'

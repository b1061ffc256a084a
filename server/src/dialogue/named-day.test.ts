import { expect, test } from 'vitest'
import { namedDay } from './named-day.ts'

/** A Saturday. */
const WRITTEN = '2026-11-21'

test.each([
  ['le 15 décembre', '2026-12-15'],
  ['le 15 décembre 2027', '2027-12-15'],
  ['le 1er janvier', '2027-01-01'],
  ['le 3 novembre', '2026-11-03'],
  ['le 3 février', '2027-02-03'],
  ['on December 3rd', '2026-12-03'],
  ['by 5 Dec', '2026-12-05'],
  ['le 05/12', '2026-12-05'],
  ['le 05/12/26', '2026-12-05'],
  ['le 05.12.2026', '2026-12-05'],
  ['2026-12-05', '2026-12-05'],
  ['demain', '2026-11-22'],
  ['après-demain', '2026-11-23'],
  ['vendredi', '2026-11-27'],
  ['samedi', '2026-11-28'],
  ['lundi en huit', '2026-11-30'],
  ['en fin de semaine', '2026-11-27'],
  ['la semaine prochaine', '2026-12-04'],
  ['fin du mois', '2026-11-30'],
  ['fin janvier', '2027-01-31'],
  ['fin novembre', '2026-11-30'],
  ['à la fin du mois prochain', '2026-12-31'],
  ['sous 10 jours', '2026-12-01'],
  ['within 30 days', '2026-12-21'],
])('“%s”, written on 21 November 2026, is %s', (text, day) => expect(namedDay(text, WRITTEN)).toBe(day))

test.each([['le 31/02'], ['F-2026-0042'], ['12.50'], ['1 234,56 €'], ['192.168.1.12'], ['bientôt'], ['le 15']])(
  '“%s” names no day',
  (text) => expect(namedDay(text, WRITTEN)).toBeNull(),
)

// Which commercial court a seat belongs to, by commune where the official table is at hand, else by département.
// C. com. L721-1, annex 7-1; law 2023-1059 art. 26: some are tribunals of economic activities until 31 December 2028. In
// Alsace and Moselle a chamber of the judicial court (C. com. L731-1), overseas a mixed court (L732-1).

import type { CourtKind } from './competent-court.ts'
import type { Step } from './explain.ts'
import { entryOn } from './parameters/parameter.ts'
import type { ProcedureParameters } from './parameters/procedure.ts'
import type { Day } from './values.ts'

export type SeatFacts = {
  /** `01` … `95`, `2A`, `2B`, `971` … */
  readonly department?: string | undefined
  /** Its INSEE code, of five characters. */
  readonly commune?: string | undefined
  /** The official table: the court's name by code of the commune. */
  readonly communeCourts?: ReadonlyMap<string, string> | undefined
}

type Place = { readonly given: { readonly place: string }; readonly gives: string }

export type CourtSeatSteps = {
  'court-seat.by-commune': Place
  'court-seat.only-one': Place
  'court-seat.several': { readonly given: { readonly place: string; readonly count: number }; readonly gives: string }
  'court-seat.economic-court': Place
  'court-seat.commercial-chamber': Place
  'court-seat.mixed-court': Place
  'court-seat.unknown-place': Place
}

export type CourtOfSeat = {
  readonly court: CourtKind
  readonly names: readonly string[]
  readonly steps: readonly Step<CourtSeatSteps>[]
}

const ALSACE_MOSELLE = ['57', '67', '68']
const OVERSEAS = /^97|^98/
const TABLE = 'C. com. annexe 7-1'

/**
 * The commercial court of a seat: by its commune when the table holds it, else all those of the département.
 * @article C. com. L721-1, L731-1, L732-1, annex 7-1; law 2023-1059 art. 26
 */
export function courtOfSeat(facts: SeatFacts, on: Day, parameters: ProcedureParameters): CourtOfSeat {
  const { commune, communeCourts } = facts
  const department = (facts.department ?? departmentOf(commune ?? '')).toUpperCase()
  const seats = entryOn(parameters.commercialCourtSeats, on)
  const economic = entryOn(parameters.economicCourtSeats, on)
  const named = commune === undefined ? undefined : communeCourts?.get(commune)
  if (named !== undefined && commune !== undefined) {
    const step = { rule: 'court-seat.by-commune', article: TABLE, given: { place: commune }, gives: named } as const
    return { court: kindOfName(named), names: [named], steps: [step] }
  }
  const given = { place: department }
  if (OVERSEAS.test(department)) {
    const article = 'C. com. L732-1'
    return {
      court: 'mixed-commercial-court',
      names: [],
      steps: [{ rule: 'court-seat.mixed-court', article, given, gives: 'mixed-commercial-court', unconfirmed: true }],
    }
  }
  const found = seats.value[department] ?? []
  if (found.length === 0) {
    const step = { rule: 'court-seat.unknown-place', article: TABLE, given, gives: department } as const
    return { court: 'commercial-court', names: [], steps: [step] }
  }
  const isChamber = ALSACE_MOSELLE.includes(department)
  const courts = found.map((seat) => nameOf(seat, { isChamber, isEconomic: economic.value.includes(seat) }))
  const names = courts.map(({ name }) => name)
  const listed = names.join(', ')
  const single: Step<CourtSeatSteps> =
    names.length === 1
      ? { rule: 'court-seat.only-one', article: TABLE, given, gives: listed, source: seats.source }
      : {
          rule: 'court-seat.several',
          article: TABLE,
          given: { ...given, count: names.length },
          gives: listed,
          source: seats.source,
        }
  const kinds = new Set(courts.map(({ court }) => court))
  const steps: Step<CourtSeatSteps>[] = [single]
  if (isChamber) {
    steps.push({ rule: 'court-seat.commercial-chamber', article: 'C. com. L731-1', given, gives: listed })
  }
  const economicNames = courts.filter(({ court }) => court === 'economic-court').map(({ name }) => name)
  if (economicNames.length > 0) {
    const article = 'loi 2023-1059 art. 26'
    steps.push({
      rule: 'court-seat.economic-court',
      article,
      given,
      gives: economicNames.join(', '),
      source: economic.source,
    })
  }
  const [only] = kinds
  return { court: kinds.size === 1 && only ? only : 'commercial-court', names, steps }
}

/** The département of a commune's INSEE code. */
const departmentOf = (commune: string): string => commune.slice(0, /^9[78]/.test(commune) ? 3 : 2)

function nameOf(seat: string, { isChamber, isEconomic }: { isChamber: boolean; isEconomic: boolean }) {
  const place = ofPlace(seat)
  if (isChamber) {
    return { name: `Chambre commerciale du tribunal judiciaire ${place}`, court: 'commercial-chamber' } as const
  }
  return isEconomic
    ? ({ name: `Tribunal des activités économiques ${place}`, court: 'economic-court' } as const)
    : ({ name: `Tribunal de commerce ${place}`, court: 'commercial-court' } as const)
}

/** `de Lyon`, `d’Évry`, `du Mans`. */
function ofPlace(seat: string): string {
  if (seat.startsWith('Le ')) return `du ${seat.slice(3)}`
  return /^[AEIOUÉÈ]/.test(seat) ? `d’${seat}` : `de ${seat}`
}

function kindOfName(name: string): CourtKind {
  const plain = name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
  if (/activites economiques|\btae\b/.test(plain)) return 'economic-court'
  if (/chambre/.test(plain)) return 'commercial-chamber'
  return plain.includes('mixte') ? 'mixed-commercial-court' : 'commercial-court'
}

/**
 * Reads the ministry's table of courts by commune: a heading that names the commune's code and the commercial court,
 * then a row for each. Null when the heading is not there.
 * @article C. com. annex 7-1
 */
export function readCommuneCourts(text: string): ReadonlyMap<string, string> | null {
  const [heading = '', ...rows] = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const separator = [';', '\t', ','].find((mark) => heading.includes(mark)) ?? ';'
  const cells = (line: string): readonly string[] =>
    line.split(separator).map((cell) => cell.trim().replaceAll(/^"|"$/g, ''))
  const titles = cells(heading).map((title) => title.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase())
  const codeAt = titles.findIndex((title) => /insee|code.*commune/.test(title))
  const courtAt = titles.findIndex((title) => /tribunal.*commerce|^tco?m?$|activites economiques|\btc\b/.test(title))
  if (codeAt < 0 || courtAt < 0) return null
  return new Map(
    rows.flatMap((row) => {
      const columns = cells(row)
      const [code = '', court = ''] = [columns[codeAt], columns[courtAt]]
      return /^\d[0-9AB]\d{3}$/i.test(code) && court !== '' ? [[code.toUpperCase(), court] as const] : []
    }),
  )
}

// What payers type into the text of a transfer, given the invoices that they mean.

import { dayNumber, dayOf } from '@quittance/law'
import { type Random, type YearInvoice, drawn } from './matching-draw.ts'
import { OTHER_FIGURES, SEVERAL_REFERENCE, SINGLE_REFERENCE } from './payment-noise.ts'

type Ledger = { readonly invoices: readonly YearInvoice[] }

export function remittanceOf(paid: readonly YearInvoice[], { invoices }: Ledger, random: Random): string {
  const numbers = paid.map(({ number }) => number)
  const [first] = paid
  const wrong = invoices[Math.floor(random() * invoices.length)]?.number ?? ''
  const quoted = numbers.length === 1 ? single(numbers[0] ?? '', wrong, random) : several(numbers, random)
  if (quoted === '') return pick(['', '', 'VIREMENT', 'REGLEMENT FACTURE', 'VOTRE FACTURE', 'SOLDE', 'LOYER'], random)
  const before = pick(
    ['', '', '', 'FACT ', 'FACTURE ', 'FACTURE N ', 'REGLT ', 'Règlement fac. ', 'VIR ', 'INV '],
    random,
  )
  const after = first && random() < OTHER_FIGURES ? otherFigures(first, random) : ''
  return `${before}${quoted}${after}`
}

function single(number: string, wrong: string, random: Random): string {
  switch (drawn(SINGLE_REFERENCE, random)) {
    case 'asPrinted':
      return number
    case 'restyled':
      return restyled(number, random)
    case 'shortened':
      return lastDigits(number)
    case 'withoutPrefix':
      return number.replace(/^[A-Z]+/, '')
    case 'cut':
      return random() < 0.7
        ? number.replace(/(.{6})(.+)/, '$1 $2')
        : number.slice(0, number.length - 1 - Math.floor(random() * 3))
    case 'mistyped':
      return mistyped(number, random)
    case 'misread':
      return misread(number, random)
    case 'foreign':
      return pick(['CDE ', 'BC', 'DOSSIER ', 'PO-', 'ECR '], random) + String(1000 + Math.floor(random() * 9_000_000))
    case 'wrongInvoice':
      return wrong
    case 'none':
      return ''
  }
}

function several(numbers: readonly string[], random: Random): string {
  const joined = (list: readonly string[]): string => list.join(pick([', ', ' ', ' + ', ' / ', ' ET ', ';'], random))
  const style = random() < 0.7 ? (number: string) => number : (number: string) => number.replaceAll('-', '')
  const [first = '', ...others] = numbers
  switch (drawn(SEVERAL_REFERENCE, random)) {
    case 'all':
      return joined(numbers.map(style))
    case 'allShortened':
      return joined([style(first), ...others.map(lastDigits)])
    case 'someMissing':
      return joined(numbers.slice(0, Math.max(1, numbers.length - 1 - Math.floor(random() * 2))).map(style))
    case 'oneMistyped':
      return joined([mistyped(first, random), ...others])
    case 'none':
      return ''
  }
}

function restyled(number: string, random: Random): string {
  const draw = random()
  if (draw < 0.3) return number.toLowerCase()
  if (draw < 0.6) return number.replace(/[-/]/g, '')
  if (draw < 0.8) return number.replace(/[-/]/g, ' ')
  return `N°${number.replace(/[-/]/g, '.')}`
}

const lastDigits = (number: string): string => (/\d+$/.exec(number)?.[0] ?? number).slice(-7).replace(/^0+/, '')

function mistyped(number: string, random: Random): string {
  const place = number.length - 1 - Math.floor(random() * 5)
  const digit = number[place] ?? '0'
  if (random() < 0.5 && place > 1)
    return number.slice(0, place - 1) + digit + number[place - 1] + number.slice(place + 1)
  return number.slice(0, place) + String((Number(digit) + 1 + Math.floor(random() * 8)) % 10) + number.slice(place + 1)
}

function misread(number: string, random: Random): string {
  const looks: Readonly<Record<string, string>> = { 0: 'O', 1: random() < 0.5 ? 'I' : 'l', 5: 'S', 8: 'B' }
  return Array.from(number, (letter) => (random() < 0.5 ? (looks[letter] ?? letter) : letter)).join('')
}

function otherFigures({ issueDate, openCents, debtorId }: YearInvoice, random: Random): string {
  const [year, month, day] = issueDate.split('-')
  const due = dayOf(dayNumber(issueDate) + 30).split('-')
  return pick(
    [
      ` DU ${day}/${month}/${year}`,
      ` ${day}.${month}.${year?.slice(2)}`,
      ` ECH ${due[2]}/${due[1]}`,
      ` ${(openCents / 100).toFixed(2).replace('.', ',')} EUR`,
      ` CLIENT C${String(debtorId).padStart(6, '0')}`,
      ` ${month}/${year}`,
    ],
    random,
  )
}

const pick = <T>(list: readonly T[], random: Random): T => list[Math.floor(random() * list.length)] as T

// A believable company and its debtors, made up: what texts are tried on, in tests and in the preview of the editor.

import { NO_ENCLOSURES } from './enclosures.ts'
import { type Cents, type Day, type Locale, addDays, daysBetween } from '#kernel'
import type { Level } from './act.ts'
import type { Accessories, DebtorKind, MessageLine, MessageSituation, StepKey } from './model.ts'

export type ExampleOptions = {
  readonly locale?: Locale
  readonly kind?: DebtorKind
  readonly step?: StepKey
  readonly lines?: readonly MessageLine[]
  readonly accessories?: Accessories
}

const TODAY: Day = '2026-11-21'
const LEVELS: Readonly<Record<StepKey, Level>> = {
  'before-due': 0,
  'reminder-1': 1,
  'reminder-2': 2,
  'reminder-3': 3,
  'formal-notice': 4,
}

export function exampleSituation(options: ExampleOptions = {}): MessageSituation {
  const { locale = 'fr', kind = 'business', step = 'reminder-1' } = options
  const level = LEVELS[step]
  return {
    locale,
    today: TODAY,
    currency: 'EUR',
    creditor: {
      name: 'Atelier Verdon',
      legalForm: 'SARL',
      capitalCents: 1_500_000,
      siren: '732829320',
      rcsCity: 'Lyon',
      vatNumber: 'FR44732829320',
      addressLines: ['12 rue des Tanneurs', '69007 Lyon'],
      city: 'Lyon',
      phone: '04 72 00 00 00',
      email: 'compta@atelier-verdon.example',
      signer: { name: 'Claire Aubert', capacity: 'gérante' },
      mediator: 'Médiation Exemple, 1 place du Marché, 69002 Lyon',
    },
    debtor: {
      ...DEBTORS[kind],
      kind,
      country: 'FR',
      reference: 'C00042',
      siren: kind === 'business' ? '552100554' : null,
    },
    step: { key: step, level, deadlineDay: level >= 2 ? '2026-12-07' : null },
    lines: options.lines ?? [
      exampleLine({
        stepLevel: level,
        upcoming: level === 0,
        accessories: kind !== 'consumer' && level >= 2,
        isPublic: kind === 'public',
      }),
    ],
    accessories: options.accessories ?? exampleAccessories(kind, level),
    unappliedCreditCents: 0,
    previousMessages: level < 2 ? [] : [{ day: '2026-10-28', channel: 'email', level: 1 }],
    payment: {
      kind: 'transfer',
      account: { holder: 'Atelier Verdon', iban: 'FR7630006000011234567890189', bic: 'AGRIFRPP', assignee: false },
      reference: 'F-2026-0117',
    },
    enclosures: NO_ENCLOSURES,
    signature: null,
  }
}

export type ExampleLine = {
  readonly number?: string
  readonly stepLevel?: Level
  readonly advances?: boolean
  readonly upcoming?: boolean
  readonly dueDate?: Day
  readonly totalCents?: Cents
  readonly paidCents?: Cents
  readonly accessories?: boolean
  /** Public bodies owe eight points above the bank rate, not ten. */
  readonly isPublic?: boolean
}

export function exampleLine(line: ExampleLine = {}): MessageLine {
  const {
    number = 'F-2026-0117',
    stepLevel = 1,
    advances = true,
    upcoming = false,
    totalCents = 123_456,
    paidCents = 0,
    accessories = !upcoming && stepLevel >= 2,
    isPublic = false,
  } = line
  const dueDate = line.dueDate ?? (upcoming ? '2026-12-15' : '2026-10-21')
  return {
    itemId: 117,
    number,
    documentKind: 'invoice',
    issueDate: addDays(dueDate, -30),
    dueDate,
    daysPastDue: Math.max(0, daysBetween(dueDate, TODAY)),
    orderReference: null,
    totalCents,
    paidCents,
    openCents: totalCents - paidCents,
    heldCents: 0,
    currency: 'EUR',
    stepLevel,
    advances,
    upcoming,
    interest: accessories ? (isPublic ? AT_EIGHT_POINTS : AT_TEN_POINTS) : null,
    indemnityCents: accessories ? 4000 : null,
  }
}

const AT_TEN_POINTS = { cents: 1300, rates: [1240], dailyCents: 42 }
const AT_EIGHT_POINTS = { cents: 1090, rates: [1040], dailyCents: 35 }

function exampleAccessories(kind: DebtorKind, level: Level): Accessories {
  return kind === 'consumer'
    ? { kind: 'from-notice', rate: 275 }
    : { kind: 'computed', claimed: level === 4, rateOrigin: 'statutory' }
}

const DEBTORS: Readonly<
  Record<
    DebtorKind,
    { readonly name: string; readonly addressLines: readonly string[]; readonly contactName: string | null }
  >
> = {
  business: {
    name: 'Menuiserie Lefèvre & Fils',
    addressLines: ['ZA des Prés', '4 allée du Chêne', '38300 Bourgoin-Jallieu'],
    contactName: 'Mme Renaud',
  },
  public: {
    name: 'Commune de Saint-Aubin',
    addressLines: ['Service comptabilité', 'Place de la Mairie', '71430 Saint-Aubin-en-Charollais'],
    contactName: null,
  },
  consumer: {
    name: 'M. Émile Garçon',
    addressLines: ['3 bis rue de l’Église', '01000 Bourg-en-Bresse'],
    contactName: 'M. Garçon',
  },
  association: {
    name: 'Association Les Tréteaux',
    addressLines: ['Maison des associations', '42000 Saint-Étienne'],
    contactName: null,
  },
}

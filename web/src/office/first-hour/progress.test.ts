import { expect, test } from 'vitest'
import type { Settings, Summary } from '../../api-types.ts'
import { stepsDone } from './progress.ts'

const NOTHING: Summary = {
  debtors: 0,
  items: 0,
  overdueCents: 0,
  notDueCents: 0,
  unappliedCreditCents: 0,
  withoutContact: { debtors: 0, cents: 0 },
  kindUnknown: { debtors: 0 },
  ageing: {
    notDueCents: 0,
    due1to30Cents: 0,
    due31to60Cents: 0,
    due61to90Cents: 0,
    dueOver90Cents: 0,
    noDueDateCents: 0,
  },
  currency: 'EUR',
  otherCurrencies: [],
}
const IMPORTED: Summary = { ...NOTHING, debtors: 3, items: 9, withoutContact: { debtors: 2, cents: 500 } }
const NEW_COMPANY: Settings = {
  version: 1,
  identity: {
    name: 'Atelier Morel',
    legalForm: null,
    capitalCents: null,
    siren: null,
    vat: null,
    rcsCity: null,
    addressLines: [],
    postcode: null,
    city: null,
    country: null,
    phone: null,
    email: null,
    signerName: null,
    signerCapacity: null,
    mediator: null,
  },
  bank: { holder: null, iban: null, bic: null, byCurrency: [] },
  mailAccount: null,
  mailAccounts: [],
  senders: [],
  defaultTerms: null,
  calendar: { zone: 'metropole', sendOn: [1, 2, 3, 4, 5], sendFromHour: 8, sendUntilHour: 19, closures: [] },
  outreach: {
    promiseGraceDays: 2,
    announcedPaymentDays: 5,
    disputeAnswerDays: 10,
    preDueEveryDays: 31,
    daysAfterIssue: 3,
    toleranceCents: 100,
    contactCap: null,
    maximumMessages: null,
    largeRunMessages: null,
    confirmFromCents: null,
    secondApprovalCents: null,
    attachmentMegabytes: 5,
  },
  automation: 'rehearsal',
  firstReleasedAt: null,
  sendingStopped: false,
  paymentsKnownTo: null,
}

test('with nothing imported no step is done, although no kind and no contact is missing', () => {
  expect([...stepsDone(NOTHING, NEW_COMPANY, ['board', 'contacts'])]).toEqual([])
})

test('after an import the kinds are done when all are known, contacts when somebody says so', () => {
  expect([...stepsDone({ ...IMPORTED, kindUnknown: { debtors: 1 } }, NEW_COMPANY, [])]).toEqual(['import'])
  expect([...stepsDone(IMPORTED, NEW_COMPANY, ['contacts'])]).toEqual(['import', 'kinds', 'contacts'])
})

test('paper instead of a mail account is an answer too, and the release ends it', () => {
  const released: Settings = { ...NEW_COMPANY, automation: 'released' }
  const complete = { ...IMPORTED, withoutContact: { debtors: 0, cents: 0 } }
  expect([...stepsDone(complete, released, ['board', 'rehearsal', 'mail'])]).toEqual([
    'import',
    'board',
    'kinds',
    'contacts',
    'rehearsal',
    'mail',
    'release',
  ])
})

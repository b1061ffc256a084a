import { describe, expect, test } from 'vitest'
import {
  AUDIENCES,
  badDebtVat,
  checkDocument,
  contact,
  type ContentId,
  disclosure,
  DOCUMENT_KINDS,
  documentContents,
  LOSS_PROOFS,
  refusedWords,
  type Step,
  writeOff,
} from '@quittance/law'
import { LOCALES } from '#kernel'
import { en } from '../en.ts'
import { fr } from '../fr.ts'
import { sayIn } from '../say.ts'
import { dealingFr } from './dealing.ts'
import { contentNames } from './documents.ts'

const DEBTORS = ['business', 'consumer', 'public'] as const
const flags = { isVatOnDebits: true, isDeliveredElsewhere: true, hasSureties: true, hasPendingCase: true } as const
const facts = { on: '2026-11-21', byRepresentative: true, ...flags } as const
const loss = { vatDue: 'debits', netCents: 100_000, vatCents: 20_000, lostOn: '2026-10-01' } as const
const claim = { netCents: 100_000, vatCents: 20_000 } as const
const call = { channel: 'call', day: '2026-11-23' } as const

const contents = (of: Partial<Record<ContentId, string>>) => ({ ...facts, debtor: 'consumer', contents: of }) as const

/** Answers that between them hold every step. */
const ANSWERS: readonly { readonly steps: readonly Step[] }[] = [
  ...DOCUMENT_KINDS.flatMap((kind) => DEBTORS.map((debtor) => checkDocument({ ...facts, kind, debtor, contents: {} }))),
  checkDocument({ kind: 'agency-letter', ...contents({}), isFollowUp: true }),
  checkDocument({ kind: 'formal-notice', ...contents({ 'collection-costs': '15 €', deadline: 'bientôt' }) }),
  checkDocument({ kind: 'formal-notice', ...contents({ deadline: '2026-11-22' }) }),
  checkDocument({
    kind: 'agency-mandate',
    ...contents({ 'amount-breakdown': 'x', insurance: 'x', fee: 'x', remittance: 'x' }),
  }),
  contact(call),
  contact({ ...call, channel: 'email' }),
  contact({ ...call, day: '2026-11-22' }),
  contact({ ...call, day: '2026-12-25' }),
  contact({ ...call, minutes: 0, sameDay: 1, sevenDays: 3 }),
  ...AUDIENCES.map((audience) => disclosure(audience)),
  refusedWords({
    text: 'Police, escroquerie, huissier, liste noire, saisie-vente, Banque de France, réseaux sociaux, informer vos clients, sommation, frais de dossier, sans objet.',
    isFormalNotice: true,
  }),
  refusedWords({ text: 'Une saisie-vente.' }),
  refusedWords({ text: 'Merci.' }),
  ...LOSS_PROOFS.map((proof) => badDebtVat({ ...loss, proof })),
  badDebtVat({ ...loss, proof: 'failed-pursuit', vatDue: 'receipts' }),
  badDebtVat({ ...loss, proof: 'failed-pursuit', paidCents: 120_000 }),
  writeOff({ ...claim, stage: 'doubtful', lossBasisPoints: 5000 }),
  writeOff({ ...claim, stage: 'lost' }),
  writeOff({ ...claim, stage: 'lost', isVatRecoverable: true, allowedCents: 50_000 }),
]

const STEPS = ANSWERS.flatMap(({ steps }) => steps)

describe.each(LOCALES)('in %s', (locale) => {
  const sentences = (locale === 'fr' ? fr : en) as unknown as Readonly<
    Record<string, (step: Step, say: ReturnType<typeof sayIn>) => string>
  >

  test('every step about documents, conduct and losses has its sentence, whole', () => {
    const say = sayIn(locale, 'EUR')
    for (const step of STEPS) {
      const sentence = sentences[step.rule]?.(step, say)
      expect(sentence).toMatch(/^(?:\p{Lu}|[«“€\d])/u)
      expect(sentence).toMatch(/\.$/)
      expect(sentence).not.toMatch(/undefined|NaN|null|\[object/)
    }
  })

  test('every content has its name', () => {
    const ids = DOCUMENT_KINDS.flatMap((kind) =>
      DEBTORS.flatMap((debtor) => documentContents(kind, { ...facts, debtor }).map(({ content }) => content)),
    )
    expect(ids.length).toBeGreaterThan(200)
    for (const id of ids) expect(contentNames[locale](id)).toMatch(/^\p{Ll}.{3,}[^.]$/u)
  })
})

test('every rule is reached', () => {
  const said = new Set(STEPS.map(({ rule }) => rule))
  expect(Object.keys(dealingFr).filter((rule) => !said.has(rule))).toEqual([])
})

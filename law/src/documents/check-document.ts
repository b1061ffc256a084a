// Whether a document holds what it must, and nothing that it must not.
// Each list stands in its own file, with the article of every line.

import { explained, type Explained, type Step } from '../explain.ts'
import { assertDays } from '../input-guards.ts'
import { isWorkingDay } from '../public-holidays.ts'
import { addDays, type Day, parseDay } from '../values.ts'
import { agencyLetter, agencyMandate } from './agency.ts'
import type { Content, ContentWeight, DocumentFacts } from './content.ts'
import { declarationOfClaim } from './declaration-of-claim.ts'
import { formalNotice } from './formal-notice.ts'
import { instalmentAgreement } from './instalment-agreement.ts'
import { invoice } from './invoice.ts'
import { orderForPaymentRequest } from './order-for-payment-request.ts'
import { termsAndConditions } from './terms-and-conditions.ts'

const LISTS = {
  'formal-notice': formalNotice,
  'agency-mandate': agencyMandate,
  'agency-letter': agencyLetter,
  'instalment-agreement': instalmentAgreement,
  'order-for-payment-request': orderForPaymentRequest,
  'declaration-of-claim': declarationOfClaim,
  invoice,
  'terms-and-conditions': termsAndConditions,
} as const

export type DocumentKind = keyof typeof LISTS

export type ContentId = (typeof LISTS)[DocumentKind][number]['id']

export const DOCUMENT_KINDS = Object.keys(LISTS) as readonly DocumentKind[]

export type DocumentContent = {
  readonly content: ContentId
  readonly weight: ContentWeight
  readonly article: string
  readonly unconfirmed?: true
}

export type Document = DocumentFacts & {
  readonly kind: DocumentKind
  /** What it holds, by content; blank is as good as absent. A `deadline` is a day. */
  readonly contents: Readonly<Partial<Record<ContentId, string>>>
  /** When a formal notice was, or will be, presented: its deadline is counted from there. */
  readonly presentedOn?: Day | undefined
}

export type DocumentCheck = {
  readonly missing: readonly DocumentContent[]
  readonly outOfPlace: readonly DocumentContent[]
  /** Nothing that a text requires is missing, and nothing is out of place. */
  readonly isComplete: boolean
}

type About = {
  readonly given: { readonly document: DocumentKind; readonly content: ContentId }
  readonly gives: string
}
type Deadline = { readonly given: { readonly deadline: string; readonly earliest: Day }; readonly gives: string }
type Verdict = { readonly given: { readonly document: DocumentKind; readonly count: number }; readonly gives: number }

export type DocumentSteps = {
  'documents.required': About
  'documents.usual': About
  'documents.never': About
  'documents.deadline-not-a-day': Deadline
  'documents.deadline-too-short': Deadline
  'documents.deadline-on-day-off': Deadline
  'documents.complete': Verdict
  'documents.incomplete': Verdict
}

type DocumentStep = Step<DocumentSteps>

/**
 * The list of what a document holds for such a debtor on such a day.
 * @article C. civ. 1344, 1375, 1376; CPCE R124-3, R124-4; CPC 1407; C. com. L622-25, L441-1, L441-9; CGI ann. II 242 nonies A
 */
export function documentContents(kind: DocumentKind, facts: DocumentFacts): readonly DocumentContent[] {
  assertDays({ on: facts.on })
  const list: readonly Content<ContentId>[] = LISTS[kind]
  return list
    .filter(({ when }) => when === undefined || when(facts))
    .map(({ id, weight, article, unconfirmed }) => ({
      content: id,
      weight,
      article,
      ...(unconfirmed && { unconfirmed }),
    }))
}

/**
 * What is missing and what is out of place, each with its article; the last step counts what a text asks for.
 * @article C. civ. 1344, 1375, 1376; CPCE R124-3, R124-4; CPC 1407; C. com. L622-25, L441-1, L441-9; CGI ann. II 242 nonies A
 */
export function checkDocument(document: Document): Explained<DocumentCheck, DocumentSteps> {
  const { kind, contents } = document
  const list = documentContents(kind, document)
  const holds = ({ content }: DocumentContent): boolean => (contents[content] ?? '').trim() !== ''
  const missing = list.filter((line) => line.weight !== 'never' && !holds(line))
  const outOfPlace = list.filter((line) => line.weight === 'never' && holds(line))
  const deadline = deadlineSteps(document)
  const count = missing.filter(({ weight }) => weight === 'required').length + outOfPlace.length + deadline.length
  const last: DocumentStep = {
    rule: count === 0 ? 'documents.complete' : 'documents.incomplete',
    article: list[0]?.article ?? '',
    given: { document: kind, count },
    gives: count,
  }
  const about = [...missing, ...outOfPlace].map((line): DocumentStep => ({
    rule: `documents.${line.weight}`,
    article: line.article,
    given: { document: kind, content: line.content },
    gives: line.content,
    ...(line.unconfirmed && { unconfirmed: line.unconfirmed }),
  }))
  return explained({ missing, outOfPlace, isComplete: count === 0 }, [...about, ...deadline, last])
}

/** A day, a working one, eight days or more after presentation (choice `eight-days-after-presentation`). */
function deadlineSteps({ kind, contents, presentedOn, on }: Document): readonly DocumentStep[] {
  const deadline = contents.deadline?.trim() ?? ''
  if (kind !== 'formal-notice' || deadline === '') return []
  assertDays({ presentedOn })
  const earliest = addDays(presentedOn ?? on, 8)
  const step = (rule: keyof DocumentSteps & `documents.deadline-${string}`): DocumentStep => ({
    rule,
    article: 'C. civ. 1344',
    given: { deadline, earliest },
    gives: deadline,
  })
  const day = parseDay(deadline)
  if (day === null) return [step('documents.deadline-not-a-day')]
  return [
    ...(day < earliest ? [step('documents.deadline-too-short')] : []),
    ...(isWorkingDay(day, 'metropole') ? [] : [step('documents.deadline-on-day-off')]),
  ]
}

// Whether a text may be used: what it lacks, what it prints that may be empty, what it says that a letter about a debt does not
// say. Tried on made-up cases, one for each thing that may be missing of a debtor, a company or a day. Pure.

import { type RefusedWord, refusedWords } from '@quittance/law'
import { type Refusal, isRefusal } from '#kernel'
import { exampleSituation } from './example-situation.ts'
import { type MessageSituation, TEXT_CASES, type TextCase } from './model.ts'
import { smsPlacesMissing, smsReveals } from './check-sms.ts'
import { renderMessage } from './render-message.ts'
import { smsText } from './sms-text.ts'
import { type Template, type TextDraft, parseTemplate, sourceOf } from './template.ts'
import { type TextName, formatTextName } from './text-name.ts'

/** A field that would be empty in a case, where no `if` stands around it. */
export type TextHole = { readonly field: string; readonly inCase: TextCase }

export type TextCheck = {
  readonly template: Template
  /** Places that it must have: what is owed, how much, how to pay; of a formal notice also until when. */
  readonly missing: readonly string[]
  /** What only professionals owe, in a text to consumers. */
  readonly unlawful: readonly string[]
  /** What a text message must not light up with. */
  readonly reveals: readonly string[]
  /** Holds the message back where the case occurs. */
  readonly holes: readonly TextHole[]
  /** For a person to judge. */
  readonly words: readonly RefusedWord[]
}

/** Throws what `parseTemplate` and a usual case refuse: then there is nothing to show. */
export function checkText(name: TextName, draft: TextDraft): TextCheck {
  const called = formatTextName(name)
  const template = parseTemplate(called, name.locale, sourceOf(called, draft))
  const isSms = name.form === 'sms'
  const reveals = isSms ? smsReveals(template, draft.body, name.audience) : []
  // What is taken out makes it shorter: its length is looked at when nothing has to go any more.
  if (reveals.length === 0) writeIn('usual', template, name)
  return {
    template,
    missing: isSms ? smsPlacesMissing(template, draft.body) : placesMissing(name, draft),
    unlawful: name.audience === 'consumer' ? owedByProfessionals(draft) : [],
    reveals,
    holes: TEXT_CASES.flatMap((inCase) => holesIn(template, name, inCase)),
    words: refusedWords({
      text: spoken(`${draft.subject}\n\n${draft.body}`),
      isFormalNotice: name.step === 'formal-notice',
    }).value,
  }
}

function writeIn(inCase: TextCase, template: Template, name: TextName): void {
  if (name.form === 'sms') smsText(template, situationIn(inCase, name))
  else renderMessage(template, situationIn(inCase, name))
}

function placesMissing({ step }: TextName, { body }: TextDraft): readonly string[] {
  const places = ['lines', 'totals', 'payment']
    .map((place) => `[[${place}]]`)
    .filter((place) => !body.split('\n').some((line) => line.trim() === place))
  const hasDeadline = step !== 'formal-notice' || /\{\{\s*deadline\b/.test(body)
  return hasDeadline ? places : [...places, '{{ deadline | day }}']
}

/** C. com. L441-10 and D441-5 are between professionals: neither their interest nor the 40 € may be asked of a consumer. */
function owedByProfessionals({ subject, body }: TextDraft): readonly string[] {
  const words = `${subject}\n${body}`.match(
    /[LD]\.?\s?441-(?:10|5)|\b40(?:,00)?\s?(?:€|euros?)|indemnités? forfaitaires?|fixed indemnit(?:y|ies)|total\.indemnity|has\.contract_rate/gi,
  )
  return [...new Set(words)]
}

function holesIn(template: Template, name: TextName, inCase: TextCase): readonly TextHole[] {
  const refusal = refusalOf(template, name, inCase)
  // What contradicts itself is not written with any text: such a case does not come up at this step.
  return refusal?.code === 'outreach.template_field_empty' ? [{ field: String(refusal.data['field']), inCase }] : []
}

function refusalOf(template: Template, name: TextName, inCase: TextCase): Refusal | null {
  try {
    writeIn(inCase, template, name)
    return null
  } catch (error) {
    if (isRefusal(error)) return error
    throw error
  }
}

/** The words that stand there, those of the language of texts blotted out: what is found keeps its place. */
const spoken = (text: string): string => text.replace(/\{\{.*?\}\}|\{%.*?%\}/gs, (tag) => ' '.repeat(tag.length))

/** What the debtor is in the made-up cases. */
export function situationIn(inCase: TextCase, { locale, audience, step }: TextName): MessageSituation {
  const usual = exampleSituation({ locale, kind: audience, step })
  const { creditor, debtor, lines } = usual
  switch (inCase) {
    case 'usual':
      return usual
    case 'several-invoices':
      return { ...usual, lines: [...lines, ...lines.map((line) => ({ ...line, itemId: 118, number: 'F-2026-0118' }))] }
    case 'no-deadline':
      return { ...usual, step: { ...usual.step, deadlineDay: null } }
    case 'first-message':
      return { ...usual, previousMessages: [] }
    case 'no-phone':
      return { ...usual, creditor: { ...creditor, phone: null } }
    case 'no-reference':
      return { ...usual, debtor: { ...debtor, siren: null, reference: null, contactName: null } }
    case 'no-mediator':
      return { ...usual, creditor: { ...creditor, mediator: null } }
    case 'foreign-law':
      return { ...usual, accessories: { kind: 'none' }, lines: lines.map(withoutAccessories) }
    case 'rate-unknown':
      return {
        ...usual,
        accessories: audience === 'consumer' ? { kind: 'from-notice', rate: null } : { kind: 'rate-unknown' },
        lines: lines.map(withoutAccessories),
      }
    case 'contract-rate':
      return audience === 'business'
        ? { ...usual, accessories: { kind: 'computed', claimed: usual.step.level === 4, rateOrigin: 'contract' } }
        : usual
    case 'being-collected':
      return { ...usual, payment: { kind: 'collected' } }
  }
}

const withoutAccessories = <Line extends MessageSituation['lines'][number]>(line: Line): Line => ({
  ...line,
  interest: null,
  indemnityCents: null,
})

// One message, from a text and the facts of a debtor on a day: subject, HTML, plain text and letter. Pure: the same input
// gives the same message, and what cannot be said without a hole or a contradiction is refused.

import { Refusal } from '#kernel'
import { type LetterDocument, enclosureLines, legalMentions, letterDocument } from './letter-document.ts'
import { readDocument } from './message-document.ts'
import { type MessageStyle, PLAIN_STYLE } from './message-style.ts'
import { tablesOf } from './message-tables.ts'
import { type MessageSituation, audienceOf } from './model.ts'
import { renderHtml } from './render-html.ts'
import { linkedFilesOf } from './linked-files.ts'
import { renderText } from './render-text.ts'
import { inconsistencies, unprintableCharacters } from './rules.ts'
import { factsOf } from './template-fields.ts'
import { type Template, fill, substitute } from './template.ts'
import { cleanText, typeset } from './typography.ts'
import { wordingOf } from './wording.ts'
import { INCONSISTENCY_WORDS } from './code-words.ts'

export type RenderOptions = {
  /** Hosts that a link may lead to: the program's own. */
  readonly linkHosts?: readonly string[]
  /** E-mail when not given. */
  readonly channel?: 'email' | 'letter' | 'registered-letter'
  /** Of a registered letter, once it is known. */
  readonly registeredNumber?: string
  /** How the company shows itself; plain when not given. */
  readonly style?: MessageStyle
}

export type RenderedMessage = {
  readonly subject: string
  readonly html: string
  readonly text: string
  readonly letter: LetterDocument
}

export function renderMessage(
  template: Template,
  situation: MessageSituation,
  options: RenderOptions = {},
): RenderedMessage {
  refuseInconsistent(situation)
  const { locale } = situation
  const facts = factsOf(situation)
  const words = wordingOf(locale)
  const filled = fill(template, 'subject', facts)
  const subject = substitute(typeset(filled.text.trim(), locale), filled.values)
  const blocks = readDocument(fill(template, 'body', facts), {
    template: template.name,
    locale,
    linkHosts: options.linkHosts ?? [],
  })
  const tables = tablesOf(situation)
  const contact = situation.debtor.contactName === null ? null : cleanText(situation.debtor.contactName)
  const parts = {
    greeting: template.tone === 'formal' ? words.greeting.letter : words.greeting.email(contact),
    blocks,
    tables,
    closing: words.closing.email[template.tone],
    signature: signatureLines(situation),
    linked: linkedFilesOf(situation.enclosures.linked, situation.locale),
    enclosures: enclosureLines(situation.enclosures, words),
    footer: [legalMentions(situation.creditor, locale), words.wrongPerson],
  }
  const { channel = 'email', style = PLAIN_STYLE } = options
  const asLetter = (): LetterDocument =>
    letterDocument({ subject, blocks, tables }, situation, {
      registered: channel === 'registered-letter',
      registeredNumber: options.registeredNumber ?? null,
      style,
    })
  if (channel !== 'email') refuseUnprintable(asLetter(), situation.debtor.name)
  const brand = { name: cleanText(situation.creditor.name), colour: style.colour }
  return {
    subject,
    html: renderHtml({ ...parts, locale, subject, brand }, words),
    text: renderText(parts, words),
    // Of most e-mails nobody asks for it.
    get letter() {
      return asLetter()
    },
  }
}

/** No message says what its own facts contradict. */
export function refuseInconsistent(situation: MessageSituation): void {
  const problems = inconsistencies(situation)
  if (problems.length === 0) return
  const numbers = new Map(situation.lines.map(({ itemId, number }) => [itemId, number]))
  throw new Refusal('outreach.message_inconsistent', {
    debtor: situation.debtor.name,
    rules: problems.map(({ rule, itemId, detail }) => ({ rule, itemId, detail })),
    problems: problems.map(({ rule, itemId }) => {
      const { fr, en } = INCONSISTENCY_WORDS[rule]
      const number = itemId === undefined ? undefined : numbers.get(itemId)
      return number === undefined ? { fr, en } : { fr: `facture ${number} – ${fr}`, en: `invoice ${number} – ${en}` }
    }),
  })
}

function refuseUnprintable(letter: LetterDocument, debtor: string): void {
  const characters = unprintableCharacters(JSON.stringify(letter))
  if (characters !== '') throw new Refusal('outreach.letter_unprintable', { debtor, characters })
}

/** The name of the text that speaks to this debtor at this step. */
export const templateName = (situation: MessageSituation): string =>
  `${situation.locale}/${audienceOf(situation.debtor.kind)}/${situation.step.key}`

function signatureLines({ creditor, signature, locale }: MessageSituation): readonly string[] {
  if (signature) return signature.map(cleanText)
  const phone = creditor.phone === null ? [] : [`${wordingOf(locale).phone} ${creditor.phone}`]
  const capacity = creditor.signer.capacity === '' ? [] : [creditor.signer.capacity]
  const signer = creditor.signer.name === '' ? [] : [creditor.signer.name, ...capacity]
  return [...signer, creditor.name, ...phone, creditor.email].map(cleanText)
}

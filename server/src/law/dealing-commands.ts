// Documents, conduct, bad debts at the command line. No store is touched.

import { readFile } from 'node:fs/promises'
import {
  AUDIENCES,
  badDebtVat,
  checkDocument,
  contact,
  CONTACT_CHANNELS,
  type ContentId,
  disclosure,
  DOCUMENT_KINDS,
  documentContents,
  HOLIDAY_ZONES,
  LOSS_PROOFS,
  refusedWords,
  writeOff,
} from '@quittance/law'
import { Refusal } from '#kernel'
import { systemClock } from '#platform/clock.ts'
import type { Command, CommandInput, CommandOutput } from '#platform/command.ts'
import { answerOutput } from './answer-output.ts'
import {
  amountOption,
  countOption,
  dayOption,
  requiredAmount,
  requiredDay,
  requiredDebtor,
  requiredWord,
  textOption,
  wordOption,
  wrong,
  yesNoOption,
} from './options.ts'
import { refusing } from './refusing.ts'
import { contentNames } from './sentences/documents.ts'
import { textTable } from './text-table.ts'

const text = { type: 'string' } as const

export const commands: readonly Command[] = [
  {
    name: 'law documents',
    summary: {
      fr: 'Liste ce qu’un document contient ; avec --file, dit ce qui manque et ce qui n’a pas sa place.',
      en: 'Lists what a document contains; with --file, says what is missing and what is out of place.',
    },
    usage: [
      `quittance law documents --kind ${DOCUMENT_KINDS.slice(0, 4).join('|')}`,
      `                        ${' '.repeat(7)}${DOCUMENT_KINDS.slice(4).join('|')}`,
      '                        --debtor business|public|consumer|association [--on DAY] [--file CONTENTS.json]',
      '                        [--presented DAY] [--follow-up yes|no] [--representative yes|no] [--sureties yes|no]',
      '                        [--pending-case yes|no] [--vat-on-debits yes|no] [--delivered-elsewhere yes|no]',
      '                        CONTENTS.json: {"content": "what the document says", …}',
    ].join('\n'),
    options: {
      kind: text,
      debtor: text,
      on: text,
      file: text,
      presented: text,
      'follow-up': text,
      representative: text,
      sureties: text,
      'pending-case': text,
      'vat-on-debits': text,
      'delivered-elsewhere': text,
    },
    run: runDocuments,
  },
  {
    name: 'law conduct',
    summary: {
      fr: 'Dit quand appeler, à qui parler de la dette, et quels mots refuser dans un texte.',
      en: 'Says when to call, whom to tell of the debt, and which words a text must not use.',
    },
    usage: [
      `quittance law conduct --channel ${CONTACT_CHANNELS.join('|')} --day DAY [--time 14:30] [--zone ${HOLIDAY_ZONES.slice(0, 2).join('|')}|…]`,
      '                      [--same-day 0] [--seven-days 2]',
      `quittance law conduct --audience ${AUDIENCES.slice(0, 6).join('|')}`,
      `                        ${AUDIENCES.slice(6).join('|')}`,
      'quittance law conduct --file LETTER.txt [--title yes|no] [--officer yes|no] [--formal-notice yes|no]',
    ].join('\n'),
    options: {
      channel: text,
      day: text,
      time: text,
      zone: text,
      'same-day': text,
      'seven-days': text,
      audience: text,
      file: text,
      title: text,
      officer: text,
      'formal-notice': text,
    },
    run: runConduct,
  },
  {
    name: 'law bad-debt-vat',
    summary: {
      fr: 'Dit si la TVA d’un impayé définitif se récupère, combien, jusqu’à quand et avec quels mots.',
      en: 'Says whether the VAT of a final loss can be recovered, how much, until when and with which words.',
    },
    usage: [
      'quittance law bad-debt-vat --vat-due debits|receipts --net 1000.00 --vat 200.00 [--paid 300.00] --lost DAY',
      `                           --proof ${LOSS_PROOFS.join('|')}`,
    ].join('\n'),
    options: { 'vat-due': text, net: text, vat: text, paid: text, lost: text, proof: text },
    run: async (input) =>
      refusing(() =>
        answerOutput(
          badDebtVat({
            vatDue: requiredWord(input, 'vat-due', ['debits', 'receipts']),
            netCents: requiredAmount(input, 'net'),
            vatCents: requiredAmount(input, 'vat'),
            paidCents: amountOption(input, 'paid'),
            proof: requiredWord(input, 'proof', LOSS_PROOFS),
            lostOn: requiredDay(input, 'lost'),
          }),
          input,
        ),
      ),
  },
  {
    name: 'law write-off',
    summary: {
      fr: 'Donne les écritures d’une créance douteuse ou perdue.',
      en: 'Gives the entries of a doubtful or a lost claim.',
    },
    usage: [
      'quittance law write-off --stage doubtful|lost --net 1000.00 --vat 200.00',
      '                        [--loss-percent 1…100] [--allowed 500.00] [--vat-recoverable yes|no]',
    ].join('\n'),
    options: { stage: text, net: text, vat: text, 'loss-percent': text, allowed: text, 'vat-recoverable': text },
    run: async (input) => refusing(() => runWriteOff(input)),
  },
]

async function runDocuments(input: CommandInput): Promise<CommandOutput> {
  const kind = requiredWord(input, 'kind', DOCUMENT_KINDS)
  const facts = {
    debtor: requiredDebtor(input),
    on: dayOption(input, 'on') ?? systemClock.today(),
    isFollowUp: yesNoOption(input, 'follow-up'),
    byRepresentative: yesNoOption(input, 'representative'),
    hasSureties: yesNoOption(input, 'sureties'),
    hasPendingCase: yesNoOption(input, 'pending-case'),
    isVatOnDebits: yesNoOption(input, 'vat-on-debits'),
    isDeliveredElsewhere: yesNoOption(input, 'delivered-elsewhere'),
  }
  const file = textOption(input, 'file')
  if (file !== undefined) {
    const contents = await readContents(file)
    const presentedOn = dayOption(input, 'presented')
    return refusing(() => answerOutput(checkDocument({ ...facts, kind, contents, presentedOn }), input))
  }
  const named = documentContents(kind, facts).map((line) => ({
    ...line,
    name: contentNames[input.locale](line.content),
  }))
  const rows = named.map(({ name, weight, article }) => [WEIGHTS[input.locale][weight], name, `[${article}]`])
  return {
    json: { contents: named },
    text: textTable([{ align: 'left' }, { align: 'left' }, { align: 'left' }], rows),
  }
}

const WEIGHTS = {
  fr: { required: 'exigé', usual: 'd’usage', never: 'jamais' },
  en: { required: 'required', usual: 'usual', never: 'never' },
} as const

/** `{"content": "text", …}`: a list of contents that we do not know would be checked against nothing. */
async function readContents(file: string): Promise<Readonly<Partial<Record<ContentId, string>>>> {
  const unreadable = (): never => {
    throw new Refusal('law.contents_unreadable', { file })
  }
  const bytes = await readFile(file, 'utf8').catch(unreadable)
  const read = parseJson(bytes)
  if (typeof read !== 'object' || read === null || Array.isArray(read)) return unreadable()
  const isKnown = Object.entries(read).every(([key, value]) => isContent(key) && typeof value === 'string')
  return isKnown ? read : unreadable()
}

const isContent = (id: string): boolean => contentNames.fr(id as ContentId) !== undefined

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json) as unknown
  } catch {
    return null
  }
}

async function runConduct(input: CommandInput): Promise<CommandOutput> {
  const audience = wordOption(input, 'audience', AUDIENCES)
  if (audience !== undefined) return answerOutput(disclosure(audience), input)
  const file = textOption(input, 'file')
  if (file !== undefined) return runWords(file, input)
  return refusing(() =>
    answerOutput(
      contact({
        channel: requiredWord(input, 'channel', CONTACT_CHANNELS),
        day: requiredDay(input, 'day'),
        minutes: timeOption(input),
        zone: wordOption(input, 'zone', HOLIDAY_ZONES),
        sameDay: countOption(input, 'same-day', [0, 999]),
        sevenDays: countOption(input, 'seven-days', [0, 999]),
      }),
      input,
    ),
  )
}

/** Minutes after midnight. */
function timeOption(input: CommandInput): number | undefined {
  const given = textOption(input, 'time')
  if (given === undefined) return undefined
  const [, hours, minutes] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(given) ?? []
  return hours === undefined
    ? wrong(input, { name: 'time', form: '14:30', given })
    : Number(hours) * 60 + Number(minutes)
}

async function runWords(file: string, input: CommandInput): Promise<CommandOutput> {
  const letter = await readFile(file, 'utf8').catch(() => {
    throw new Refusal('law.text_unreadable', { file })
  })
  const { value, steps } = refusedWords({
    text: letter,
    hasTitle: yesNoOption(input, 'title'),
    isOfficerMandated: yesNoOption(input, 'officer'),
    isFormalNotice: yesNoOption(input, 'formal-notice'),
  })
  return answerOutput({ kind: 'explained', value: { words: value }, steps }, input)
}

function runWriteOff(input: CommandInput): CommandOutput {
  const percent = countOption(input, 'loss-percent', [1, 100])
  const { value, steps } = writeOff({
    stage: requiredWord(input, 'stage', ['doubtful', 'lost']),
    netCents: requiredAmount(input, 'net'),
    vatCents: requiredAmount(input, 'vat'),
    lossBasisPoints: percent === undefined ? undefined : percent * 100,
    allowedCents: amountOption(input, 'allowed'),
    isVatRecoverable: yesNoOption(input, 'vat-recoverable'),
  })
  return answerOutput({ kind: 'explained', value: { lines: value }, steps }, input)
}

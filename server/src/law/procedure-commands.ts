// Procedure at the command line: court, order for payment and the other ways to a title. No store is touched.

import { readFile } from 'node:fs/promises'
import {
  type Activity,
  CLAIM_BASES,
  CLAIM_NATURES,
  competentCourt,
  type CompetentCourtInput,
  COURTS,
  interimPayment,
  orderForPayment,
  orderForPaymentCalendar,
  priorAmicableAttempt,
  PROCEDURES,
  procedureCosts,
  readCommuneCourts,
  smallClaims,
  undisputedCommercialClaim,
} from '@quittance/law'
import { type Day, Refusal } from '#kernel'
import { systemClock } from '#platform/clock.ts'
import type { Command, CommandInput } from '#platform/command.ts'
import {
  amountOption,
  countOption,
  dayOption,
  requiredAmount,
  requiredDay,
  requiredDebtor,
  requiredWord,
  requiredYesNo,
  textOption,
  wordOption,
  yesNoOption,
} from './options.ts'
import { refusing } from './refusing.ts'
import { answerOutput, type FactOptions } from './answer-output.ts'

const text = { type: 'string' } as const

const COURT_USAGE = [
  '--debtor business|public|consumer|association [--activity commercial|civil]',
  '[--amount 1200.00] [--department 69 | --commune 69123 [--communes FILE.csv]]',
  '[--contract public|private] [--creditor commercial|civil] [--country FR]',
  `[--nature ${CLAIM_NATURES.join('|')}] [--on DAY]`,
]

const COURT_OPTIONS = {
  debtor: text,
  activity: text,
  amount: text,
  department: text,
  commune: text,
  communes: text,
  contract: text,
  creditor: text,
  country: text,
  nature: text,
  on: text,
} as const

const usage = (name: string, ...lines: readonly string[]): string =>
  lines
    .map((line, index) => (index === 0 ? `quittance ${name} ${line}` : ' '.repeat(`quittance ${name} `.length) + line))
    .join('\n')

export const commands: readonly Command[] = [
  {
    name: 'law court',
    summary: {
      fr: 'Dit quel tribunal décide, où, et si un avocat est obligatoire.',
      en: 'Says which court decides, where, and whether a lawyer is compulsory.',
    },
    usage: usage('law court', ...COURT_USAGE),
    options: COURT_OPTIONS,
    run: async (input) => {
      const facts = await courtFacts(input)
      return refusing(() => answerOutput(competentCourt(facts), input, OPTIONS))
    },
  },
  {
    name: 'law order-for-payment',
    summary: {
      fr: 'Dit si l’injonction de payer est ouverte ; avec --requested ou --ordered, donne ses délais.',
      en: 'Says whether an order for payment is open; with --requested or --ordered, gives its days.',
    },
    usage: [
      usage(
        'law order-for-payment',
        ...COURT_USAGE,
        `--due DAY [--basis ${CLAIM_BASES.join('|')}] [--disputed yes|no] [--insolvent yes|no]`,
      ),
      usage(
        'law order-for-payment',
        '[--requested DAY] [--ordered DAY] [--served DAY --in-person yes|no] [--measure DAY]',
        '[--opposed DAY] [--commercial yes|no]',
      ),
    ].join('\n'),
    options: {
      ...COURT_OPTIONS,
      due: text,
      basis: text,
      disputed: text,
      insolvent: text,
      requested: text,
      ordered: text,
      served: text,
      'in-person': text,
      measure: text,
      opposed: text,
      commercial: text,
    },
    run: runOrderForPayment,
  },
  {
    name: 'law interim-payment',
    summary: {
      fr: 'Dit si une provision peut être demandée en référé, et à quel juge.',
      en: 'Says whether an interim payment can be asked for, and from which judge.',
    },
    usage: usage('law interim-payment', ...COURT_USAGE, '--disputed yes|no'),
    options: { ...COURT_OPTIONS, disputed: text },
    run: async (input) => {
      const facts = { ...(await courtFacts(input)), isSeriouslyDisputed: yesNoOption(input, 'disputed') }
      return refusing(() => answerOutput(interimPayment(facts), input, OPTIONS))
    },
  },
  {
    name: 'law small-claims',
    summary: {
      fr: 'Dit si la procédure des petites créances est ouverte, et jusqu’à quand le débiteur peut accepter.',
      en: 'Says whether the small-claims procedure is open, and until when the debtor can accept.',
    },
    usage: usage(
      'law small-claims',
      `--amount 1200.00 [--basis ${CLAIM_BASES.join('|')}] [--between-traders yes|no]`,
      '[--country FR] [--sent DAY] [--on DAY]',
    ),
    options: { amount: text, basis: text, 'between-traders': text, country: text, sent: text, on: text },
    run: async (input) =>
      refusing(() =>
        answerOutput(
          smallClaims({
            amountCents: requiredAmount(input, 'amount'),
            basis: wordOption(input, 'basis', CLAIM_BASES),
            country: textOption(input, 'country'),
            isBetweenTraders: yesNoOption(input, 'between-traders'),
            sentOn: dayOption(input, 'sent'),
            on: onDay(input),
          }),
          input,
        ),
      ),
  },
  {
    name: 'law undisputed-claim',
    summary: {
      fr: 'Dit si la créance relèvera de la procédure des créances commerciales incontestées, pas encore applicable.',
      en: 'Says whether the procedure for undisputed commercial claims, not yet usable, will be for this claim.',
    },
    usage: usage('law undisputed-claim', '--between-traders yes|no --invoiced yes|no --disputed yes|no [--on DAY]'),
    options: { 'between-traders': text, invoiced: text, disputed: text, on: text },
    run: async (input) =>
      refusing(() =>
        answerOutput(
          undisputedCommercialClaim({
            isBetweenTraders: requiredYesNo(input, 'between-traders'),
            isInvoiced: requiredYesNo(input, 'invoiced'),
            isDisputed: requiredYesNo(input, 'disputed'),
            on: onDay(input),
          }),
          input,
        ),
      ),
  },
  {
    name: 'law prior-attempt',
    summary: {
      fr: 'Dit si une tentative amiable doit précéder la demande en justice.',
      en: 'Says whether an amicable attempt must come before the claim in court.',
    },
    usage: usage(
      'law prior-attempt',
      `--court ${COURTS.slice(0, 4).join('|')}`,
      `        ${COURTS.slice(4).join('|')}`,
      `--procedure ${PROCEDURES.join('|')} --amount 1200.00 [--excused yes|no] [--on DAY]`,
    ),
    options: { court: text, procedure: text, amount: text, excused: text, on: text },
    run: async (input) =>
      refusing(() =>
        answerOutput(
          priorAmicableAttempt({
            court: requiredWord(input, 'court', COURTS),
            procedure: requiredWord(input, 'procedure', PROCEDURES),
            amountCents: requiredAmount(input, 'amount'),
            isExcused: yesNoOption(input, 'excused'),
            on: onDay(input),
          }),
          input,
        ),
      ),
  },
  {
    name: 'law procedure-costs',
    summary: {
      fr: 'Donne les frais à avancer devant un tribunal, en fourchette là où les sources divergent.',
      en: 'Gives the costs to advance before a court, as a range where the sources disagree.',
    },
    usage: usage(
      'law procedure-costs',
      `--court ${COURTS.slice(0, 4).join('|')}`,
      `        ${COURTS.slice(4).join('|')}`,
      '--amount 1200.00 [--staff 12] [--on DAY]',
    ),
    options: { court: text, amount: text, staff: text, on: text },
    run: async (input) =>
      refusing(() =>
        answerOutput(
          procedureCosts({
            court: requiredWord(input, 'court', COURTS),
            amountCents: requiredAmount(input, 'amount'),
            creditorStaff: countOption(input, 'staff', [0, 999_999]),
            on: onDay(input),
          }),
          input,
        ),
      ),
  },
]

const ACTIVITIES: readonly Activity[] = ['commercial', 'civil']

/** Which option tells a fact that an answer misses. */
const OPTIONS: FactOptions = {
  activity: { name: 'activity', form: 'commercial | civil' },
  amountCents: { name: 'amount', form: '1200.00' },
  contractLaw: { name: 'contract', form: 'public | private' },
  department: { name: 'department', form: '69' },
  orderedOn: { name: 'ordered', form: 'YYYY-MM-DD' },
  servedInPerson: { name: 'in-person', form: 'yes | no' },
  isSeriouslyDisputed: { name: 'disputed', form: 'yes | no' },
}

const onDay = (input: CommandInput): Day => dayOption(input, 'on') ?? systemClock.today()

/** A debtor abroad is refused here, with the reason: the law below would say only that it does not apply. */
async function courtFacts(input: CommandInput): Promise<CompetentCourtInput> {
  const country = textOption(input, 'country')?.toUpperCase() ?? 'FR'
  if (country !== 'FR') throw new Refusal('law.foreign_debtor', { country })
  return {
    debtor: requiredDebtor(input),
    activity: wordOption(input, 'activity', ACTIVITIES),
    creditorActivity: wordOption(input, 'creditor', ACTIVITIES),
    contractLaw: wordOption(input, 'contract', ['public', 'private']),
    nature: wordOption(input, 'nature', CLAIM_NATURES),
    amountCents: amountOption(input, 'amount'),
    department: textOption(input, 'department'),
    commune: textOption(input, 'commune'),
    communeCourts: await communeTable(input),
    on: onDay(input),
  }
}

async function communeTable(input: CommandInput): Promise<ReadonlyMap<string, string> | undefined> {
  const file = textOption(input, 'communes')
  if (file === undefined) return undefined
  const bytes = await readFile(file).catch(() => {
    throw new Refusal('law.commune_table_unreadable', { file })
  })
  const table = readCommuneCourts(bytes.toString('utf8'))
  if (table === null || table.size === 0) throw new Refusal('law.commune_table_unreadable', { file })
  return table
}

async function runOrderForPayment(input: CommandInput) {
  const [requestedOn, orderedOn] = [dayOption(input, 'requested'), dayOption(input, 'ordered')]
  if (requestedOn !== undefined || orderedOn !== undefined) {
    const days = {
      requestedOn,
      orderedOn,
      servedOn: dayOption(input, 'served'),
      servedInPerson: yesNoOption(input, 'in-person'),
      firstMeasureOn: dayOption(input, 'measure'),
      oppositionToldOn: dayOption(input, 'opposed'),
      isCommercial: yesNoOption(input, 'commercial'),
    }
    return refusing(() => answerOutput(orderForPaymentCalendar(days), input, OPTIONS))
  }
  const facts = {
    ...(await courtFacts(input)),
    dueDate: requiredDay(input, 'due'),
    basis: wordOption(input, 'basis', CLAIM_BASES),
    isDisputed: yesNoOption(input, 'disputed'),
    isInsolvent: yesNoOption(input, 'insolvent'),
  }
  return refusing(() => answerOutput(orderForPayment(facts), input, OPTIONS))
}

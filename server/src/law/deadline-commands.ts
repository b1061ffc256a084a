// A claim over time, at the command line: limitation, insolvency, cheque, bill, direct actions. No store is touched.

import {
  billOfExchange,
  CLAIM_KINDS,
  directAction,
  insolvency,
  LIMITATION_EVENTS,
  limitationPeriod,
  mediation,
  PROCEEDINGS,
  unpaidCheque,
} from '@quittance/law'
import type { Command } from '#platform/command.ts'
import {
  countOption,
  dayOption,
  limitationEventsOption,
  requiredDay,
  requiredDebtor,
  requiredWord,
  requiredYesNo,
  wordOption,
  yesNoOption,
} from './options.ts'
import { refusing } from './refusing.ts'
import { answerOutput, type FactOptions } from './answer-output.ts'

const text = { type: 'string' } as const
const texts = { type: 'string', multiple: true } as const

/** Which option tells a fact that an answer misses. */
const OPTIONS: FactOptions = {
  publishedOn: { name: 'published', form: 'YYYY-MM-DD' },
  isAccepted: { name: 'accepted', form: 'yes | no' },
  noticedOn: { name: 'noticed', form: 'YYYY-MM-DD' },
  deliveredOn: { name: 'delivered', form: 'YYYY-MM-DD' },
}

export const commands: readonly Command[] = [
  {
    name: 'law limitation',
    summary: {
      fr: 'Donne le dernier jour pour agir en justice, et ce qui l’a déplacé.',
      en: 'Gives the last day to go to court, and what moved it.',
    },
    usage: [
      'quittance law limitation --debtor business|public|consumer|association --due DAY [--performed DAY]',
      `                         [--term-agreed yes|no] [--kind ${CLAIM_KINDS.join('|')}]`,
      '                         [--agreed-years 1…10] [--event KIND@DAY | KIND@DAY..DAY]…',
      `                         KIND: ${LIMITATION_EVENTS.slice(0, 6).join(' ')}`,
      ...[LIMITATION_EVENTS.slice(6, 12), LIMITATION_EVENTS.slice(12)].map((kinds) => ' '.repeat(31) + kinds.join(' ')),
    ].join('\n'),
    options: {
      debtor: text,
      due: text,
      performed: text,
      'term-agreed': text,
      kind: text,
      'agreed-years': text,
      event: texts,
    },
    run: async (input) =>
      refusing(() =>
        answerOutput(
          limitationPeriod({
            debtor: requiredDebtor(input),
            dueDate: requiredDay(input, 'due'),
            performedOn: dayOption(input, 'performed'),
            termAgreed: yesNoOption(input, 'term-agreed'),
            kind: wordOption(input, 'kind', CLAIM_KINDS),
            agreedYears: countOption(input, 'agreed-years', [1, 10]),
            events: limitationEventsOption(input, 'event'),
          }),
          input,
        ),
      ),
  },
  {
    name: 'law insolvency',
    summary: {
      fr: 'Dit ce qu’une procédure collective impose au créancier, et jusqu’à quand.',
      en: 'Says what insolvency proceedings ask of the creditor, and until when.',
    },
    usage: [
      `quittance law insolvency --kind ${PROCEEDINGS.join('|')} --opened DAY --performed DAY [--published DAY]`,
      '                         [--due DAY] [--elsewhere yes|no] [--contract-ended DAY] [--retention yes|no] [--contested DAY]',
    ].join('\n'),
    options: {
      kind: text,
      opened: text,
      performed: text,
      published: text,
      due: text,
      elsewhere: text,
      'contract-ended': text,
      retention: text,
      contested: text,
    },
    run: async (input) =>
      refusing(() =>
        answerOutput(
          insolvency({
            proceedings: requiredWord(input, 'kind', PROCEEDINGS),
            openedOn: requiredDay(input, 'opened'),
            performedOn: requiredDay(input, 'performed'),
            publishedOn: dayOption(input, 'published'),
            dueDate: dayOption(input, 'due'),
            isCreditorElsewhere: yesNoOption(input, 'elsewhere'),
            contractEndedOn: dayOption(input, 'contract-ended'),
            hasRetentionOfTitle: yesNoOption(input, 'retention'),
            contestedOn: dayOption(input, 'contested'),
          }),
          input,
          OPTIONS,
        ),
      ),
  },
  {
    name: 'law cheque',
    summary: {
      fr: 'Donne les jours qui mènent d’un chèque impayé à un titre exécutoire.',
      en: 'Gives the days from an unpaid cheque to an enforceable title.',
    },
    usage: 'quittance law cheque --refused DAY [--certificate-served DAY]',
    options: { refused: text, 'certificate-served': text },
    run: async (input) =>
      refusing(() =>
        answerOutput(
          unpaidCheque({
            refusedOn: requiredDay(input, 'refused'),
            certificateServedOn: dayOption(input, 'certificate-served'),
          }),
          input,
        ),
      ),
  },
  {
    name: 'law bill-of-exchange',
    summary: {
      fr: 'Dit jusqu’à quand agir sur un effet de commerce impayé.',
      en: 'Says until when one can act on an unpaid bill of exchange.',
    },
    usage: 'quittance law bill-of-exchange --maturity DAY --accepted yes|no [--protested DAY]',
    options: { maturity: text, accepted: text, protested: text },
    run: async (input) =>
      refusing(() =>
        answerOutput(
          billOfExchange({
            maturity: requiredDay(input, 'maturity'),
            isAccepted: requiredYesNo(input, 'accepted'),
            protestedOn: dayOption(input, 'protested'),
          }),
          input,
        ),
      ),
  },
  {
    name: 'law direct-action',
    summary: {
      fr: 'Dit qui d’autre un sous-traitant ou un transporteur peut faire payer.',
      en: 'Says who else a subcontractor or a carrier can claim payment from.',
    },
    usage: [
      'quittance law direct-action --creditor subcontractor|carrier [--accepted yes|no] [--noticed DAY]',
      '                            [--public yes|no] [--delivered DAY]',
    ].join('\n'),
    options: { creditor: text, accepted: text, noticed: text, public: text, delivered: text },
    run: async (input) =>
      refusing(() =>
        answerOutput(
          directAction({
            creditor: requiredWord(input, 'creditor', ['subcontractor', 'carrier']),
            isAccepted: yesNoOption(input, 'accepted'),
            noticedOn: dayOption(input, 'noticed'),
            isPublicContract: yesNoOption(input, 'public'),
            deliveredOn: dayOption(input, 'delivered'),
          }),
          input,
          OPTIONS,
        ),
      ),
  },
  {
    name: 'law mediation',
    summary: {
      fr: 'Donne les voies amiables ouvertes, et ce qu’elles suspendent.',
      en: 'Gives the amicable routes that are open, and what they suspend.',
    },
    usage: 'quittance law mediation --debtor business|public|consumer|association [--liquidation yes|no]',
    options: { debtor: text, liquidation: text },
    run: async (input) =>
      refusing(() =>
        answerOutput(
          mediation({ debtor: requiredDebtor(input), isInLiquidation: yesNoOption(input, 'liquidation') }),
          input,
        ),
      ),
  },
]

// SEPA messages about payments: what the bank answers to an order (pain.002: accepted or rejected, and why), and the orders themselves,
// direct debits (pain.008) and transfers (pain.001). Any version; one path of elements per field.

import { parseDay, type Cents, type Day } from '#kernel/day.ts'
import { Refusal } from '#kernel/refusal.ts'
import { decodeStrictly } from '../decode.ts'
import type { Encoding } from '../encoding.ts'
import { LIMITS } from '../limits.ts'
import type { Source } from '../source.ts'
import { readXml } from '../xml-stream.ts'
import { joinPieces, plainCents } from './statement.ts'

export type PaymentStatus = {
  readonly kind: 'payment-status'
  readonly messageId: string | null
  readonly day: Day | null
  /** The order that is answered, and what kind of message it was. */
  readonly originalMessageId: string | null
  readonly originalMessageKind: string | null
  readonly groupStatus: string | null
  readonly groupReasons: readonly string[]
  readonly payments: readonly {
    readonly paymentId: string | null
    readonly status: string | null
    readonly reasons: readonly string[]
  }[]
  readonly transactions: readonly TransactionStatus[]
}

export type TransactionStatus = {
  readonly endToEndId: string | null
  readonly status: string | null
  readonly reasons: readonly string[]
  readonly information: string
  /** What is said again of the payment itself. */
  readonly amountCents: Cents | null
  readonly currency: string | null
  readonly counterparty: string | null
  readonly counterpartyIban: string | null
  readonly mandateId: string | null
  readonly remittance: string
  readonly ownIban: string | null
  /** By itself, or with the payments or the order that it belongs to. */
  readonly isRejected: boolean
}

export type PaymentOrder = {
  readonly kind: 'payment-order'
  readonly order: 'credit-transfer' | 'direct-debit'
  readonly messageId: string | null
  readonly transactionCount: number | null
  readonly controlSumCents: Cents | null
  readonly transactions: readonly OrderedPayment[]
}

export type OrderedPayment = {
  readonly paymentId: string | null
  readonly endToEndId: string | null
  readonly onDay: Day | null
  readonly amountCents: Cents | null
  readonly currency: string | null
  readonly counterparty: string | null
  readonly counterpartyIban: string | null
  readonly mandateId: string | null
  readonly sequence: string | null
  readonly remittance: string
}

export type PainKind = 'payment-status' | 'credit-transfer' | 'direct-debit'

/** What a message of this root is: the name of the element below `Document`, which the first versions named after the message. */
export function painKindOf(name: string): PainKind | null {
  if (/^(CstmrPmtStsRpt|pain\.002)/.test(name)) return 'payment-status'
  if (/^(CstmrDrctDbtInitn|pain\.008)/.test(name)) return 'direct-debit'
  return /^(CstmrCdtTrfInitn|pain\.001)/.test(name) ? 'credit-transfer' : null
}

export async function readPain(
  source: Source,
  encoding: Encoding,
  kind: PainKind,
): Promise<PaymentStatus | PaymentOrder> {
  const message = await gather(source, encoding)
  return kind === 'payment-status' ? statusOf(message) : orderOf(message, kind)
}

/** Values by the path of their element below the record that they belong to; a path may come again. */
type Fields = Map<string, string[]>
type Payment = { readonly fields: Fields; readonly transactions: Fields[] }
type Message = { readonly fields: Fields; readonly payments: Payment[]; readonly loose: Fields[] }

const PAYMENTS: ReadonlySet<string> = new Set(['PmtInf', 'OrgnlPmtInfAndSts'])
const TRANSACTIONS: ReadonlySet<string> = new Set(['TxInfAndSts', 'CdtTrfTxInf', 'DrctDbtTxInf'])

async function gather(source: Source, encoding: Encoding): Promise<Message> {
  const message: Message = { fields: new Map(), payments: [], loose: [] }
  // Each open record with the place of its element on the path.
  const records: { readonly fields: Fields; readonly depth: number }[] = [{ fields: message.fields, depth: 2 }]
  const path: string[] = []
  let transactions = 0
  const add = (key: string, value: string): void => {
    const fields = records.at(-1)?.fields
    if (value !== '') fields?.set(key, [...(fields.get(key) ?? []), value])
  }
  const key = (): string => path.slice(records.at(-1)?.depth).join('/')
  await readXml(source.name, decodeStrictly(source, encoding), {
    open(name, attributes) {
      path.push(name)
      if (PAYMENTS.has(name)) {
        const payment: Payment = { fields: new Map(), transactions: [] }
        message.payments.push(payment)
        records.push({ fields: payment.fields, depth: path.length })
      } else if (TRANSACTIONS.has(name)) {
        const fields: Fields = new Map()
        const around = records.length > 1 ? message.payments.at(-1)?.transactions : message.loose
        around?.push(fields)
        if (++transactions > LIMITS.movements)
          throw new Refusal('intake.too_many_movements', { limit: LIMITS.movements })
        records.push({ fields, depth: path.length })
      } else if (attributes['Ccy'] !== undefined) add(`${key()}@Ccy`, attributes['Ccy'])
    },
    close(name, text) {
      if (PAYMENTS.has(name) || TRANSACTIONS.has(name)) records.pop()
      else add(key(), text.trim())
      path.pop()
    },
  })
  return message
}

/** The first value of the first path that has one. */
function first(fields: Fields, ...paths: readonly string[]): string | null {
  for (const path of paths) {
    const value = fields.get(path)?.[0]
    if (value !== undefined) return value
  }
  return null
}

const centsAt = (fields: Fields, ...paths: readonly string[]): Cents | null => plainCents(first(fields, ...paths) ?? '')

function statusOf({ fields, payments, loose }: Message): PaymentStatus {
  const group = 'OrgnlGrpInfAndSts'
  const groupStatus = first(fields, `${group}/GrpSts`)
  return {
    kind: 'payment-status',
    messageId: first(fields, 'GrpHdr/MsgId'),
    day: parseDay(first(fields, 'GrpHdr/CreDtTm')?.slice(0, 10) ?? ''),
    originalMessageId: first(fields, `${group}/OrgnlMsgId`),
    originalMessageKind: first(fields, `${group}/OrgnlMsgNmId`),
    groupStatus,
    groupReasons: reasonsIn(fields, `${group}/`),
    payments: payments.map((payment) => ({
      paymentId: first(payment.fields, 'OrgnlPmtInfId'),
      status: first(payment.fields, 'PmtInfSts'),
      reasons: reasonsIn(payment.fields, ''),
    })),
    transactions: [
      ...payments.flatMap((payment) => {
        const status = first(payment.fields, 'PmtInfSts') ?? groupStatus
        return payment.transactions.map((transaction) => transactionStatus(transaction, status))
      }),
      ...loose.map((transaction) => transactionStatus(transaction, groupStatus)),
    ],
  }
}

function transactionStatus(transaction: Fields, statusAbove: string | null): TransactionStatus {
  const [status, about] = [first(transaction, 'TxSts'), 'OrgnlTxRef']
  const [instructed, settled] = [`${about}/Amt/InstdAmt`, `${about}/IntrBkSttlmAmt`]
  return {
    endToEndId: first(transaction, 'OrgnlEndToEndId'),
    status,
    reasons: reasonsIn(transaction, ''),
    information: (transaction.get('StsRsnInf/AddtlInf') ?? []).join(' '),
    amountCents: centsAt(transaction, instructed, settled),
    currency: first(transaction, `${instructed}@Ccy`, `${settled}@Ccy`),
    counterparty: first(transaction, `${about}/Dbtr/Nm`, `${about}/Dbtr/Pty/Nm`),
    counterpartyIban: first(transaction, `${about}/DbtrAcct/Id/IBAN`),
    mandateId: first(transaction, `${about}/MndtRltdInf/MndtId`, `${about}/MndtRltdInf/DrctDbtMndt/MndtId`),
    remittance: joinPieces(transaction.get(`${about}/RmtInf/Ustrd`) ?? [], [140]),
    ownIban: first(transaction, `${about}/CdtrAcct/Id/IBAN`),
    isRejected: (status ?? statusAbove) === 'RJCT',
  }
}

const reasonsIn = (fields: Fields, before: string): readonly string[] =>
  ['StsRsnInf/Rsn/Cd', 'StsRsnInf/Rsn/Prtry', 'StsRsnInf/StsRsn/Cd', 'StsRsnInf/StsRsn/Prtry'].flatMap(
    (path) => fields.get(before + path) ?? [],
  )

function orderOf({ fields, payments }: Message, order: 'credit-transfer' | 'direct-debit'): PaymentOrder {
  const count = first(fields, 'GrpHdr/NbOfTxs')
  const [party, account, amount] =
    order === 'direct-debit' ? ['Dbtr', 'DbtrAcct', 'InstdAmt'] : ['Cdtr', 'CdtrAcct', 'Amt/InstdAmt']
  return {
    kind: 'payment-order',
    order,
    messageId: first(fields, 'GrpHdr/MsgId'),
    transactionCount: count === null ? null : Number(count),
    controlSumCents: centsAt(fields, 'GrpHdr/CtrlSum'),
    transactions: payments.flatMap((payment) =>
      payment.transactions.map((transaction) => ({
        paymentId: first(payment.fields, 'PmtInfId'),
        endToEndId: first(transaction, 'PmtId/EndToEndId'),
        onDay: parseDay(first(payment.fields, 'ReqdColltnDt', 'ReqdExctnDt', 'ReqdExctnDt/Dt')?.slice(0, 10) ?? ''),
        amountCents: centsAt(transaction, amount),
        currency: first(transaction, `${amount}@Ccy`),
        counterparty: first(transaction, `${party}/Nm`),
        counterpartyIban: first(transaction, `${account}/Id/IBAN`),
        mandateId: first(transaction, 'DrctDbtTx/MndtRltdInf/MndtId'),
        sequence: first(transaction, 'PmtTpInf/SeqTp') ?? first(payment.fields, 'PmtTpInf/SeqTp'),
        remittance: joinPieces(transaction.get('RmtInf/Ustrd') ?? [], [140]),
      })),
    ),
  }
}

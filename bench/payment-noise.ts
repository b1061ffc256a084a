// How people pay, as shares: written down before the matching was, and not changed to please it. They follow what accounts
// departments tell of their statements: most payers quote a number, one in four in a form of their own, one in eight none at all.
// Every share is of the lines that the head of its table names, and the shares of a table add up to one.

/** Of all lines of money in: what the line is. */
export const LINE = {
  /** One invoice. */
  single: 0.77,
  /** Two to eight invoices of one debtor. */
  several: 0.15,
  /** Invoices of two or three debtors of a group, paid by one of them. */
  group: 0.01,
  /** An invoice that these books do not hold: cancelled, of a sister company, from before. */
  unknownInvoice: 0.015,
  /** A deposit or a payment on account, for no invoice in particular. */
  onAccount: 0.01,
  /** No payment of a customer: tax refund, own transfer, refund of a supplier, interest. */
  notCustomer: 0.045,
} as const

/** Of lines for one invoice: how the number is written. */
export const SINGLE_REFERENCE = {
  asPrinted: 0.4,
  /** Blanks, dots or dashes left out or put in, small letters, a word before it. */
  restyled: 0.13,
  /** Only the last digits, zeros before them left out. */
  shortened: 0.12,
  /** Letters before it left out. */
  withoutPrefix: 0.06,
  /** Cut in two by the width of the bank's lines, or cut off. */
  cut: 0.02,
  /** One digit wrong, two digits exchanged. */
  mistyped: 0.03,
  /** O for 0, I or l for 1, S for 5, B for 8: read from paper. */
  misread: 0.03,
  /** The payer's own number: its order, its booking. */
  foreign: 0.05,
  /** The invoice of another month or another debtor: copied from the last transfer. */
  wrongInvoice: 0.01,
  none: 0.15,
} as const

/** Of lines for several invoices: what is named. */
export const SEVERAL_REFERENCE = {
  all: 0.5,
  /** The first in full, of the others the last digits. */
  allShortened: 0.22,
  /** All but one or two: the text was full. */
  someMissing: 0.1,
  /** One of them has a digit wrong. */
  oneMistyped: 0.04,
  none: 0.14,
} as const

/** Of all customers' payments: what arrives compared with what is owed. */
export const AMOUNT = {
  exact: 0.91,
  /** A part: half, a third, a round sum. */
  partial: 0.03,
  /** 1, 1.5, 2 or 3 per cent taken off for early payment, agreed or not. */
  discount: 0.015,
  /** What banks kept on the way: 4 to 35 euros. */
  bankFee: 0.01,
  /** One to five cents off. */
  rounding: 0.01,
  /** Paid too much: the last one again, a rounded sum, without the credit note. */
  over: 0.01,
  /** A credit note taken off. */
  lessCreditNote: 0.015,
} as const

/** Of all customers' payments: who the line says has paid. */
export const PAYER_NAME = {
  asInBooks: 0.55,
  /** Capitals, without accents, legal form elsewhere or left out, cut after 24 to 35 characters. */
  restyled: 0.32,
  /** A parent company, a manager, an accountant, a financing company. */
  another: 0.08,
  absent: 0.05,
} as const

/** Of all lines: whether the account of the payer stands on the line (CAMT) or not (CFONB). */
export const PAYER_IBAN_SHOWN = 0.6
/** Of debtors: those that are invoiced the same amount each time. */
export const SAME_AMOUNT_DEBTORS = 0.08
/** Of lines with a reference: other figures around it, such as a date, an amount, a customer number. */
export const OTHER_FIGURES = 0.35

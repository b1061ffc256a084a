// The interpretations that we had to choose, because the texts are silent or read in two ways. Jurists should read this
// file first. Where `Conventions` offers the alternative, a caller can take it.

export type Conventions = {
  /** What a part payment settles first. */
  readonly imputation: 'principal-first' | 'interest-first'
  /** Whether a rate that moves by half-year moves within one delay. Public bodies: always frozen, by decree. */
  readonly rateOverTime: 'by-half-year' | 'frozen'
  /** Which end of a delay counts. */
  readonly countedDays: 'due-date-excluded' | 'due-date-included' | 'both-ends-included'
}

export const DEFAULT_CONVENTIONS: Conventions = {
  imputation: 'principal-first',
  rateOverTime: 'by-half-year',
  countedDays: 'due-date-excluded',
}

export type Choice = {
  readonly id: string
  readonly question: string
  readonly chosen: string
  readonly reason: string
  readonly alternative: string
  readonly source: string
  /** The field of `Conventions`, or of an input, that selects the alternative; null when it is not offered. */
  readonly selectedBy: string | null
}

export const CHOICES: readonly Choice[] = [
  {
    id: 'counted-days',
    question: 'Which days of a delay bear interest?',
    chosen: 'From the day after the due date to the day of payment, both included.',
    reason:
      'L441-10 II makes interest due from the day after the date of payment; CCP R2192-32 includes the day of payment.',
    alternative:
      'The due date counts and the last day does not (some software), or both ends count (one official example).',
    source: 'C. com. L441-10 II; CCP R2192-32; service-public.fr F783, whose two examples count differently',
    selectedBy: 'conventions.countedDays',
  },
  {
    id: 'year-of-365-days',
    question: 'How many days has the year that the rate is divided by?',
    chosen: '365, in leap years too.',
    reason: 'The official sheet divides by 36 500 for 2016 and 2020, and business practice follows it.',
    alternative: '366 in leap years, which some lawyers use.',
    source: 'service-public.fr F783 and F20688',
    selectedBy: null,
  },
  {
    id: 'rounding-per-segment',
    question: 'Where is interest rounded?',
    chosen: 'Half up to the cent, for each stretch of constant rate and base; the rounded stretches are added.',
    reason: 'The official example does so, and each line of a statement can be checked by hand.',
    alternative: 'Once, at the end: differs by at most half a cent per stretch.',
    source: 'service-public.fr F783',
    selectedBy: null,
  },
  {
    id: 'rate-by-half-year',
    question: 'Does the statutory business rate move within one delay?',
    chosen: 'Yes: each half-year of the delay has its rate.',
    reason: 'The text speaks of the rate applicable during each half-year of the year concerned.',
    alternative: 'The rate of the day on which interest begins, to the end. No ruling was found.',
    source: 'C. com. L441-10 II; the published calculators that split agree',
    selectedBy: 'conventions.rateOverTime',
  },
  {
    id: 'agreed-moving-rate',
    question: 'On which day is the reference of a clause "ECB + x" or "n times the legal rate" read?',
    chosen: 'On the first day of each half-year, as for the statutory rate.',
    reason: 'The legal rate changes then anyway, and nothing suggests that parties meant to follow each ECB decision.',
    alternative: 'A contract that names another day needs its rate as a number.',
    source: 'C. com. L441-10 II',
    selectedBy: 'agreedRate',
  },
  {
    id: 'floor-limits-clauses',
    question:
      'Does the floor of three times the legal rate raise the statutory rate when it stands above it (as in 2024)?',
    chosen: 'No: the statutory rate applies as written, with a notice.',
    reason: 'The sentence limits what a clause may set. No source says that it lifts the default.',
    alternative: 'Take the higher of the two.',
    source: 'C. com. L441-10 II',
    selectedBy: null,
  },
  {
    id: 'clause-below-floor',
    question: 'What is reckoned when a clause is below the floor?',
    chosen: 'The clause as agreed, with a notice that names the floor.',
    reason: 'The creditor may always claim less; whether the clause falls is for a court.',
    alternative: 'Replace it by the statutory rate.',
    source: 'C. com. L441-10 II and L441-16',
    selectedBy: 'agreedRate',
  },
  {
    id: 'principal-first',
    question: 'What does a part payment settle first?',
    chosen: 'Principal, in the debtor’s favour; what is over, interest.',
    reason:
      'The creditor may give up the order of C. civ. 1343-1, and most bookkeeping does; a court account does not.',
    alternative: 'Interest first.',
    source: 'C. civ. 1343-1',
    selectedBy: 'conventions.imputation',
  },
  {
    id: 'credit-note-on-its-day',
    question: 'From when does a credit note lower the base?',
    chosen: 'From the day after its own, like a payment of principal; it never settles interest.',
    reason: 'Until then the debtor owed the amount invoiced.',
    alternative:
      'From the due date, where the credit note corrects an error of the invoice: give it the due date as its day.',
    source: 'No text',
    selectedBy: 'reductions[].day',
  },
  {
    id: 'base-with-vat',
    question: 'On which amount does interest run?',
    chosen: 'On the unpaid amount with VAT, without the indemnity or earlier interest.',
    reason: 'The principal owed includes taxes; interest on interest needs a clause or a judgment and a full year.',
    alternative: 'Without VAT: one isolated reading.',
    source: 'Directive 2011/7/EU art. 2(8); CCP R2192-33; C. civ. 1343-2',
    selectedBy: 'amountCents',
  },
  {
    id: 'consumer-from-notice',
    question: 'From when does a consumer owe interest?',
    chosen: 'From the day after the formal notice, or after a later due date, at the legal rate, column "other".',
    reason: 'C. civ. 1231-6 runs interest from the notice; days count as everywhere; CMF L313-2 looks at the creditor.',
    alternative: 'From the day of the notice itself.',
    source: 'C. civ. 1231-6, 1344-1; CMF L313-2',
    selectedBy: 'conventions.countedDays',
  },
  {
    id: 'increase-after-two-months',
    question: 'From which day does the legal rate rise by five points after a judgment?',
    chosen: 'From the same date two months after the judgment became enforceable.',
    reason: 'The two months run from date to date and are over when that date begins.',
    alternative: 'From the day after.',
    source: 'CMF L313-3; one published calculator agrees',
    selectedBy: 'enforceableOn',
  },
  {
    id: 'increase-of-the-legal-rate-only',
    question: 'Do the five points come on top of the rate of L441-10 or of a clause?',
    chosen: 'No: only on top of the legal rate.',
    reason: 'CMF L313-3 raises the rate of legal interest and names no other.',
    alternative: 'None found.',
    source: 'CMF L313-3',
    selectedBy: null,
  },
  {
    id: 'no-second-interest',
    question: 'Does legal interest run beside late-payment interest on the same days?',
    chosen: 'No.',
    reason: 'Both repair the same delay.',
    alternative: 'None.',
    source: 'Cass. com. 24 April 2024, no 22-24.275',
    selectedBy: null,
  },
  {
    id: 'capitalisation-of-full-years',
    question: 'When does interest bear interest?',
    chosen:
      'Where the contract says so or a court ordered it: on each anniversary of the day told, the interest then open joins the principal. Once the principal is paid nothing more is added.',
    reason: 'C. civ. 1343-2 asks for interest due for a whole year at least; the order or the clause says from when.',
    alternative: 'Other dates of a clause: reckon each period by itself.',
    source: 'C. civ. 1343-2; that a demand in court begins the year was not read in a text',
    selectedBy: 'capitalisation',
  },
  {
    id: 'association-as-business',
    question: 'Which rules is an association under that buys for its activity?',
    chosen: 'Those of a business.',
    reason: 'L441-10 looks at the professional activity, not at the legal form.',
    alternative: 'A creditor who knows that the purchase was outside any activity records the debtor as a consumer.',
    source: 'C. com. L441-10, from practice',
    selectedBy: 'debtor',
  },
  {
    id: 'one-indemnity-per-invoice',
    question: 'How many indemnities for an invoice that falls due in parts?',
    chosen: 'One.',
    reason: 'The cautious reading; the Court of Justice looks at each late payment (C-585/20).',
    alternative: 'One per late due item.',
    source: 'C. com. L441-10 II, D441-5',
    selectedBy: null,
  },
  {
    id: 'indemnity-before-insolvency',
    question: 'Is the indemnity owed for an invoice that was late before insolvency proceedings were opened?',
    chosen: 'Yes: it is lodged with the claim.',
    reason: 'L441-10 II shuts it out only where the judgment forbids payment on the due date; it had passed.',
    alternative: 'No indemnity once proceedings are open.',
    source: 'C. com. L441-10 II; contested',
    selectedBy: 'insolvencyOpenedOn',
  },
  {
    id: 'indemnity-settled-last',
    question: 'Where does the indemnity stand when a payment is spread over a debt?',
    chosen: 'After principal and interest.',
    reason: 'C. civ. 1343-1 names interest and principal only; last is in the debtor’s favour.',
    alternative: 'Before the principal, as a cost.',
    source: 'No text',
    selectedBy: null,
  },
  {
    id: 'heaviest-debt',
    question: 'Which of several debts has the debtor most interest to clear?',
    chosen: 'The one that bears the highest rate, where rates are told; then the one due first.',
    reason: 'It costs the debtor most to leave open, and it can be told from the figures.',
    alternative: 'The one that is secured or that a judgment covers: say so as the debtor’s designation.',
    source: 'C. civ. 1342-10',
    selectedBy: 'debts[].rateBasisPoints',
  },
  {
    id: 'forty-five-days-end-of-month',
    question: 'What does "45 days end of month" mean?',
    chosen: 'Nothing until the method is told: 45 days then end of month, or end of month then 45 days.',
    reason: 'Both are admitted and can lie two weeks apart; the contract must say which.',
    alternative: 'None.',
    source: 'DGCCRF; entreprendre.service-public.fr F23211',
    selectedBy: 'terms',
  },
  {
    id: 'thirty-days-end-of-month',
    question: 'What does "30 days end of month" mean?',
    chosen: '30 calendar days, then the end of that month.',
    reason: 'Usage; the days are those of the official example for 45.',
    alternative: 'One civil month then the end of the month: differs for invoices of the last days of January.',
    source: 'Documentation of accounting software',
    selectedBy: 'terms.unit',
  },
  {
    id: 'cap-of-fixed-date-terms',
    question: 'Against which cap are terms like "30 days end of month, the 10th" held?',
    chosen: 'The later of 60 days from issue and 45 days then end of month.',
    reason: 'The 45-day exception is a maximum; a term that stays below it is within it.',
    alternative: '60 days only.',
    source: 'C. com. L441-10 I',
    selectedBy: null,
  },
  {
    id: 'nothing-agreed-in-a-sector',
    question: 'Nothing was agreed in a sector that has a cap of its own: when does it fall due?',
    chosen: '30 days after performance, or at the cap of the sector where that comes first.',
    reason: 'L441-11 II limits every term of payment, the default of L441-10 I among them.',
    alternative: '30 days after performance in every case.',
    source: 'C. com. L441-10 I, L441-11 II',
    selectedBy: 'sector',
  },
  {
    id: 'ten-days-of-delivery',
    question: 'When does the ten-day period of a delivery end?',
    chosen: 'On the 10th, the 20th and the last day of the month.',
    reason: 'The usual sense of a ten-day period of the calendar.',
    alternative: 'Ten days from the delivery.',
    source: 'C. com. L441-11 II',
    selectedBy: null,
  },
  {
    id: 'due-date-on-a-day-off',
    question: 'Does a due date on a Saturday, Sunday or public holiday move?',
    chosen: 'No.',
    reason: 'CPC 641 and 642 move procedural time limits only.',
    alternative: 'None found.',
    source: 'CPC 641-642',
    selectedBy: null,
  },
  {
    id: 'good-friday-overseas',
    question: 'Is Good Friday a day off in Guadeloupe and Martinique?',
    chosen: 'Yes.',
    reason: 'It is kept there by custom; not sending a reminder on that day harms nobody.',
    alternative: 'Only the days of C. trav. L3422-2.',
    source: 'Calendars of the prefectures',
    selectedBy: null,
  },
  {
    id: 'limitation-from-performance',
    question: 'From which day does the limitation period run when performance or the agreed term was not told?',
    chosen: 'From the earliest day that the facts allow, marked prudent.',
    reason: 'A claim that is pursued too early is lost by nobody; one that is pursued too late is lost.',
    alternative: 'From the due date printed on the invoice, which the rulings reject where it was not agreed.',
    source: 'Cass. com. 26 Feb. 2020, 18-25.036; 1re civ. 19 May 2021, 20-12.520; 3e civ. 1 March 2023, 21-23.176',
    selectedBy: 'termAgreed, performedOn',
  },
  {
    id: 'four-years-for-every-public-body',
    question: 'Which period protects a public debtor?',
    chosen: 'The four calendar years of the law of 1968, for every public body; a shorter special period first.',
    reason:
      'The law names the State, local authorities and bodies with a public accountant; the others have five years, which end later.',
    alternative: 'Five years for a public undertaking without a public accountant.',
    source: 'Law 68-1250 of 31 December 1968, art. 1',
    selectedBy: 'debtor',
  },
  {
    id: 'claim-of-the-opening-day',
    question: 'Is a claim that arose on the very day of the opening judgment declared?',
    chosen: 'Yes, as a prior one.',
    reason:
      'A judgment takes effect from the first hour of its day, so it should be a later claim; declaring harms nobody.',
    alternative: 'Treat it as a later claim and wait for payment.',
    source: 'C. com. R621-4, from memory',
    selectedBy: null,
  },
  {
    id: 'procedural-deadline-extended',
    question: 'Which last day is told for a time limit of procedure that ends on a day off?',
    chosen: 'The next working day, as CPC 642 says; the day counted stands in the step before.',
    reason: 'It is the law; whoever wants a margin acts earlier.',
    alternative: 'The day counted, as a precaution.',
    source: 'CPC 641, 642',
    selectedBy: null,
  },
  {
    id: 'eight-days-after-presentation',
    question: 'How long must the deadline of a formal notice be?',
    chosen: 'A working day, at least eight days after presentation.',
    reason: 'No text sets it; practice gives eight to fifteen days, and a shorter one invites the reproach of haste.',
    alternative: 'Fifteen days, or the term that the contract names.',
    source: 'Practice',
    selectedBy: 'contents.deadline',
  },
  {
    id: 'contact-hours',
    question: 'At what hours may a debtor be called?',
    chosen: 'Monday to Friday from 9 to 18, Saturday from 9 to 12; never on a Sunday or a public holiday.',
    reason: 'No statute sets hours for a creditor; beyond them calls look like harassment.',
    alternative: 'The hours of the debtor’s trade, where both are businesses.',
    source: 'Practice; C. pén. 222-16, 222-33-2-2',
    selectedBy: null,
  },
  {
    id: 'contact-caps',
    question: 'How often may a debtor be called or sent text messages?',
    chosen: 'Once a day and three times in seven days.',
    reason: 'No statute counts them; malicious repetition is an offence, and this stays far from it.',
    alternative: 'Any number that a court would not find malicious.',
    source: 'C. pén. 222-16',
    selectedBy: null,
  },
  {
    id: 'vat-of-the-unpaid-part',
    question: 'How much VAT is recovered on an invoice that was paid in part?',
    chosen: 'The VAT of the invoice, in proportion to what is unpaid, half up to the cent.',
    reason: 'What was paid settled price and tax together.',
    alternative: 'None found.',
    source: 'CGI 272-1; BOI-TVA-DED-40-10-20',
    selectedBy: null,
  },
]

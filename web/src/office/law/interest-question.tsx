// How much interest and indemnity does a late payment owe?

import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { type Cents, type Day, type InterestSums, latePaymentInterest, recoveryIndemnity } from '@quittance/law'
import { classes } from '../../ui/classes.ts'
import { AmountInput, DayInput, KindSelect } from '../../ui/fields.tsx'
import { capitalised } from '../../ui/format.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Money } from '../../ui/money.tsx'
import table from '../../ui/table.module.css'
import { Answer, Ask, type Fact, Refusal } from './answer.tsx'
import { attempt } from './attempt.ts'
import { centsOf, centsText, dayOf, debtorOf, paymentsOf, paymentsText, rateOf } from './claim-search.ts'
import { DayLines } from './day-lines.tsx'
import type { QuestionProps } from './question.ts'

export function InterestForm({ search, change }: QuestionProps) {
  const { t, today } = useSpeech()
  const words = t.law.interest
  const debtor = debtorOf(search)
  return (
    <>
      <KindSelect label={t.law.debtor} kind={debtor} onKind={(kind) => change({ debtor: kind })} />
      <AmountInput
        label={words.amount}
        cents={centsOf(search, 'amount')}
        onCents={(cents) => change({ amount: centsText(cents) })}
      />
      <DayInput label={words.due} day={dayOf(search, 'due')} onDay={(day) => change({ due: day ?? '' })} />
      <DayInput
        label={words.until}
        description={words.untilHint}
        day={dayOf(search, 'until') ?? today}
        onDay={(day) => change({ until: day ?? '' })}
      />
      {debtor === 'consumer' && (
        <DayInput
          label={words.notice}
          description={words.noticeHint}
          day={dayOf(search, 'notice')}
          onDay={(day) => change({ notice: day ?? '' })}
        />
      )}
      {debtor !== 'public' && <RateField search={search} change={change} />}
      <DayLines<PaymentLine>
        legend={words.payments}
        add={words.addPayment}
        remove={words.removePayment}
        blank={{ cents: null, day: null }}
        lines={paymentsOf(search).map(({ amountCents, day }) => ({ cents: amountCents, day }))}
        onLines={(lines) => change({ paid: paymentsText(lines.flatMap(wholePayment)) })}
      >
        {(line, set) => (
          <>
            <AmountInput aria-label={words.paid} cents={line.cents} onCents={(cents) => set({ ...line, cents })} />
            <DayInput aria-label={words.paidOn} day={line.day} onDay={(day) => set({ ...line, day })} />
          </>
        )}
      </DayLines>
      {(search['paid'] ?? '') !== '' && (
        <Checkbox
          label={words.interestFirst}
          description={words.interestFirstHint}
          checked={search['first'] === 'interest'}
          onChange={(event) => change({ first: event.currentTarget.checked ? 'interest' : '' })}
        />
      )}
    </>
  )
}

type PaymentLine = { readonly cents: Cents | null; readonly day: Day | null }

const wholePayment = ({ cents, day }: PaymentLine) =>
  cents === null || day === null ? [] : [{ amountCents: cents, day }]

function RateField({ search, change }: Pick<QuestionProps, 'search' | 'change'>) {
  const { t } = useSpeech()
  const words = t.law.interest
  const text = search['rate']
  const isWrong = text !== undefined && text !== '' && rateOf(search) === undefined
  return (
    <>
      <NativeSelect
        label={words.rate}
        value={text === undefined ? 'law' : 'contract'}
        data={[
          { value: 'law', label: words.rateOfLaw },
          { value: 'contract', label: words.rateOfContract },
        ]}
        // A rate that is asked for but not yet typed is a space: an empty text would leave the address.
        onChange={(event) => change({ rate: event.currentTarget.value === 'law' ? '' : ' ' })}
      />
      {text !== undefined && (
        <TextInput
          label={words.agreedRate}
          description={words.agreedRateHint}
          value={text.trimStart()}
          error={isWrong && text.trim() !== '' ? words.notARate : null}
          onChange={(event) => change({ rate: event.currentTarget.value || ' ' })}
        />
      )}
    </>
  )
}

export function InterestAnswer({ search, parameters }: QuestionProps) {
  const { t, format, today } = useSpeech()
  const words = t.law.interest
  const [amountCents, dueDate] = [centsOf(search, 'amount'), dayOf(search, 'due')]
  if (amountCents === null || dueDate === null) return <Ask>{words.ask}</Ask>
  const debtor = debtorOf(search)
  const until = dayOf(search, 'until') ?? today
  const reductions = paymentsOf(search)
  const claim = { debtor, amountCents, dueDate, until } as const
  const interest = attempt(() =>
    latePaymentInterest(
      {
        ...claim,
        reductions,
        agreedRate: debtor === 'public' ? undefined : rateOf(search),
        formalNotice: dayOf(search, 'notice') ?? undefined,
        conventions: { imputation: search['first'] === 'interest' ? 'interest-first' : 'principal-first' },
      },
      parameters,
    ),
  )
  if (interest.kind === 'refused') return <Refusal error={interest.error} />
  // Interest is told even where the indemnity is not known: its amount is looked up on days of its own.
  const openCents = openPrincipal(amountCents, reductions, dueDate)
  const indemnity = attempt(() => recoveryIndemnity({ ...claim, openCents }, parameters))
  const indemnityCents = indemnity.kind === 'explained' ? indemnity.value : 0
  const sums = interest.kind === 'explained' ? interest.value : null
  const interestCents = sums === null ? 0 : sums.interestCents - sums.interestPaidCents
  const principalCents = sums === null ? openPrincipal(amountCents, reductions, until) : sums.principalCents
  const told: readonly Fact[] = [
    [t.law.debtor, t.words.kinds[debtor]],
    [words.amount, format.money(amountCents)],
    [words.due, format.longDay(dueDate)],
    [words.until, format.longDay(until)],
    ...reductions.map(({ day, amountCents: paid }): Fact => [words.paidOnDay(format.day(day)), format.money(paid)]),
  ]
  return (
    <Answer
      caption={words.caption(format.longDay(until))}
      headline={format.money(principalCents + interestCents + indemnityCents)}
      facts={[
        [words.principal, <Money key="principal" cents={principalCents} />],
        [words.interest, <Money key="interest" cents={interestCents} />],
        [words.indemnity, indemnity.kind === 'refused' ? '?' : <Money key="indemnity" cents={indemnityCents} />],
      ]}
      told={told}
      steps={indemnity.kind === 'refused' ? interest.steps : [...interest.steps, ...indemnity.steps]}
    >
      {indemnity.kind === 'refused' && <Refusal error={indemnity.error} />}
      {sums !== null && sums.segments.length > 0 && <Segments sums={sums} />}
    </Answer>
  )
}

const openPrincipal = (
  amountCents: Cents,
  reductions: readonly { readonly day: Day; readonly amountCents: Cents }[],
  until: Day,
): Cents =>
  reductions.reduce((open, { day, amountCents: paid }) => (day <= until ? Math.max(0, open - paid) : open), amountCents)

function Segments({ sums }: { readonly sums: InterestSums }) {
  const { t, format } = useSpeech()
  const { columns, segments } = t.law.interest
  return (
    <div className={table.wrap}>
      <table className={table.table}>
        <caption>{segments}</caption>
        <thead>
          <tr>
            <th scope="col">{columns.period}</th>
            <th scope="col" className={table.number}>
              {columns.days}
            </th>
            <th scope="col" className={table.number}>
              {columns.base}
            </th>
            <th scope="col" className={table.number}>
              {columns.rate}
            </th>
            <th scope="col" className={table.number}>
              {columns.interest}
            </th>
          </tr>
        </thead>
        <tbody>
          {sums.segments.map((segment) => (
            <tr key={segment.from}>
              <th scope="row" className={table.main}>
                {capitalised(columns.fromTo(format.shortDay(segment.from), format.shortDay(segment.to)))}
              </th>
              <td className={table.number} data-label={columns.days}>
                {segment.days}
              </td>
              <td className={table.number} data-label={columns.base}>
                <Money cents={segment.baseCents} />
              </td>
              <td className={table.number} data-label={columns.rate}>
                {format.percent(segment.rateBasisPoints)}
              </td>
              <td className={classes(table.number, table.onCardHead)} data-label={columns.interest}>
                <Money cents={segment.interestCents} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

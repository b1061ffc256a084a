// Until when can the claim be brought to court?

import { NativeSelect } from '@mantine/core'
import {
  CLAIM_KINDS,
  type Day,
  daysBetween,
  LIMITATION_EVENTS,
  type LimitationEvent,
  type LimitationEventKind,
  limitationPeriod,
} from '@quittance/law'
import { DayInput, KindSelect } from '../../ui/fields.tsx'
import { capitalised } from '../../ui/format.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Answer, Ask, type Fact, Refusal } from './answer.tsx'
import { attempt } from './attempt.ts'
import { dayOf, debtorOf, eventsOf, eventsText, wordOf } from './claim-search.ts'
import { DayLines } from './day-lines.tsx'
import type { QuestionProps } from './question.ts'

const TERMS = ['yes', 'no'] as const

export function LimitationForm({ search, change }: QuestionProps) {
  const { t } = useSpeech()
  const words = t.law.limitation
  return (
    <>
      <KindSelect label={t.law.debtor} kind={debtorOf(search)} onKind={(debtor) => change({ debtor })} />
      <NativeSelect
        label={words.kind}
        value={wordOf(search, 'kind', CLAIM_KINDS) ?? 'general'}
        data={CLAIM_KINDS.map((value) => ({ value, label: words.kinds[value] }))}
        onChange={(event) => change({ kind: event.currentTarget.value })}
      />
      <DayInput label={words.due} day={dayOf(search, 'due')} onDay={(day) => change({ due: day ?? '' })} />
      <DayInput
        label={words.performed}
        description={words.performedHint}
        day={dayOf(search, 'delivered')}
        onDay={(day) => change({ delivered: day ?? '' })}
      />
      <NativeSelect
        label={words.termAgreed}
        value={wordOf(search, 'agreed', TERMS) ?? ''}
        data={[
          { value: '', label: words.unknown },
          { value: 'yes', label: words.inContract },
          { value: 'no', label: words.onInvoice },
        ]}
        onChange={(event) => change({ agreed: event.currentTarget.value })}
      />
      <DayLines<EventLine>
        legend={words.events}
        add={words.addEvent}
        remove={words.removeEvent}
        blank={{ kind: 'part-payment', day: null }}
        lines={eventsOf(search)}
        onLines={(lines) => change({ events: eventsText(lines.flatMap(wholeEvent)) })}
      >
        {(line, set) => (
          <>
            <NativeSelect
              aria-label={words.event}
              value={line.kind}
              data={LIMITATION_EVENTS.map((value) => ({ value, label: words.eventKinds[value] }))}
              onChange={(event) => {
                const kind = LIMITATION_EVENTS.find((each) => each === event.currentTarget.value)
                if (kind) set({ ...line, kind })
              }}
            />
            <DayInput aria-label={words.eventOn} day={line.day} onDay={(day) => set({ ...line, day })} />
          </>
        )}
      </DayLines>
    </>
  )
}

type EventLine = { readonly kind: LimitationEventKind; readonly day: Day | null }

const wholeEvent = ({ kind, day }: EventLine): readonly LimitationEvent[] => (day === null ? [] : [{ kind, day }])

export function LimitationAnswer({ search }: QuestionProps) {
  const { t, format, today } = useSpeech()
  const words = t.law.limitation
  const dueDate = dayOf(search, 'due')
  if (dueDate === null) return <Ask>{words.ask}</Ask>
  const debtor = debtorOf(search)
  const performedOn = dayOf(search, 'delivered') ?? undefined
  const agreed = wordOf(search, 'agreed', TERMS)
  const events = eventsOf(search)
  const answer = attempt(() =>
    limitationPeriod({
      debtor,
      kind: wordOf(search, 'kind', CLAIM_KINDS),
      dueDate,
      performedOn,
      termAgreed: agreed && agreed === 'yes',
      events,
    }),
  )
  if (answer.kind === 'refused') return <Refusal error={answer.error} />
  const { value, steps } = answer
  const isOver = value.expires < today
  const told: readonly Fact[] = [
    [t.law.debtor, t.words.kinds[debtor]],
    [words.due, format.longDay(dueDate)],
    ...(performedOn ? [[words.performed, format.longDay(performedOn)] as const] : []),
    ...events.map(({ kind, day }): Fact => [words.eventKinds[kind], format.longDay(day)]),
  ]
  return (
    <Answer
      caption={value.prudent ? words.captionPrudent : words.caption}
      headline={capitalised(format.longDay(value.expires))}
      isAlarm={isOver}
      facts={[[words.state, isOver ? words.over : words.left(format.count(daysBetween(today, value.expires) + 1))]]}
      told={told}
      steps={steps}
    />
  )
}

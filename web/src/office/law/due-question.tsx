// When does it fall due, and does the law allow that day?

import { Checkbox, NativeSelect } from '@mantine/core'
import { dueDate } from '@quittance/law'
import { DayInput, KindSelect, NumberField } from '../../ui/fields.tsx'
import { capitalised } from '../../ui/format.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { TermsInput } from '../../ui/terms-input.tsx'
import { termsText } from '../../ui/terms-text.ts'
import { Answer, Ask, type Fact, Refusal } from './answer.tsx'
import { attempt } from './attempt.ts'
import { countOf, dayOf, debtorOf, PUBLIC_BODIES, SECTORS, termsOf, termsWords, wordOf } from './claim-search.ts'
import type { QuestionProps } from './question.ts'

const NOTHING_AGREED = { kind: 'none' } as const

function claimOf({ search }: Pick<QuestionProps, 'search'>) {
  const debtor = debtorOf(search)
  return {
    debtor,
    publicBody: debtor === 'public' ? (wordOf(search, 'body', PUBLIC_BODIES) ?? 'state-or-local') : undefined,
    issueDate: dayOf(search, 'issue'),
    terms: termsOf(search) ?? NOTHING_AGREED,
    performedOn: dayOf(search, 'delivered') ?? undefined,
    receivedOn: debtor === 'public' ? (dayOf(search, 'received') ?? undefined) : undefined,
    isPeriodic: debtor === 'business' && search['periodic'] === 'yes',
    sector: debtor === 'business' ? wordOf(search, 'sector', SECTORS) : undefined,
    sectorMaximumDays: countOf(search, 'sectorDays'),
  }
}

export function DueForm({ search, change }: QuestionProps) {
  const { t } = useSpeech()
  const words = t.law.due
  const claim = claimOf({ search })
  return (
    <>
      <KindSelect label={t.law.debtor} kind={claim.debtor} onKind={(debtor) => change({ debtor })} />
      {claim.publicBody && (
        <NativeSelect
          label={words.body}
          value={claim.publicBody}
          data={PUBLIC_BODIES.map((value) => ({ value, label: words.bodies[value] }))}
          onChange={(event) => change({ body: event.currentTarget.value })}
        />
      )}
      <DayInput label={words.issue} day={claim.issueDate} onDay={(day) => change({ issue: day ?? '' })} />
      <TermsInput
        label={words.terms}
        terms={termsOf(search)}
        emptyLabel={t.words.termsKinds.none}
        onTerms={(terms) => change({ terms: termsWords(terms) })}
      />
      <DayInput
        label={words.delivered}
        description={words.deliveredHint}
        day={claim.performedOn ?? null}
        onDay={(day) => change({ delivered: day ?? '' })}
      />
      {claim.debtor === 'public' && (
        <DayInput
          label={words.received}
          description={words.receivedHint}
          day={claim.receivedOn ?? null}
          onDay={(day) => change({ received: day ?? '' })}
        />
      )}
      {claim.debtor === 'business' && <SectorFields search={search} change={change} />}
    </>
  )
}

/** What only trades between businesses have. */
function SectorFields({ search, change }: Pick<QuestionProps, 'search' | 'change'>) {
  const { t } = useSpeech()
  const words = t.law.due
  const { sector, sectorMaximumDays, isPeriodic } = claimOf({ search })
  return (
    <>
      <NativeSelect
        label={words.sector}
        value={sector ?? ''}
        data={[
          { value: '', label: words.anySector },
          ...SECTORS.map((value) => ({ value, label: words.sectors[value] })),
        ]}
        onChange={(event) => change({ sector: event.currentTarget.value })}
      />
      {sector === 'trade-agreement' && (
        <NumberField
          label={words.sectorDays}
          value={sectorMaximumDays ?? 0}
          max={365}
          onValue={(days) => change({ sectorDays: String(days) })}
        />
      )}
      <Checkbox
        label={words.periodic}
        description={words.periodicHint}
        checked={isPeriodic}
        onChange={(event) => change({ periodic: event.currentTarget.checked ? 'yes' : '' })}
      />
    </>
  )
}

export function DueAnswer({ search }: QuestionProps) {
  const { t, format } = useSpeech()
  const words = t.law.due
  const { issueDate, ...claim } = claimOf({ search })
  if (issueDate === null) return <Ask>{words.ask}</Ask>
  const answer = attempt(() => dueDate({ ...claim, issueDate }))
  if (answer.kind === 'refused') return <Refusal error={answer.error} />
  if (answer.kind === 'missing') {
    return <Ask>{answer.missing.map((field) => words.missing[field] ?? field).join(' ')}</Ask>
  }
  const { value, steps } = answer
  const latest: readonly Fact[] =
    value.latestLawful === null ? [] : [[words.latest, capitalised(format.longDay(value.latestLawful))]]
  return (
    <Answer
      caption={words.caption}
      headline={capitalised(format.longDay(value.dueDate))}
      isAlarm={!value.lawful}
      facts={[[words.lawful, value.lawful ? words.yes : words.no], ...latest]}
      told={[
        [t.law.debtor, t.words.kinds[claim.debtor]],
        [words.issue, format.longDay(issueDate)],
        [words.terms, termsText(claim.terms, t)],
        ...(claim.performedOn ? [[words.delivered, format.longDay(claim.performedOn)] as const] : []),
        ...(claim.sector ? [[words.sector, words.sectors[claim.sector]] as const] : []),
      ]}
      steps={steps}
    />
  )
}

// Which court decides, and where?

import { NativeSelect, TextInput } from '@mantine/core'
import { CLAIM_NATURES, competentCourt } from '@quittance/law'
import { capitalised } from '../../ui/format.ts'
import { AmountInput, KindSelect } from '../../ui/fields.tsx'
import { useSpeech } from '../../ui/locale.tsx'
import { Answer, Ask, type Fact, Refusal } from './answer.tsx'
import { attempt } from './attempt.ts'
import { ACTIVITIES, centsOf, centsText, debtorOf, wordOf } from './claim-search.ts'
import type { QuestionProps } from './question.ts'

const CONTRACTS = ['public', 'private'] as const

function factsOf({ search }: Pick<QuestionProps, 'search'>) {
  const debtor = debtorOf(search)
  const contractLaw = debtor === 'public' ? (wordOf(search, 'contract', CONTRACTS) ?? 'public') : undefined
  const asksActivity = debtor === 'business' || contractLaw === 'private'
  const department = (search['department'] ?? '').trim().toUpperCase()
  return {
    debtor,
    contractLaw,
    activity: asksActivity ? (wordOf(search, 'activity', ACTIVITIES) ?? 'commercial') : undefined,
    creditorActivity: wordOf(search, 'creditor', ACTIVITIES),
    nature: wordOf(search, 'nature', CLAIM_NATURES),
    amountCents: centsOf(search, 'amount') ?? undefined,
    department: /^(0[1-9]|[1-8]\d|9[0-5]|2[AB]|9[78]\d)$/.test(department) ? department : undefined,
  }
}

export function CourtForm({ search, change }: QuestionProps) {
  const { t } = useSpeech()
  const words = t.law.court
  const facts = factsOf({ search })
  const text = search['department'] ?? ''
  return (
    <>
      <KindSelect label={t.law.debtor} kind={facts.debtor} onKind={(debtor) => change({ debtor })} />
      {facts.contractLaw && (
        <NativeSelect
          label={words.contract}
          value={facts.contractLaw}
          data={CONTRACTS.map((value) => ({ value, label: words.contracts[value] }))}
          onChange={(event) => change({ contract: event.currentTarget.value })}
        />
      )}
      {facts.activity && (
        <NativeSelect
          label={words.activity}
          value={facts.activity}
          data={ACTIVITIES.map((value) => ({ value, label: words.activities[value] }))}
          onChange={(event) => change({ activity: event.currentTarget.value })}
        />
      )}
      <NativeSelect
        label={words.creditor}
        value={facts.creditorActivity ?? 'commercial'}
        data={ACTIVITIES.map((value) => ({ value, label: words.activities[value] }))}
        onChange={(event) => change({ creditor: event.currentTarget.value })}
      />
      <NativeSelect
        label={words.nature}
        value={facts.nature ?? 'general'}
        data={CLAIM_NATURES.map((value) => ({ value, label: words.natures[value] }))}
        onChange={(event) => change({ nature: event.currentTarget.value })}
      />
      <AmountInput
        label={words.amount}
        cents={facts.amountCents ?? null}
        onCents={(cents) => change({ amount: centsText(cents) })}
      />
      <TextInput
        label={words.department}
        description={words.departmentHint}
        value={text}
        maxLength={3}
        style={{ maxWidth: '12rem' }}
        error={text.length > 1 && facts.department === undefined ? words.notADepartment : null}
        onChange={(event) => change({ department: event.currentTarget.value })}
      />
    </>
  )
}

export function CourtAnswer({ search }: QuestionProps) {
  const { t, format, today } = useSpeech()
  const words = t.law.court
  const facts = factsOf({ search })
  const answer = attempt(() => competentCourt({ ...facts, on: today }))
  if (answer.kind === 'refused') return <Refusal error={answer.error} />
  if (answer.kind === 'missing') {
    return <Ask>{answer.missing.map((field) => words.missing[field] ?? field).join(' ')}</Ask>
  }
  if (answer.kind === 'does-not-apply') return <Ask>{words.foreign}</Ask>
  const { value, steps } = answer
  const { lawyerRequired } = value
  const lawyer = lawyerRequired === null ? words.lawyerUnknown : lawyerRequired ? words.lawyerYes : words.lawyerNo
  const told: readonly Fact[] = [
    [t.law.debtor, t.words.kinds[facts.debtor]],
    ...(facts.activity ? [[words.activity, words.activities[facts.activity]] as const] : []),
    ...(facts.amountCents === undefined ? [] : [[words.amount, format.money(facts.amountCents)] as const]),
    ...(facts.department ? [[words.department, facts.department] as const] : []),
  ]
  return (
    <Answer
      caption={words.caption}
      headline={capitalised(words.courts[value.court])}
      facts={[
        ...(value.names.length > 0 ? [[words.names(value.names.length), format.list(value.names)] as const] : []),
        [words.lawyer, lawyer],
      ]}
      told={told}
      steps={steps}
    />
  )
}

// What the file does not say and nobody may guess: asked once, before storing.

import { Radio, Stack } from '@mantine/core'
import type { DebtorKind, Terms, Understood } from '../../api-types.ts'
import { KindSelect } from '../../ui/fields.tsx'
import { useSpeech } from '../../ui/locale.tsx'
import { TermsInput } from '../../ui/terms-input.tsx'
import { Section } from '../../ui/page.tsx'
import type { Answers } from './import-query.ts'

type QuestionsProps = {
  readonly understood: Understood
  readonly answers: Answers
  readonly onAnswers: (answers: Answers) => void
  readonly terms: Terms | null
  readonly onTerms: (terms: Terms | null) => void
  readonly debtorKind: DebtorKind | null
  readonly onDebtorKind: (kind: DebtorKind) => void
}

/** A list of customers says itself what each is. */
export const asksKind = ({ effect, kind }: Understood): boolean => effect.newDebtors > 0 && kind !== 'customers'

export function Questions(props: QuestionsProps) {
  const { understood, answers, onAnswers, terms, onTerms, debtorKind, onDebtorKind } = props
  const { t } = useSpeech()
  const words = t.intake.questions
  return (
    <Section title={words.title} isCard>
      <Stack gap="lg">
        {understood.questions.map((question) => (
          <Radio.Group
            key={question.code}
            label={question.text}
            value={answers[question.code] ?? null}
            onChange={(value) => onAnswers({ ...answers, [question.code]: value })}
          >
            <Stack gap={6} mt={8}>
              {question.options.map((option) => (
                <Radio key={option.value} value={option.value} label={option.label} />
              ))}
            </Stack>
          </Radio.Group>
        ))}
        {understood.needsTerms && (
          <TermsInput
            label={words.terms}
            description={words.termsHint}
            terms={terms}
            onTerms={onTerms}
            emptyLabel={words.chooseTerms}
          />
        )}
        {asksKind(understood) && <KindSelect label={words.kind} kind={debtorKind} onKind={onDebtorKind} />}
      </Stack>
    </Section>
  )
}

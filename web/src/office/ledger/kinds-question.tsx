// One question for all debtors whose kind nobody has said: law and tone differ between businesses, public bodies and consumers.

import { useState } from 'react'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { get, send } from '../../api.ts'
import type { Board, ContactGridAnswer, DebtorKind, Terms } from '../../api-types.ts'
import { DEBTOR_KINDS } from '../../ui/fields.tsx'
import { useSpeech } from '../../ui/locale.tsx'
import { TermsInput } from '../../ui/terms-input.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { useVerb } from '../../verb.ts'
import styles from './kinds-question.module.css'

type KindsQuestionProps = { readonly unknown: number; readonly terms: Terms | null }

export function KindsQuestion({ unknown, terms }: KindsQuestionProps) {
  const { t } = useSpeech()
  const show = useToast()
  const [chosen, setChosen] = useState<DebtorKind | null>(null)
  const [defaultTerms, setDefaultTerms] = useState(terms)
  const answer = useVerb(answerKinds, { onDone: (saved) => show({ text: t.ledger.kindsQuestion.saved(saved) }) })
  return (
    <div className={styles.question}>
      <fieldset className={styles.choices}>
        <legend className="visually-hidden">{t.ledger.kindsQuestion.legend}</legend>
        {DEBTOR_KINDS.map((kind) => (
          <div key={kind} className={styles.choice} data-chosen={chosen === kind}>
            <input
              id={`kind-${kind}`}
              type="radio"
              name="kind"
              checked={chosen === kind}
              onChange={() => setChosen(kind)}
            />
            <label htmlFor={`kind-${kind}`}>
              <strong>{t.ledger.kindsQuestion.choices[kind].title}</strong>
              <span className={styles.why}>{t.ledger.kindsQuestion.choices[kind].text}</span>
            </label>
          </div>
        ))}
      </fieldset>
      <TermsInput
        label={t.ledger.kindsQuestion.terms}
        terms={defaultTerms}
        onTerms={setDefaultTerms}
        emptyLabel={t.ledger.kindsQuestion.noTerms}
      />
      <div className={styles.actions}>
        <Button
          disabled={!chosen}
          loading={answer.isRunning}
          onClick={() => void (chosen && answer.run({ kind: chosen, terms: defaultTerms }))}
        >
          {t.ledger.kindsQuestion.answer(unknown)}
        </Button>
        <Link to="/debtors">{t.ledger.kindsQuestion.oneByOne}</Link>
      </div>
    </div>
  )
}

const BLOCK = 500

async function answerKinds({
  kind,
  terms,
}: {
  readonly kind: DebtorKind
  readonly terms: Terms | null
}): Promise<number> {
  if (terms) await send('PUT', '/settings/default-terms', terms)
  const ids = await unknownDebtors()
  let saved = 0
  for (let from = 0; from < ids.length; from += BLOCK) {
    const rows = ids.slice(from, from + BLOCK).map((debtorId) => ({ debtorId, kind }))
    saved += (await send<ContactGridAnswer>('PUT', '/debtors/contact-grid', { rows })).saved
  }
  return saved
}

async function unknownDebtors(): Promise<readonly number[]> {
  const ids: number[] = []
  let cursor: string | null = null
  do {
    const page: Board = await get<Board>('/debtors', { filter: 'all', sort: 'name', cursor })
    ids.push(...page.rows.filter((row) => !row.kindKnown).map((row) => row.id))
    cursor = page.next
  } while (cursor !== null)
  return ids
}

// What was understood of a file, before anything is stored: the effect first, then how it was read, then what is refused.

import { useState } from 'react'
import { Button } from '@mantine/core'
import { CircleAlert } from 'lucide-react'
import type { DebtorKind, ImportKind, StoreInput, Stored, Terms, Understood } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Card } from '../../ui/page.tsx'
import { ErrorNotice, Notice } from '../../ui/states.tsx'
import { useVerb } from '../../verb.ts'
import { bringsNothing, Effect } from './effect.tsx'
import { storeImport } from './import-query.ts'
import type { Answers, ReadRequest } from './import-query.ts'
import styles from './intake.module.css'
import { MappingFields } from './mapping-fields.tsx'
import { Questions, asksKind } from './questions.tsx'
import { OddLines, RefusedLines, unitOf } from './refused-lines.tsx'
import { Sample } from './sample.tsx'
import { StatementAccounts } from './statement-accounts.tsx'

type UnderstoodFileProps = {
  readonly request: ReadRequest
  readonly understood: Understood
  readonly onReadAgain: (change: Partial<ReadRequest>) => void
  readonly onCancel: () => void
  readonly onStored: (stored: Stored) => void
}

export function UnderstoodFile({ request, understood, onReadAgain, onCancel, onStored }: UnderstoodFileProps) {
  const { t, format } = useSpeech()
  const [answers, setAnswers] = useState(request.answers)
  const [terms, setTerms] = useState<Terms | null>(null)
  const [debtorKind, setDebtorKind] = useState<DebtorKind | null>(null)
  const { alreadyImported, questions, missing } = understood
  const isAnswered = questions.every((question) => answers[question.code] !== undefined)
  return (
    <>
      <FileHead understood={understood} onAs={(as) => onReadAgain({ as, mapping: null })} />
      {alreadyImported && (
        <Notice icon={<CircleAlert size={20} />}>{t.intake.already(format.instant(alreadyImported.recordedAt))}</Notice>
      )}
      {questions.length === 0 && missing.length === 0 && <Effect understood={understood} />}
      {(questions.length > 0 || understood.needsTerms || asksKind(understood)) && (
        <Questions
          understood={understood}
          answers={answers}
          onAnswers={setAnswers}
          terms={terms}
          onTerms={setTerms}
          debtorKind={debtorKind}
          onDebtorKind={setDebtorKind}
        />
      )}
      {understood.columns && (
        <MappingFields
          understood={understood}
          onMapping={(mapping) => onReadAgain({ as: understood.kind, mapping, answers })}
        />
      )}
      <StatementAccounts accounts={understood.accounts} />
      <Sample understood={understood} />
      <RefusedLines lines={understood.refused} count={understood.refusedCount} kind={understood.kind} />
      <OddLines lines={understood.alerts} count={understood.alertCount} kind={understood.kind} />
      <StoreBar
        input={storeInputOf({ request, understood, answers, terms, debtorKind })}
        storeLabel={t.intake.store(understood.refusedCount, unitOf(understood.kind))}
        isEmpty={bringsNothing(understood)}
        isKnown={alreadyImported !== null}
        isAnswered={isAnswered && missing.length === 0 && (!understood.needsTerms || terms !== null)}
        onReadAgain={questions.length > 0 && isAnswered ? () => onReadAgain({ answers }) : null}
        onCancel={onCancel}
        onStored={onStored}
      />
    </>
  )
}

type Said = {
  readonly request: ReadRequest
  readonly understood: Understood
  readonly answers: Answers
  readonly terms: Terms | null
  readonly debtorKind: DebtorKind | null
}

function storeInputOf({ request, understood, answers, terms, debtorKind }: Said): StoreInput {
  return {
    token: understood.token,
    as: understood.kind,
    ...(terms && { terms }),
    ...(debtorKind && { debtorKind }),
    ...(request.mapping && { mapping: request.mapping }),
    ...(Object.keys(answers).length > 0 && { answers }),
    ...(understood.refusedCount > 0 && { acceptRefused: true }),
  }
}

type StoreBarProps = {
  readonly input: StoreInput
  readonly storeLabel: string
  /** All of it is left out. */
  readonly isEmpty: boolean
  /** The same file came in before: there is nothing to store. */
  readonly isKnown: boolean
  readonly isAnswered: boolean
  readonly onReadAgain: (() => void) | null
  readonly onCancel: () => void
  readonly onStored: (stored: Stored) => void
}

function StoreBar({ input, storeLabel, isEmpty, isKnown, isAnswered, onReadAgain, onCancel, onStored }: StoreBarProps) {
  const { t } = useSpeech()
  const store = useVerb(storeImport, { showsErrors: true, onDone: onStored })
  return (
    <>
      {store.error && <ErrorNotice error={store.error} />}
      <div className={styles.bar}>
        <Button
          size="md"
          disabled={isKnown || isEmpty || !isAnswered}
          loading={store.isRunning}
          onClick={() => void store.run(input)}
        >
          {storeLabel}
        </Button>
        {onReadAgain && (
          <Button size="md" variant="default" onClick={onReadAgain}>
            {t.intake.readAgain}
          </Button>
        )}
        <Button size="md" variant="default" onClick={onCancel}>
          {t.intake.giveUp}
        </Button>
        {!isAnswered && <p className="muted">{t.intake.notReady}</p>}
        {isEmpty && isAnswered && <p className="muted">{t.intake.nothingLeft}</p>}
      </div>
    </>
  )
}

const KINDS: readonly ImportKind[] = ['entries', 'list', 'customers', 'statement']

function FileHead({ understood, onAs }: { readonly understood: Understood; readonly onAs: (as: ImportKind) => void }) {
  const { t, format } = useSpeech()
  const others = KINDS.filter((kind) => kind !== understood.kind)
  return (
    <Card>
      <div className={styles.fileHead}>
        <h2>{understood.fileName}</h2>
        <p className="muted">
          {t.intake.kinds[understood.kind]} · {format.size(understood.sizeBytes)}
          {understood.encoding && ` · ${understood.encoding}`}
        </p>
        {understood.columns && understood.kind !== 'entries' && (
          <p className={styles.others}>
            <span className="muted">{t.intake.notThat}</span>
            {others.map((kind) => (
              <button key={kind} type="button" className="text-button" onClick={() => onAs(kind)}>
                {t.intake.readAs[kind]}
              </button>
            ))}
          </p>
        )}
      </div>
    </Card>
  )
}

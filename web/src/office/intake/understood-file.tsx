// What was understood of a file, before anything is stored: the effect first, then how it was read, then what is refused.

import { useState } from 'react'
import { Button } from '@mantine/core'
import { CircleAlert } from 'lucide-react'
import type { DebtorKind, ImportKind, Terms, Understood } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Card } from '../../ui/page.tsx'
import { ErrorNotice, Notice } from '../../ui/states.tsx'
import { useVerb } from '../../verb.ts'
import { Effect } from './effect.tsx'
import { storeImport } from './import-query.ts'
import type { Answers, Mapping, Stored } from './import-query.ts'
import styles from './intake.module.css'
import { MappingFields } from './mapping-fields.tsx'
import { Questions } from './questions.tsx'
import { RefusedLines } from './refused-lines.tsx'
import { Sample } from './sample.tsx'

type UnderstoodFileProps = {
  readonly understood: Understood
  readonly onReadAgain: (change: { readonly as?: ImportKind; readonly mapping?: Mapping }) => void
  readonly onCancel: () => void
  readonly onStored: (stored: Stored) => void
}

export function UnderstoodFile({ understood, onReadAgain, onCancel, onStored }: UnderstoodFileProps) {
  const { t, format } = useSpeech()
  const [answers, setAnswers] = useState<Answers>({})
  const [terms, setTerms] = useState<Terms | null>(null)
  const [debtorKind, setDebtorKind] = useState<DebtorKind | null>(null)
  const store = useVerb(storeImport, { showsErrors: true, onDone: onStored })
  const open = understood.questions.filter((question) => answers[question.code] === undefined).length
  const isReady = open === 0 && (!understood.needsTerms || terms !== null)
  const { alreadyImported } = understood
  const submit = () =>
    store.run({
      token: understood.token,
      ...(terms && { terms }),
      ...(debtorKind && { debtorKind }),
      ...(understood.mapping && { mapping: understood.mapping }),
      ...(understood.questions.length > 0 && { answers }),
    })

  return (
    <>
      <FileHead understood={understood} onAs={(as) => onReadAgain({ as })} />
      {alreadyImported && (
        <Notice icon={<CircleAlert size={20} />}>{t.intake.already(format.instant(alreadyImported.recordedAt))}</Notice>
      )}
      <Effect understood={understood} />
      {(understood.questions.length > 0 || understood.needsTerms || understood.effect.newDebtors > 0) && (
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
      {understood.columns && understood.mapping && (
        <MappingFields
          columns={understood.columns}
          mapping={understood.mapping}
          onMapping={(mapping) => onReadAgain({ mapping })}
        />
      )}
      <Sample rows={understood.sample} />
      <RefusedLines refused={understood.refused} count={understood.refusedCount} />
      {store.error && <ErrorNotice error={store.error} />}
      <div className={styles.bar}>
        <Button size="md" disabled={!isReady} loading={store.isRunning} onClick={() => void submit()}>
          {t.intake.store}
        </Button>
        <Button size="md" variant="default" onClick={onCancel}>
          {t.intake.giveUp}
        </Button>
        {!isReady && <p className="muted">{t.intake.answerFirst}</p>}
      </div>
    </>
  )
}

const KINDS: readonly ImportKind[] = ['entries', 'list', 'customers']

function FileHead({ understood, onAs }: { readonly understood: Understood; readonly onAs: (as: ImportKind) => void }) {
  const { t, format } = useSpeech()
  const others = KINDS.filter((kind) => kind !== understood.kind)
  return (
    <Card>
      <div className={styles.fileHead}>
        <h2>{understood.fileName}</h2>
        <p className="muted">
          {t.intake.kinds[understood.kind]} · {format.size(understood.sizeBytes)} · {understood.encoding}
        </p>
        {understood.kind !== 'entries' && (
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

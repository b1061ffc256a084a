// Whether mailboxes will believe what the company sends: the records of its domains, each with what to do about it.

import { useState } from 'react'
import { Button } from '@mantine/core'
import { send } from '../../api.ts'
import type { DomainFindings } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Card } from '../../ui/page.tsx'
import { ErrorNotice } from '../../ui/states.tsx'
import { Tag } from '../../ui/tag.tsx'
import { useVerb } from '../../verb.ts'
import styles from './settings.module.css'

const TONES = { right: 'accent', wrong: 'alarm', missing: 'alarm', unknown: 'plain' } as const

export function DomainCheckCard() {
  const { t } = useSpeech()
  const words = t.settings.domain
  const [findings, setFindings] = useState<DomainFindings | null>(null)
  const check = useVerb(() => send<{ readonly findings: DomainFindings }>('POST', '/settings/mail-account/check'), {
    onDone: (answer) => setFindings(answer.findings),
    showsErrors: true,
  })
  return (
    <Card>
      <div className={styles.form}>
        <header>
          <h2 className={styles.title}>{words.title}</h2>
          <p className={styles.lead}>{words.lead}</p>
        </header>
        <div>
          <Button variant="default" loading={check.isRunning} onClick={() => void check.run(undefined)}>
            {words.check}
          </Button>
        </div>
        {check.error && <ErrorNotice error={check.error} />}
        <div role="status">{findings && <Findings findings={findings} />}</div>
      </div>
    </Card>
  )
}

function Findings({ findings }: { readonly findings: DomainFindings }) {
  const { t } = useSpeech()
  return (
    <ul className={styles.findings}>
      {findings.map(({ record, state, name, value, explanation }, place) => (
        <li key={`${record} ${name} ${place}`}>
          <Tag tone={TONES[state]}>{t.settings.domain.states[state]}</Tag> <strong>{name}</strong>
          <p>{explanation}</p>
          {value !== null && state !== 'right' && <code className={styles.record}>{value}</code>}
        </li>
      ))}
    </ul>
  )
}

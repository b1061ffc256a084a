// Every version of a plan, the latest first; an older one goes into the draft, and is saved as a new version.

import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Plan } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Page } from '../../ui/page.tsx'
import { Loaded } from '../../ui/states.tsx'
import { Tag } from '../../ui/tag.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { DayLine } from './day-line.tsx'
import type { PlanDraft } from './plan-draft.ts'
import { versionsQuery } from './plan-query.ts'
import styles from './plans.module.css'

type PlanVersionsProps = { readonly saved: Plan; readonly draft: PlanDraft; readonly onBack: () => void }

export function PlanVersions({ saved, draft, onBack }: PlanVersionsProps) {
  const { t, format } = useSpeech()
  const words = t.plans.versions
  const show = useToast()
  const versions = useQuery(versionsQuery(saved.key))
  return (
    <Page
      title={`${saved.name} · ${words.title}`}
      lead={words.lead}
      actions={
        <Button variant="default" onClick={onBack}>
          {t.plans.effect.back}
        </Button>
      }
    >
      <Loaded query={versions}>
        {({ rows }) => (
          <ul className={styles.plans}>
            {rows.map((row) => (
              <li key={row.version} className={styles.card}>
                <div className={styles.cardHead}>
                  <h2 className={styles.cardTitle}>
                    {t.plans.version(row.version)} {row.version === saved.version && <Tag>{words.current}</Tag>}
                  </h2>
                  {row.version !== saved.version && (
                    <Button
                      size="xs"
                      variant="default"
                      onClick={() => {
                        draft.change(row.plan)
                        show({ text: words.restored(row.version) })
                        onBack()
                      }}
                    >
                      {words.restore}
                    </Button>
                  )}
                </div>
                <p className="muted">
                  {row.recordedBy === null
                    ? words.fromUs
                    : `${format.instant(row.recordedAt)}, ${words.by(row.recordedBy)}`}
                </p>
                <DayLine plan={row.plan} names={row.stepNames} />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Page>
  )
}

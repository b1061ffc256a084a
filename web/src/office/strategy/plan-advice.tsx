// What is said of a plan or of one of its steps: a sentence each, with the article where there is one.

import { CircleAlert, TriangleAlert } from 'lucide-react'
import type { PlanAdvice } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import styles from './plans.module.css'

export function AdviceList({ advice }: { readonly advice: readonly PlanAdvice[] }) {
  const { t } = useSpeech()
  if (advice.length === 0) return null
  return (
    <ul className={styles.advice}>
      {advice.map(({ code, step, severity, text, article }) => {
        const Icon = severity === 'error' ? CircleAlert : TriangleAlert
        return (
          <li key={`${code} ${step ?? ''}`} data-severity={severity}>
            <Icon size={16} aria-hidden />
            <span>
              {text} {article && <span className="muted nowrap">{t.plans.editor.article(article)}</span>}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

// Who this debtor is, how it pays, and under which plan it is followed.

import { useQuery } from '@tanstack/react-query'
import type { Debtor } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Section } from '../../ui/page.tsx'
import { termsText } from '../../ui/terms-text.ts'
import { debtorPlanQuery } from './debtor-query.ts'
import type { PanelSubject } from './debtor-panel.tsx'
import styles from './debtor.module.css'

type DebtorFactsProps = { readonly debtor: Debtor; readonly onSubject: (subject: PanelSubject) => void }

export function DebtorFacts({ debtor, onSubject }: DebtorFactsProps) {
  const { t } = useSpeech()
  const plan = useQuery(debtorPlanQuery(debtor.id))
  const { facts } = t.ledger
  const lines: readonly (readonly [string, string | null])[] = [
    [facts.address, addressOf(debtor)],
    [facts.terms, debtor.terms ? termsText(debtor.terms, t) : facts.companyTerms],
    [facts.paymentMeans, debtor.paymentMeans ? t.words.paymentMeans[debtor.paymentMeans] : null],
    [facts.plan, plan.data ? `${plan.data.name} (${t.plans.because[plan.data.because]})` : null],
    [facts.language, debtor.language === 'fr' ? 'Français' : 'English'],
  ]
  return (
    <Section
      title={facts.title}
      aside={
        <button type="button" className="text-button" onClick={() => onSubject({ kind: 'edit' })}>
          {t.ui.edit}
        </button>
      }
    >
      <dl className={styles.facts}>
        {lines.map(([label, value]) => (
          <div key={label} style={{ display: 'contents' }}>
            <dt>{label}</dt>
            <dd>{value ?? <span className="muted">–</span>}</dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}

function addressOf({ addressLines, postcode, city }: Debtor): string | null {
  const parts = [...addressLines, [postcode, city].filter(Boolean).join(' ')].filter(Boolean)
  return parts.length === 0 ? null : parts.join(', ')
}

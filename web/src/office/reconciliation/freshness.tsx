// Up to which day payments are known, and what is missing: the reason why reminders may wait.

import { daysBetween } from '@quittance/law'
import { CalendarCheck2, TriangleAlert } from 'lucide-react'
import type { BankPage } from '../../api-types.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { useSpeech } from '../../ui/locale.tsx'
import { Notice } from '../../ui/states.tsx'

/** A weekend and a day: beyond it the plans wait, as they come. */
const FRESH_DAYS = 4

export function Freshness({ bank }: { readonly bank: BankPage }) {
  const { t, format, today } = useSpeech()
  const words = t.bank.fresh
  const { paymentsKnownTo } = bank
  const gap = bank.accounts.filter(({ isWatched }) => isWatched).flatMap(({ gaps }) => gaps)[0]
  const isLate = paymentsKnownTo === null || daysBetween(paymentsKnownTo, today) > FRESH_DAYS
  const sentence =
    paymentsKnownTo === null ? words.unknown : (isLate ? words.late : words.known)(format.longDay(paymentsKnownTo))
  return (
    <Notice
      tone={gap || isLate ? 'alarm' : 'calm'}
      icon={gap || isLate ? <TriangleAlert size={20} /> : <CalendarCheck2 size={20} />}
      action={
        gap ? (
          <LinkButton to="/bank" search={{ view: 'accounts' }} variant="default" size="xs">
            {words.see}
          </LinkButton>
        ) : (
          <LinkButton to="/imports" variant="default" size="xs">
            {words.import}
          </LinkButton>
        )
      }
    >
      {sentence} {gap && words.gap(format.day(gap.fromDay), format.day(gap.toDay))}
    </Notice>
  )
}

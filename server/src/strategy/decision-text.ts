// The decision as a person reads it at the command line: what leaves, then what does not and why.

import type { Locale } from '#kernel'
import type { ActionDocument, DecisionDocument } from './document.ts'
import { channelName, money, stepName } from './sentence.ts'

const HEADINGS = {
  fr: {
    leaving: (count: number) => (count === 0 ? 'Rien à faire aujourd’hui.' : `À faire (${count})`),
    staying: (count: number) => `Ne part pas (${count})`,
    mode: { automatic: 'part seul', confirm: 'à confirmer', manual: 'à faire' },
    listed: 'pour mémoire',
  },
  en: {
    leaving: (count: number) => (count === 0 ? 'Nothing to do today.' : `To do (${count})`),
    staying: (count: number) => `Does not leave (${count})`,
    mode: { automatic: 'leaves by itself', confirm: 'to confirm', manual: 'to do' },
    listed: 'listed',
  },
} as const satisfies Record<Locale, unknown>

export function decisionText({ actions, waits }: DecisionDocument, locale: Locale): string {
  const say = HEADINGS[locale]
  const lines = [say.leaving(actions.length), ...actions.flatMap((action) => actionLines(action, locale))]
  if (waits.length > 0) {
    const width = Math.max(...waits.map((wait) => String(wait.invoice).length))
    lines.push('', say.staying(waits.length))
    for (const wait of waits) {
      const until = wait.until === null ? '' : ` → ${wait.until}`
      lines.push(`  ${String(wait.invoice).padEnd(width)}  ${wait.sentence}${until}`)
    }
  }
  return lines.join('\n')
}

function actionLines(action: ActionDocument, locale: Locale): string[] {
  const say = HEADINGS[locale]
  const amount = money(action.totalCents, action.currency, locale)
  const head = [
    action.debtor,
    stepName(action.step, locale),
    channelName(action.channel, locale),
    say.mode[action.mode],
    amount,
  ]
  return [
    `  ${head.join(' · ')}`,
    ...action.invoices.map(
      (line) => `    ${line.id}${line.advances || action.channel === 'task' ? '' : ` (${say.listed})`}`,
    ),
    ...action.reasons.map(
      (reason) => `      ${reason.invoice === undefined ? '' : `${reason.invoice} : `}${reason.sentence}`,
    ),
  ]
}

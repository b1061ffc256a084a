// What a bank file tells of each account: from when to when, what came in and went out, from which balance to which.

import type { Understood } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Money } from '../../ui/money.tsx'
import { Section } from '../../ui/page.tsx'
import table from '../../ui/table.module.css'

type Account = Understood['accounts'][number]

export function StatementAccounts({ accounts }: { readonly accounts: readonly Account[] }) {
  const { t, format } = useSpeech()
  const words = t.intake.accounts
  if (accounts.length === 0) return null
  const amount = (cents: number | null, currency: string) =>
    cents === null ? <span className="muted">–</span> : <Money cents={cents} currency={currency} />
  const sum = ({ cents, count }: Account['received'], currency: string) => (
    <span>
      {amount(cents, currency)} <span className="muted small">({format.count(count)})</span>
    </span>
  )
  return (
    <Section title={words.title(accounts.length)}>
      <div className={table.wrap}>
        <table className={table.table}>
          <caption>{words.title(accounts.length)}</caption>
          <thead>
            <tr>
              <th scope="col">{words.account}</th>
              <th scope="col">{words.period}</th>
              {[words.opening, words.received, words.paidOut, words.closing].map((title) => (
                <th key={title} scope="col" className={table.number}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {accounts.map((one, place) => (
              <tr key={place}>
                <th scope="row">{one.account === '' ? words.unnamed : one.account}</th>
                <td data-label={words.period}>
                  {one.firstDay && one.lastDay ? `${format.day(one.firstDay)} – ${format.day(one.lastDay)}` : '–'}
                </td>
                <td className={table.number} data-label={words.opening}>
                  {amount(one.openingCents, one.currency)}
                </td>
                <td className={table.number} data-label={words.received}>
                  {sum(one.received, one.currency)}
                </td>
                <td className={table.number} data-label={words.paidOut}>
                  {sum(one.paidOut, one.currency)}
                </td>
                <td className={table.number} data-label={words.closing}>
                  {amount(one.closingCents, one.currency)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}

// Who pays for whom, as it was learned: seen here, and forgotten in one gesture.

import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { send } from '../../api.ts'
import type { Payer } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { EmptyState, Loaded } from '../../ui/states.tsx'
import table from '../../ui/table.module.css'
import { useToast } from '../../ui/toasts.tsx'
import { useVerb } from '../../verb.ts'
import { usePayers } from './bank-query.ts'
import styles from './bank.module.css'

export function Payers() {
  const { t } = useSpeech()
  const words = t.bank.payers
  const payers = usePayers()
  return (
    <Loaded query={payers}>
      {({ rows }) =>
        rows.length === 0 ? (
          <EmptyState title={words.none} text={words.noneText} />
        ) : (
          <>
            <p className="muted">{words.lead}</p>
            <div className={table.wrap}>
              <table className={table.table}>
                <caption>{t.bank.views.payers}</caption>
                <thead>
                  <tr>
                    <th scope="col">{words.name}</th>
                    <th scope="col">{words.debtor}</th>
                    <th scope="col">
                      <span className="visually-hidden">{words.forget}</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((payer) => (
                    <PayerLine key={payer.id} payer={payer} />
                  ))}
                </tbody>
              </table>
            </div>
          </>
        )
      }
    </Loaded>
  )
}

function PayerLine({ payer }: { readonly payer: Payer }) {
  const { t } = useSpeech()
  const show = useToast()
  const forget = useVerb(() => send('DELETE', `/bank/payers/${payer.id}`), {
    onDone: () => show({ text: t.bank.done.payerRemoved }),
  })
  return (
    <tr>
      <th scope="row" className={styles.said}>
        <span>{payer.name}</span>
        {payer.iban && <span className={styles.text}>{payer.iban}</span>}
      </th>
      <td data-label={t.bank.payers.debtor}>
        {payer.debtorId === null ? (
          <span className="muted">{t.bank.payers.stranger}</span>
        ) : (
          <Link to="/debtors/$debtorId" params={{ debtorId: payer.debtorId }}>
            {payer.debtorName}
          </Link>
        )}
      </td>
      <td className={table.number}>
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`${t.bank.payers.forget} – ${payer.name}`}
          loading={forget.isRunning}
          onClick={() => void forget.run(undefined)}
        >
          {t.bank.payers.forget}
        </Button>
      </td>
    </tr>
  )
}

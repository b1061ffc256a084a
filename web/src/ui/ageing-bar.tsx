// What is owed as one bar, stacked by age; its legend is the table of the same figures.

import type { AgeingTotals } from '../api-types.ts'
import { bucketsOf } from './ageing.ts'
import type { Bucket } from './ageing.ts'
import styles from './ageing-bar.module.css'
import { useSpeech } from './locale.tsx'
import { Money } from './money.tsx'

const GAP = 0.4

export function AgeingBar({ totals, currency }: { readonly totals: AgeingTotals; readonly currency: string }) {
  const { t, format } = useSpeech()
  const buckets = bucketsOf(totals)
  const whole = buckets.reduce((sum, bucket) => sum + Math.max(0, totals[bucket.field]), 0)
  return (
    <figure className={styles.figure}>
      <svg className={styles.bar} viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden focusable="false">
        {stack(buckets, totals, whole).map(({ bucket, from, width }) => (
          <rect key={bucket.key} x={from} y="0" width={Math.max(0, width - GAP)} height="6" fill={bucket.colour} />
        ))}
      </svg>
      <table className={styles.legend}>
        <caption className="visually-hidden">{t.ledger.board.ageing}</caption>
        <tbody>
          {buckets.map((bucket) => (
            <tr key={bucket.key}>
              <th scope="row">
                <i style={{ background: bucket.colour }} aria-hidden />
                {t.words.buckets[bucket.key]}
              </th>
              <td className={styles.cents}>
                <Money cents={totals[bucket.field]} currency={currency} />
              </td>
              <td className={styles.share}>{format.share(Math.max(0, totals[bucket.field]), whole)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}

type Part = { readonly bucket: Bucket; readonly from: number; readonly width: number }

/** Where each bucket begins and how long it is, of a hundred. */
function stack(buckets: readonly Bucket[], totals: AgeingTotals, whole: number): readonly Part[] {
  return buckets.reduce<readonly Part[]>((parts, bucket) => {
    const last = parts.at(-1)
    const from = last ? last.from + last.width : 0
    const width = whole === 0 ? 0 : (100 * Math.max(0, totals[bucket.field])) / whole
    return [...parts, { bucket, from, width }]
  }, [])
}

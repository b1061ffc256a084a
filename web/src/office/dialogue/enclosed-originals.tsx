// Copies of invoices that travel with a reply: what the message asks for is ticked already.

import { Checkbox } from '@mantine/core'
import type { OfferedOriginals } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import styles from './calls.module.css'

/** A file that is gone is asked for in vain. */
export const askedFor = (offered: OfferedOriginals | undefined): readonly number[] =>
  (offered?.originals ?? [])
    .filter(({ isAskedFor, sizeBytes }) => isAskedFor && sizeBytes !== null)
    .map(({ itemId }) => itemId)

type EnclosedOriginalsProps = {
  readonly offered: OfferedOriginals
  readonly chosen: readonly number[]
  readonly onChosen: (itemIds: readonly number[]) => void
}

export function EnclosedOriginals({ offered, chosen, onChosen }: EnclosedOriginalsProps) {
  const { t, format } = useSpeech()
  const { originals, mostBytes, linksLarger } = offered
  if (originals.length === 0) return null
  const bytes = originals
    .filter(({ itemId }) => chosen.includes(itemId))
    .reduce((sum, { sizeBytes }) => sum + (sizeBytes ?? 0), 0)
  return (
    <fieldset className={styles.originals}>
      <legend>{t.mail.enclose}</legend>
      <div className={styles.originalList}>
        {originals.map(({ itemId, number, sizeBytes }) => (
          <Checkbox
            key={itemId}
            label={`${number} (${sizeBytes === null ? t.mail.encloseGone : format.size(sizeBytes)})`}
            disabled={sizeBytes === null}
            checked={chosen.includes(itemId)}
            onChange={(event) =>
              onChosen(event.currentTarget.checked ? [...chosen, itemId] : chosen.filter((id) => id !== itemId))
            }
          />
        ))}
      </div>
      {bytes > mostBytes && (
        <p role={linksLarger ? 'status' : 'alert'} className="small">
          {(linksLarger ? t.mail.encloseLinked : t.mail.encloseTooLarge)(format.size(bytes), format.size(mostBytes))}
        </p>
      )}
    </fieldset>
  )
}

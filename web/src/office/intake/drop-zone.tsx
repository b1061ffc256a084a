// Takes one file or several, or whole folders, by drop or by the file picker, and says which files make sense. Bank files end in
// anything, or in nothing: the picker offers them all.

import { useId, useState } from 'react'
import type { DragEvent } from 'react'
import { FileDown } from 'lucide-react'
import { useSpeech } from '../../ui/locale.tsx'
import { filesOfDrop } from './drop-units.ts'
import styles from './intake.module.css'

export function DropZone({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const { t } = useSpeech()
  const words = t.intake.drop
  const id = useId()
  const [isOver, setIsOver] = useState(false)
  const take = (files: readonly File[]) => {
    if (files.length > 0) onFiles(files)
  }
  const onDrag = (over: boolean) => (event: DragEvent) => {
    event.preventDefault()
    setIsOver(over)
  }
  return (
    <div>
      <div
        className={styles.drop}
        data-over={isOver}
        onDragEnter={onDrag(true)}
        onDragOver={onDrag(true)}
        onDragLeave={onDrag(false)}
        onDrop={(event) => {
          onDrag(false)(event)
          void filesOfDrop(event.dataTransfer).then(take)
        }}
      >
        <FileDown size={32} strokeWidth={1.5} aria-hidden />
        <p className={styles.dropTitle}>{words.title}</p>
        <label htmlFor={id} className={styles.pick}>
          {words.pick}
        </label>
        <input
          id={id}
          type="file"
          multiple
          className="visually-hidden"
          onChange={(event) => {
            take([...(event.currentTarget.files ?? [])])
            // The same file may be chosen again after a correction.
            event.currentTarget.value = ''
          }}
        />
      </div>
      <ul className={styles.kinds}>
        {words.kinds.map((kind) => (
          <li key={kind.title}>
            <strong>{kind.title}</strong>
            <span>{kind.text}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

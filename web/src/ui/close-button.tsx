// The way out of a dialog or of a side panel.

import { X } from 'lucide-react'
import styles from './close-button.module.css'
import { useSpeech } from './locale.tsx'

export function CloseButton({ onClose }: { readonly onClose: () => void }) {
  const { t } = useSpeech()
  return (
    <button type="button" className={styles.close} aria-label={t.ui.close} onClick={onClose}>
      <X size={20} aria-hidden />
    </button>
  )
}

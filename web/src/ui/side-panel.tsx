// What belongs to a row or an action, beside the screen rather than over it. On a wide window it is an open region that
// never takes the focus from a list; on a narrow one it is a modal sheet. Enter on the row that it belongs to goes into it, Escape
// closes it and gives the focus back.

import { useEffect, useId, useRef } from 'react'
import type { ReactNode } from 'react'
import { useMediaQuery } from '@mantine/hooks'
import { CloseButton } from './close-button.tsx'
import { useKeys } from './keys.ts'
import styles from './side-panel.module.css'

type SidePanelProps = {
  readonly title: ReactNode
  readonly lead?: ReactNode
  readonly footer?: ReactNode
  readonly onClose: () => void
  /** Forms take the focus when they open; previews that follow a list do not. */
  readonly takesFocus?: boolean
  readonly children: ReactNode
}

const NARROW = '(max-width: 68rem)'

export function SidePanel({ title, lead, footer, onClose, takesFocus = false, children }: SidePanelProps) {
  const isModal = useMediaQuery(NARROW, globalThis.matchMedia(NARROW).matches)
  const titleId = useId()
  const sheet = useSheet(isModal, takesFocus)
  useKeys({ Escape: onClose }, !isModal)
  return (
    <dialog
      ref={sheet}
      className={styles.panel}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || isModal) return
        event.preventDefault()
        onClose()
      }}
    >
      <header className={styles.head}>
        <div className={styles.titles}>
          <h2 id={titleId} className={styles.title} tabIndex={-1}>
            {title}
          </h2>
          {lead && <div className={styles.lead}>{lead}</div>}
        </div>
        <CloseButton onClose={onClose} />
      </header>
      <div className={styles.body}>{children}</div>
      {footer && <footer className={styles.foot}>{footer}</footer>}
    </dialog>
  )
}

/** Opens it, and opens it the other way when the window crosses the width: what was typed stays, and the cursor where it was. */
function useSheet(isModal: boolean, takesFocus: boolean) {
  const sheet = useRef<HTMLDialogElement>(null)
  const from = useRef<Element | null>(null)
  useEffect(() => {
    from.current = document.activeElement
    const dialog = sheet.current
    if (!dialog) return
    document.documentElement.dataset['panel'] = 'open'
    return () => {
      const hadFocus = dialog.contains(document.activeElement) || document.activeElement === document.body
      delete document.documentElement.dataset['panel']
      dialog.close()
      if (hadFocus && from.current instanceof HTMLElement) from.current.focus({ preventScroll: true })
    }
  }, [])
  useEffect(() => {
    const dialog = sheet.current
    if (!dialog) return
    const wasOpen = dialog.open
    const within = dialog.contains(document.activeElement) ? document.activeElement : null
    if (wasOpen) dialog.close()
    if (isModal) dialog.showModal()
    else dialog.setAttribute('open', '')
    if (within instanceof HTMLElement) within.focus({ preventScroll: true })
    else if (takesFocus && !wasOpen) firstField(dialog)?.focus()
  }, [isModal, takesFocus])
  useEffect(() => {
    // The first Enter opened the row; the panel stands behind the whole list, too far to go by Tab.
    const goIn = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.target instanceof Element) || !event.target.matches(OPEN_ROW)) return
      event.preventDefault()
      from.current = event.target
      sheet.current?.querySelector('h2')?.focus()
    }
    document.addEventListener('keydown', goIn)
    return () => document.removeEventListener('keydown', goIn)
  }, [])
  return sheet
}

const OPEN_ROW = 'tr[aria-current="true"] [data-row]'

const firstField = (dialog: HTMLElement) =>
  dialog.querySelector<HTMLElement>('[data-autofocus]') ??
  dialog.querySelector<HTMLElement>('input:not([type=hidden]), select, textarea') ??
  dialog.querySelector<HTMLElement>('h2')

// A question that must be answered before going on: used only where something leaves the house, for the palette and for help.

import { useEffect, useId, useRef } from 'react'
import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import { CloseButton } from './close-button.tsx'
import styles from './modal.module.css'

/** Where the focus goes: what asks for it, else the first field, else the last button of the foot; never the close cross. */
const FIRST = ['[data-autofocus]', 'input:not([type=hidden])', 'footer button:last-child', 'h2'] as const

type ModalProps = {
  readonly title: string
  readonly onClose: () => void
  readonly footer?: ReactNode
  /** Without a visible head: the content begins at once, the title is read out only. */
  readonly isBare?: boolean
  readonly isWide?: boolean
  readonly children: ReactNode
}

export function Modal({ title, onClose, footer, isBare = false, isWide = false, children }: ModalProps) {
  const titleId = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const latest = useRef(onClose)
  useEffect(() => {
    latest.current = onClose
  })
  useEffect(() => {
    const element = dialog.current
    if (!element) return
    element.showModal()
    firstOf(element)?.focus()
    // The backdrop belongs to the dialog: a click on it, and on nothing in it, closes; the keyboard has Escape. The second half of a
    // double click on the button that opened it does not.
    const closeOutside = (event: MouseEvent) => {
      if (event.target === element && event.detail < 2) latest.current()
    }
    element.addEventListener('click', closeOutside)
    return () => {
      element.removeEventListener('click', closeOutside)
      element.close()
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      className={classes(styles.modal, isWide && styles.wide, isBare && styles.bare)}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <div className={styles.sheet}>
        <header className={isBare ? 'visually-hidden' : styles.head}>
          <h2 id={titleId} tabIndex={-1}>
            {title}
          </h2>
          {!isBare && <CloseButton onClose={onClose} />}
        </header>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
        <div className={styles.body} tabIndex={0}>
          {children}
        </div>
        {footer && <footer className={styles.foot}>{footer}</footer>}
      </div>
    </dialog>
  )
}

/** In the order of wishes, not of the page: the title comes first there. */
function firstOf(dialog: HTMLElement): HTMLElement | null {
  for (const wish of FIRST) {
    const element = dialog.querySelector<HTMLElement>(wish)
    if (element) return element
  }
  return null
}

// Short answers at the foot of the window: what was done, and its undo. Announced politely; ⌘Z undoes the latest.

import { createContext, use, useCallback, useMemo, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { CircleAlert, CircleCheck, X } from 'lucide-react'
import { useKeys } from './keys.ts'
import { useSpeech } from './locale.tsx'
import styles from './toasts.module.css'

export type Toast = { readonly text: string; readonly isAlarm?: boolean; readonly undo?: () => void }
type Shown = Toast & { readonly id: number }

const ToastContext = createContext<(toast: Toast) => void>(() => {})

/** Shows a toast; those with an undo stay longer, alarms stay until closed. */
export const useToast = () => use(ToastContext)

export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Shown[]>([])
  const nextId = useRef(1)
  const close = useCallback((id: number) => setToasts((before) => before.filter((toast) => toast.id !== id)), [])
  const show = useCallback((toast: Toast) => {
    const id = nextId.current++
    setToasts((before) => [...before.slice(-2), { ...toast, id }])
  }, [])
  const undo = useCallback(
    (toast: Shown) => {
      close(toast.id)
      toast.undo?.()
    },
    [close],
  )
  useKeys(
    { 'mod+z': () => undoLatest(toasts, undo) },
    toasts.some((toast) => toast.undo),
  )

  return (
    <ToastContext value={show}>
      {children}
      <div className={styles.region} role="status" aria-live="polite">
        {toasts.map((toast) => (
          <ToastCard key={toast.id} toast={toast} onClose={close} onUndo={undo} />
        ))}
      </div>
    </ToastContext>
  )
}

function undoLatest(toasts: readonly Shown[], undo: (toast: Shown) => void) {
  const latest = toasts.findLast((toast) => toast.undo)
  if (latest) undo(latest)
}

type CardProps = {
  readonly toast: Shown
  readonly onClose: (id: number) => void
  readonly onUndo: (toast: Shown) => void
}

function ToastCard({ toast, onClose, onUndo }: CardProps) {
  const { t } = useSpeech()
  const Icon = toast.isAlarm ? CircleAlert : CircleCheck
  const timer = useMemo(() => (toast.isAlarm ? undefined : { animationDuration: toast.undo ? '12s' : '6s' }), [toast])
  // The life of a toast is its animation: it pauses under the pointer and with the focus, by style alone.
  return (
    <div
      className={styles.toast}
      data-alarm={toast.isAlarm}
      style={timer}
      onAnimationEnd={(event) => {
        if (event.animationName.includes('life')) onClose(toast.id)
      }}
    >
      <Icon size={18} aria-hidden className={styles.icon} />
      <span className={styles.text}>{toast.text}</span>
      {toast.undo && (
        <button type="button" className={styles.undo} onClick={() => onUndo(toast)}>
          {t.ui.undo}
        </button>
      )}
      <button type="button" className={styles.close} aria-label={t.ui.close} onClick={() => onClose(toast.id)}>
        <X size={16} aria-hidden />
      </button>
    </div>
  )
}

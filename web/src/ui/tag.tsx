// A short state beside a name. The word carries the meaning; the tone only helps the eye.

import type { ReactNode } from 'react'
import styles from './tag.module.css'

type TagProps = {
  readonly tone?: 'plain' | 'accent' | 'alarm'
  readonly title?: string | undefined
  readonly children: ReactNode
}

export function Tag({ tone = 'plain', title, children }: TagProps) {
  return (
    <span className={styles.tag} data-tone={tone} title={title}>
      {children}
    </span>
  )
}

/** How far a reminder has gone, as four small bars: 0 (before the due date) to 4 (formal notice). */
export function LevelBars({ level }: { readonly level: number }) {
  return (
    <span className={styles.level} aria-hidden data-level={level}>
      {[1, 2, 3, 4].map((bar) => (
        <i key={bar} data-on={bar <= level} />
      ))}
    </span>
  )
}

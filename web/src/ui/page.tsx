// The frame of a screen: title, one line that sums it up, its actions, and sections below.

import { useEffect } from 'react'
import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import styles from './page.module.css'

export type PageProps = {
  readonly title: string
  readonly lead?: ReactNode
  readonly actions?: ReactNode
  readonly isNarrow?: boolean
  readonly children: ReactNode
}

export function Page({ title, lead, actions, isNarrow = false, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Quittance`
  }, [title])
  return (
    <div className={classes(styles.page, isNarrow && styles.narrow)}>
      <header className={styles.head}>
        <div className={styles.titles}>
          <h1 className={styles.title}>{title}</h1>
          {lead && <p className={styles.lead}>{lead}</p>}
        </div>
        {actions && <div className={classes(styles.actions, 'no-print')}>{actions}</div>}
      </header>
      {children}
    </div>
  )
}

type SectionProps = {
  readonly title: ReactNode
  readonly aside?: ReactNode
  readonly isCard?: boolean
  readonly children: ReactNode
}

export function Section({ title, aside, isCard = false, children }: SectionProps) {
  return (
    <section className={styles.section}>
      <header className={styles.sectionHead}>
        <h2 className={styles.sectionTitle}>{title}</h2>
        {aside && <div className={styles.aside}>{aside}</div>}
      </header>
      {isCard ? <div className={styles.card}>{children}</div> : children}
    </section>
  )
}

export function Card({ children, isFlush = false }: { readonly children: ReactNode; readonly isFlush?: boolean }) {
  return <div className={classes(styles.card, isFlush && styles.flush)}>{children}</div>
}

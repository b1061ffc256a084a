// What stands where data will stand: skeletons while it comes, the reason when it does not, the next step when there is none.

import type { ReactNode } from 'react'
import { Button, Skeleton } from '@mantine/core'
import { CircleAlert } from 'lucide-react'
import { ApiError } from '../api.ts'
import type { Messages } from '../messages/index.ts'
import { useSpeech } from './locale.tsx'
import { Page, type PageProps } from './page.tsx'
import styles from './states.module.css'

type Query<T> = {
  readonly data: T | undefined
  readonly error: Error | null
  readonly refetch: () => unknown
}
type LoadedProps<T> = {
  readonly query: Query<T>
  readonly skeleton?: ReactNode
  /** The screen around the skeleton and the reason, where the data brings its own. */
  readonly page?: Pick<PageProps, 'title' | 'lead'>
  readonly children: (data: T) => ReactNode
}

/** The data when there is some (even stale), else the error with a way to try again, else a skeleton. */
export function Loaded<T>({ query, skeleton = <SkeletonRows />, page, children }: LoadedProps<T>) {
  if (query.data !== undefined) return children(query.data)
  const content = query.error ? <ErrorNotice error={query.error} onRetry={() => void query.refetch()} /> : skeleton
  return page ? <Page {...page}>{content}</Page> : content
}

export function SkeletonRows({ count = 8 }: { readonly count?: number }) {
  const { t } = useSpeech()
  return (
    <div className={styles.skeletons} role="status" aria-label={t.ui.loading}>
      {Array.from({ length: count }, (_, row) => (
        <div key={row} className={styles.skeletonRow}>
          <Skeleton height={12} width={`${34 - ((row * 7) % 16)}%`} />
          <Skeleton height={12} width="12%" />
          <Skeleton height={12} width="10%" />
          <Skeleton height={12} width="11%" ml="auto" />
        </div>
      ))}
    </div>
  )
}

/** The sentence of a refusal, also of one for which another server is to blame (502); our own words when ours could not be reached or broke. */
export function sentenceOf(error: Error, t: Messages): string {
  if (!(error instanceof ApiError)) return t.ui.fault
  if (error.code === 'web.unreachable') return t.ui.unreachable
  const isFault = error.code === 'platform.fault' || error.code === 'web.fault'
  return error.message === '' || isFault ? t.ui.fault : error.message
}

export function ErrorNotice({ error, onRetry }: { readonly error: Error; readonly onRetry?: () => void }) {
  const { t } = useSpeech()
  return (
    <div className={styles.error} role="alert">
      <CircleAlert size={20} aria-hidden />
      <p>{sentenceOf(error, t)}</p>
      {onRetry && (
        <Button size="xs" variant="default" onClick={onRetry}>
          {t.ui.tryAgain}
        </Button>
      )}
    </div>
  )
}

type EmptyStateProps = {
  readonly title: string
  readonly text?: ReactNode
  readonly icon?: ReactNode
  readonly action?: ReactNode
}

export function EmptyState({ title, text, icon, action }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      {icon && (
        <div className={styles.emptyIcon} aria-hidden>
          {icon}
        </div>
      )}
      <h2 className={styles.emptyTitle}>{title}</h2>
      {text && <p className={styles.emptyText}>{text}</p>}
      {action && <div className={styles.emptyAction}>{action}</div>}
    </div>
  )
}

type NoticeProps = {
  readonly tone?: 'calm' | 'alarm'
  readonly icon?: ReactNode
  readonly action?: ReactNode
  readonly children: ReactNode
}

/** A line that concerns the whole screen. */
export function Notice({ tone = 'calm', icon, action, children }: NoticeProps) {
  return (
    <div className={styles.notice} data-tone={tone}>
      {icon && (
        <span className={styles.noticeIcon} aria-hidden>
          {icon}
        </span>
      )}
      <div className={styles.noticeText}>{children}</div>
      {action && <div className="no-print">{action}</div>}
    </div>
  )
}

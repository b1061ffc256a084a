// How far the first hour has come. What the server knows decides; what only a pair of eyes can do (look at the board, read
// the rehearsal, choose paper) is remembered in this browser.

import { useCallback } from 'react'
import { useLocalStorage } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { get } from '../../api.ts'
import type { Settings, Summary } from '../../api-types.ts'
import { useSession } from '../session.tsx'

export const STEPS = ['import', 'board', 'kinds', 'contacts', 'rehearsal', 'mail', 'release'] as const
export type StepKey = (typeof STEPS)[number]

export const summaryQuery = { queryKey: ['summary'], queryFn: () => get<Summary>('/summary') }
export const settingsQuery = { queryKey: ['settings'], queryFn: () => get<Settings>('/settings') }

export type FirstHourState = {
  readonly done: ReadonlySet<StepKey>
  readonly next: StepKey | null
  readonly summary: Summary
  readonly settings: Settings
}

/** Null while it is being asked, or while nobody wants to know. */
export function useFirstHour(isOn: boolean): FirstHourState | null {
  const summary = useQuery({ ...summaryQuery, enabled: isOn })
  const settings = useQuery({ ...settingsQuery, enabled: isOn })
  const [ticks] = useTicks()
  if (!isOn || !summary.data || !settings.data) return null
  const done = stepsDone(summary.data, settings.data, ticks)
  return { done, next: STEPS.find((step) => !done.has(step)) ?? null, summary: summary.data, settings: settings.data }
}

export function stepsDone(summary: Summary, settings: Settings, ticks: readonly string[]): ReadonlySet<StepKey> {
  const hasItems = summary.items > 0
  const isDone: Readonly<Record<StepKey, boolean>> = {
    import: hasItems,
    board: hasItems && ticks.includes('board'),
    kinds: hasItems && summary.kindUnknown.debtors === 0,
    contacts: hasItems && (summary.withoutContact.debtors === 0 || ticks.includes('contacts')),
    rehearsal: hasItems && ticks.includes('rehearsal'),
    mail: settings.mailAccount !== null || ticks.includes('mail'),
    release: settings.automation !== 'rehearsal',
  }
  return new Set(STEPS.filter((step) => isDone[step]))
}

/** The steps ticked here for this company, and the way to tick one. */
export function useTicks(): readonly [readonly string[], (step: StepKey) => void] {
  const { organisation } = useSession()
  const [ticks, setTicks] = useLocalStorage<readonly string[]>({
    key: `quittance.first-hour.${organisation.id}`,
    defaultValue: [],
    getInitialValueInEffect: false,
  })
  const tick = useCallback(
    (step: StepKey) => setTicks((before) => (before.includes(step) ? before : [...before, step])),
    [setTicks],
  )
  return [ticks, tick]
}

// The frame of a settings form: its purpose, its fields, and a bar that appears when something is not saved.

import type { ReactNode } from 'react'
import { Button } from '@mantine/core'
import { send } from '../../api.ts'
import type { Settings } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Card } from '../../ui/page.tsx'
import { ErrorNotice } from '../../ui/states.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { useVerb } from '../../verb.ts'
import type { Verb } from '../../verb.ts'
import styles from './settings.module.css'

type SettingsFormProps = {
  readonly title: string
  readonly lead: string
  readonly isChanged: boolean
  readonly isRight?: boolean
  readonly verb: Verb<void, unknown>
  readonly onReset: () => void
  readonly children: ReactNode
}

export function SettingsForm(props: SettingsFormProps) {
  const { title, lead, isChanged, isRight = true, verb, onReset, children } = props
  const { t } = useSpeech()
  return (
    <Card>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (isRight) void verb.run()
        }}
      >
        <header>
          <h2 className={styles.title}>{title}</h2>
          <p className={styles.lead}>{lead}</p>
        </header>
        {children}
        {verb.error && <ErrorNotice error={verb.error} />}
        <div className={styles.bar}>
          <Button type="submit" disabled={!isChanged || !isRight} loading={verb.isRunning}>
            {t.ui.save}
          </Button>
          {isChanged && (
            <Button variant="subtle" onClick={onReset}>
              {t.settings.giveUp}
            </Button>
          )}
        </div>
      </form>
    </Card>
  )
}

/** Saves one part of the settings and says so. */
export function useSaveSettings(part: string, body: unknown, onDone?: () => void): Verb<void, Settings | undefined> {
  const { t } = useSpeech()
  const show = useToast()
  return useVerb<void, Settings>(() => send<Settings>('PUT', `/settings/${part}`, body), {
    showsErrors: true,
    onDone: () => {
      show({ text: t.ui.saved })
      onDone?.()
    },
  })
}

// Whether anything leaves, and when: the automation, the stop, the day up to which payments are known, the calendar.

import { useState } from 'react'
import { Button, Radio, Stack, TextInput } from '@mantine/core'
import type { Day } from '@quittance/law'
import type { Automation, Settings } from '../../api-types.ts'
import { useDraft } from '../../ui/draft.ts'
import { DayInput } from '../../ui/fields.tsx'
import { useSpeech } from '../../ui/locale.tsx'
import { Card } from '../../ui/page.tsx'
import { ErrorNotice } from '../../ui/states.tsx'
import { ApprovalsForm } from './approvals-form.tsx'
import { CalendarForm } from './calendar-form.tsx'
import { SettingsForm, useSaveSettings } from './settings-form.tsx'
import styles from './settings.module.css'

export function SendingSection({ settings }: { readonly settings: Settings }) {
  return (
    <>
      <AutomationForm automation={settings.automation} />
      <ApprovalsForm outreach={settings.outreach} />
      <StopCard isStopped={settings.sendingStopped} />
      <KnownToForm knownTo={settings.paymentsKnownTo} />
      <CalendarForm calendar={settings.calendar} />
    </>
  )
}

const AUTOMATIONS: readonly Automation[] = ['rehearsal', 'released', 'automatic']

function AutomationForm({ automation }: { readonly automation: Automation }) {
  const { t } = useSpeech()
  const words = t.settings.automation
  const draft = useDraft(automation)
  const save = useSaveSettings('automation', { automation: draft.value })
  return (
    <SettingsForm title={words.title} lead={words.lead} isChanged={draft.isChanged} verb={save} onReset={draft.reset}>
      <Radio.Group
        aria-label={words.title}
        value={draft.value}
        onChange={(value) => draft.set(AUTOMATIONS.find((each) => each === value) ?? automation)}
      >
        <Stack gap="sm">
          {AUTOMATIONS.map((value) => (
            <Radio
              key={value}
              value={value}
              label={words.choices[value].title}
              description={words.choices[value].text}
              // One does not go back into the rehearsal: stopping all sending is what that is for.
              disabled={value === 'rehearsal' ? automation !== 'rehearsal' : automation === 'rehearsal'}
            />
          ))}
        </Stack>
      </Radio.Group>
    </SettingsForm>
  )
}

function StopCard({ isStopped }: { readonly isStopped: boolean }) {
  const { t } = useSpeech()
  const words = t.settings.stop
  const [reason, setReason] = useState('')
  const change = useSaveSettings('sending-stopped', { stopped: !isStopped, reason }, () => setReason(''))
  return (
    <Card>
      <div className={styles.form}>
        <header>
          <h2 className={styles.title}>{words.title}</h2>
          <p className={styles.lead}>{isStopped ? words.isStopped : words.lead}</p>
        </header>
        <div className={styles.test}>
          {!isStopped && (
            <TextInput
              aria-label={words.reason}
              placeholder={words.reason}
              value={reason}
              style={{ flex: '1 1 14rem' }}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          )}
          <Button
            variant={isStopped ? 'filled' : 'outline'}
            color={isStopped ? 'accent' : 'var(--alarm)'}
            loading={change.isRunning}
            onClick={() => void change.run()}
          >
            {isStopped ? t.shell.resumeSending : words.stop}
          </Button>
        </div>
        {change.error && <ErrorNotice error={change.error} />}
      </div>
    </Card>
  )
}

function KnownToForm({ knownTo }: { readonly knownTo: Day | null }) {
  const { t, today } = useSpeech()
  const words = t.settings.knownTo
  const draft = useDraft(knownTo)
  const save = useSaveSettings('payments-known-to', { day: draft.value })
  return (
    <SettingsForm
      title={words.title}
      lead={words.lead}
      isChanged={draft.isChanged}
      isRight={draft.value !== null}
      verb={save}
      onReset={draft.reset}
    >
      <DayInput label={words.label} day={draft.value} max={today} onDay={draft.set} style={{ maxWidth: '14rem' }} />
    </SettingsForm>
  )
}

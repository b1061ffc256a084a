// The one place where something leaves the house: what, to how many, for how much, and up to which day payments are known.

import { useId, useState } from 'react'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Day } from '@quittance/law'
import { daysBetween } from '@quittance/law'
import { send } from '../../api.ts'
import type { Action, ReleaseAnswer, Today } from '../../api-types.ts'
import { DayInput } from '../../ui/fields.tsx'
import { useSpeech } from '../../ui/locale.tsx'
import { Modal } from '../../ui/modal.tsx'
import { Sums } from '../../ui/money.tsx'
import { ErrorNotice, Notice } from '../../ui/states.tsx'
import { sumsOf } from '../../ui/sums.ts'
import { useToast } from '../../ui/toasts.tsx'
import { useVerb } from '../../verb.ts'
import { settingsQuery } from '../first-hour/progress.ts'
import { ChannelIcon } from '../../ui/channel-icon.tsx'
import { ReleaseResult, releasedText } from './release-result.tsx'
import styles from './release.module.css'
import { countByChannel } from './today-sections.ts'

type ReleaseDialogProps = {
  readonly day: Today
  readonly actions: readonly Action[]
  readonly onClose: () => void
  readonly onReleased: () => void
}

/** Payments known up to a day older than this deserve a second thought. */
const STALE_DAYS = 3

export function ReleaseDialog({ day, actions, onClose, onReleased }: ReleaseDialogProps) {
  const { t } = useSpeech()
  const words = t.today.releaseDialog
  const formId = useId()
  // What is asked stays as it was when the dialog opened: the list behind it changes with the release.
  const [subjects] = useState(actions)
  const [knownTo, setKnownTo] = useState<Day | null>(day.paymentsKnownTo)
  const { release, answer } = useRelease(subjects, { day, onClose, onReleased })
  if (answer) return <ReleaseResult answer={answer} onClose={onClose} />
  return (
    <Modal
      title={words.title(subjects.length)}
      onClose={onClose}
      footer={
        <>
          <Button variant="default" onClick={onClose}>
            {t.ui.cancel}
          </Button>
          <Button type="submit" form={formId} disabled={!knownTo} loading={release.isRunning}>
            {words.confirm(subjects.length)}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className={styles.release}
        onSubmit={(event) => {
          event.preventDefault()
          if (knownTo && !release.isRunning) void release.run(knownTo)
        }}
      >
        <ChannelTable actions={subjects} />
        <Warnings day={day} actions={subjects} />
        <DayInput
          label={words.knownTo}
          description={words.knownToHint}
          day={knownTo}
          max={day.day}
          onDay={setKnownTo}
          data-autofocus
          error={
            knownTo && daysBetween(knownTo, day.day) > STALE_DAYS ? words.stale(daysBetween(knownTo, day.day)) : null
          }
        />
        {release.error && <ErrorNotice error={release.error} />}
      </form>
    </Modal>
  )
}

function useRelease(
  subjects: readonly Action[],
  { day, onClose, onReleased }: Pick<ReleaseDialogProps, 'day' | 'onClose' | 'onReleased'>,
) {
  const { t } = useSpeech()
  const show = useToast()
  const [answer, setAnswer] = useState<ReleaseAnswer | null>(null)
  const keys = subjects.map((action) => action.key)
  const withdraw = useVerb(() => send<{ withdrawn: number; left: number }>('POST', '/today/withdraw', { keys }), {
    onDone: ({ withdrawn, left }) => show({ text: t.today.releaseDialog.withdrawn(withdrawn, left) }),
  })
  const release = useVerb(
    (paymentsKnownTo: Day) => send<ReleaseAnswer>('POST', '/today/release', { keys, paymentsKnownTo }),
    {
      showsErrors: true,
      onDone: (done) => {
        onReleased()
        // What was held back, and a first list, are read; all else is told in passing, with its undo.
        if (done.refused.length > 0 || day.automation === 'rehearsal') setAnswer(done)
        else {
          show({ text: releasedText(done, t), undo: () => void withdraw.run(undefined) })
          onClose()
        }
      },
    },
  )
  return { release, answer }
}

function ChannelTable({ actions }: { readonly actions: readonly Action[] }) {
  const { t } = useSpeech()
  return (
    <table className={styles.channels}>
      <caption className="visually-hidden">{t.today.releaseDialog.title(actions.length)}</caption>
      <tbody>
        {countByChannel(actions).map(({ channel, count, sums }) => (
          <tr key={channel}>
            <th scope="row">
              <ChannelIcon channel={channel} /> {t.today.releaseDialog.channels[channel](count)}
            </th>
            <td className="number">
              <Sums sums={sums} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t.today.releaseDialog.total}</th>
          <td className="number">
            <Sums sums={sumsOf(actions)} />
          </td>
        </tr>
      </tfoot>
    </table>
  )
}

function Warnings({ day, actions }: { readonly day: Today; readonly actions: readonly Action[] }) {
  const { t } = useSpeech()
  const words = t.today.releaseDialog
  const settings = useQuery(settingsQuery)
  const firsts = actions.filter(({ asksTwo, approval }) => asksTwo && approval === null).length
  const hasEmail = actions.some((action) => action.channel === 'email')
  return (
    <>
      {day.automation === 'rehearsal' && <Notice>{words.endsRehearsal}</Notice>}
      {firsts > 0 && <Notice>{words.asksTwo(firsts, actions.length)}</Notice>}
      {hasEmail && settings.data?.mailAccount === null && <Notice>{words.noMailAccount}</Notice>}
      {actions.some((action) => action.level >= 4) && <Notice tone="alarm">{words.formalNotice}</Notice>}
    </>
  )
}

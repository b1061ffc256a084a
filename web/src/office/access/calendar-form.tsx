// The days on which messages leave, and the hours of e-mails: weekdays, holidays of the zone, the company's own closures.

import { Button, Checkbox, Group, NativeSelect, TextInput } from '@mantine/core'
import { HOLIDAY_ZONES, addDays } from '@quittance/law'
import type { Day } from '@quittance/law'
import type { Closure, Settings } from '../../api-types.ts'
import { useDraft } from '../../ui/draft.ts'
import { DayInput } from '../../ui/fields.tsx'
import { useSpeech } from '../../ui/locale.tsx'
import { SettingsForm, useSaveSettings } from './settings-form.tsx'
import styles from './settings.module.css'

type Calendar = Settings['calendar']

const WEEK = [1, 2, 3, 4, 5, 6, 7] as const
/** Any Monday: only the names of its week are used. */
const A_MONDAY: Day = '2026-11-23'

export function CalendarForm({ calendar }: { readonly calendar: Calendar }) {
  const { t, format } = useSpeech()
  const words = t.settings.calendar
  const draft = useDraft(calendar)
  const { zone, sendOn } = draft.value
  const save = useSaveSettings('calendar', draft.value)
  return (
    <SettingsForm
      title={words.title}
      lead={words.lead}
      isChanged={draft.isChanged}
      isRight={sendOn.length > 0}
      verb={save}
      onReset={draft.reset}
    >
      <Checkbox.Group
        label={words.sendOn}
        value={sendOn.map(String)}
        onChange={(days) => draft.set({ ...draft.value, sendOn: days.map(Number).toSorted((a, b) => a - b) })}
      >
        <Group gap="md" mt={6}>
          {WEEK.map((day) => (
            <Checkbox key={day} value={String(day)} label={format.weekday(addDays(A_MONDAY, day - 1))} />
          ))}
        </Group>
      </Checkbox.Group>
      <Hours calendar={draft.value} onCalendar={draft.set} />
      <NativeSelect
        label={words.zone}
        value={zone}
        style={{ maxWidth: '20rem' }}
        data={HOLIDAY_ZONES.map((value) => ({ value, label: words.zones[value] }))}
        onChange={(event) =>
          draft.set({ ...draft.value, zone: HOLIDAY_ZONES.find((each) => each === event.currentTarget.value) ?? zone })
        }
      />
      <Closures closures={draft.value.closures} onClosures={(closures) => draft.set({ ...draft.value, closures })} />
    </SettingsForm>
  )
}

type HoursProps = { readonly calendar: Calendar; readonly onCalendar: (calendar: Calendar) => void }

function Hours({ calendar, onCalendar }: HoursProps) {
  const words = useSpeech().t.settings.calendar
  const { sendFromHour, sendUntilHour } = calendar
  const choices = (first: number, last: number) =>
    Array.from({ length: last - first + 1 }, (_, index) => first + index).map((hour) => ({
      value: String(hour),
      label: words.hour(hour),
    }))
  return (
    <fieldset className={styles.closures}>
      <legend>{words.hours}</legend>
      <p className="muted">{words.hoursHint}</p>
      <Group gap="sm">
        <NativeSelect
          label={words.fromHour}
          value={String(sendFromHour)}
          data={choices(0, sendUntilHour - 1)}
          onChange={(event) => onCalendar({ ...calendar, sendFromHour: Number(event.currentTarget.value) })}
        />
        <NativeSelect
          label={words.untilHour}
          value={String(sendUntilHour)}
          data={choices(sendFromHour + 1, 24)}
          onChange={(event) => onCalendar({ ...calendar, sendUntilHour: Number(event.currentTarget.value) })}
        />
      </Group>
    </fieldset>
  )
}

type ClosuresProps = {
  readonly closures: readonly Closure[]
  readonly onClosures: (closures: readonly Closure[]) => void
}

function Closures({ closures, onClosures }: ClosuresProps) {
  const { t, today } = useSpeech()
  const words = t.settings.calendar
  const change = (index: number, part: Partial<Closure>) =>
    onClosures(closures.map((closure, at) => (at === index ? { ...closure, ...part } : closure)))
  return (
    <fieldset className={styles.closures}>
      <legend>{words.closures}</legend>
      {closures.map((closure, index) => (
        <div key={index} className={styles.closure}>
          <DayInput
            aria-label={words.from}
            day={closure.from}
            onDay={(from) => from && change(index, { from, ...(from > closure.until && { until: from }) })}
          />
          <DayInput
            aria-label={words.until}
            day={closure.until}
            min={closure.from}
            onDay={(until) => until && change(index, { until })}
          />
          <TextInput
            aria-label={words.reason}
            placeholder={words.reason}
            value={closure.reason}
            onChange={(event) => change(index, { reason: event.currentTarget.value })}
          />
          <Button variant="subtle" onClick={() => onClosures(closures.filter((_, at) => at !== index))}>
            {words.remove}
          </Button>
        </div>
      ))}
      <Button
        variant="default"
        size="xs"
        style={{ justifySelf: 'start' }}
        onClick={() => onClosures([...closures, { from: today, until: today, reason: '' }])}
      >
        {words.add}
      </Button>
    </fieldset>
  )
}

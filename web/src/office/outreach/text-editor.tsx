// The editor of a text: what is typed is shown at once as the message that it makes, with what it lacks.

import { useRef, useState } from 'react'
import { Button, NativeSelect, TextInput, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { get, send } from '../../api.ts'
import type { Text, TextDraft } from '../../api-types.ts'
import { useDraft } from '../../ui/draft.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Card } from '../../ui/page.tsx'
import { ErrorNotice } from '../../ui/states.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { useVerb } from '../../verb.ts'
import { FieldPicker } from './field-picker.tsx'
import { TextPreview } from './text-preview.tsx'
import { textsQuery } from './texts-section.tsx'
import styles from './texts.module.css'

export type TextForm = Text['form']
type EditorProps = { readonly text: Text; readonly path: string; readonly form: TextForm }

const TONES: readonly TextDraft['tone'][] = ['courteous', 'firm', 'formal']

export function TextEditor({ text, path, form }: EditorProps) {
  const { t } = useSpeech()
  const { subject, tone, body, version } = text
  const draft = useDraft<TextDraft>({ subject, tone, body })
  const [acceptsWords, setAcceptsWords] = useState(false)
  const show = useToast()
  const save = useVerb(() => send('PUT', `${path}?form=${form}`, { ...draft.value, version, acceptsWords }), {
    showsErrors: true,
    onDone: () => show({ text: t.texts.saved }),
  })
  return (
    <div className={styles.editor}>
      <Card>
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault()
            void save.run(undefined)
          }}
        >
          <Fields draft={draft.value} text={text} onDraft={draft.set} />
          {save.error && <ErrorNotice error={save.error} />}
          <div className={styles.bar}>
            <Button type="submit" disabled={!draft.isChanged} loading={save.isRunning}>
              {t.ui.save}
            </Button>
            {draft.isChanged && (
              <Button variant="subtle" onClick={draft.reset}>
                {t.settings.giveUp}
              </Button>
            )}
          </div>
          <Versions text={text} path={path} form={form} onDraft={draft.set} />
          <OtherForm text={text} />
        </form>
      </Card>
      <TextPreview
        text={text}
        path={path}
        form={form}
        draft={draft.value}
        acceptsWords={acceptsWords}
        onAcceptsWords={setAcceptsWords}
      />
    </div>
  )
}

type FieldsProps = {
  readonly draft: TextDraft
  readonly text: Text
  readonly onDraft: (draft: TextDraft) => void
}

function Fields({ draft, text: { locale, audience, form }, onDraft }: FieldsProps) {
  const { t } = useSpeech()
  const words = t.texts
  const known = useQuery(textsQuery).data?.fields ?? []
  const isSms = form === 'sms'
  const fields = isSms ? known.filter(({ inSmsTo }) => inSmsTo.includes(audience)) : known
  const { body, picker, insert, type } = useInsertion(draft, onDraft)
  return (
    <>
      {!isSms && (
        <TextInput
          label={words.subject}
          value={draft.subject}
          maxLength={500}
          lang={locale}
          classNames={{ input: styles.body }}
          onChange={(event) => onDraft({ ...draft, subject: event.currentTarget.value })}
        />
      )}
      <div className={styles.head}>
        <FieldPicker ref={picker} fields={fields} hasPlaces={!isSms} onPick={insert} />
        {!isSms && (
          <NativeSelect
            label={words.tone}
            value={draft.tone}
            data={TONES.map((value) => ({ value, label: words.tones[value] }))}
            onChange={(event) =>
              onDraft({ ...draft, tone: TONES.find((one) => one === event.currentTarget.value) ?? draft.tone })
            }
          />
        )}
      </div>
      <Textarea
        ref={body}
        label={words.body}
        description={isSms ? words.smsHint : words.bodyHint}
        value={draft.body}
        lang={locale}
        autosize
        minRows={isSms ? 5 : 14}
        maxRows={28}
        maxLength={isSms ? 1_000 : 20_000}
        classNames={{ input: styles.body }}
        onChange={(event) => type(event.currentTarget)}
      />
    </>
  )
}

/** Writes a field where the cursor stands; two braces call for the list of fields. */
function useInsertion(draft: TextDraft, onDraft: (draft: TextDraft) => void) {
  const body = useRef<HTMLTextAreaElement>(null)
  const picker = useRef<HTMLInputElement>(null)
  const insert = (snippet: string) => {
    const area = body.current
    const [from, to] = area ? [area.selectionStart, area.selectionEnd] : [draft.body.length, draft.body.length]
    // What was chosen is put around by a condition, replaced by a value.
    const written = snippet.replace('…', draft.body.slice(from, to) || '…')
    onDraft({ ...draft, body: draft.body.slice(0, from) + written + draft.body.slice(to) })
    requestAnimationFrame(() => {
      area?.focus()
      const hole = written.indexOf('…')
      if (hole < 0) area?.setSelectionRange(from + written.length, from + written.length)
      else area?.setSelectionRange(from + hole, from + hole + 1)
    })
  }
  const type = (area: HTMLTextAreaElement) => {
    const at = area.selectionStart
    const opens = area.value.length > draft.body.length && area.value.slice(at - 2, at) === '{{'
    if (!opens) return onDraft({ ...draft, body: area.value })
    onDraft({ ...draft, body: area.value.slice(0, at - 2) + area.value.slice(at) })
    requestAnimationFrame(() => {
      area.setSelectionRange(at - 2, at - 2)
      picker.current?.focus()
    })
  }
  return { body, picker, insert, type }
}

type VersionsProps = EditorProps & { readonly onDraft: (draft: TextDraft) => void }

/** An earlier version is taken up into the editor, and counts when it is saved. */
function Versions({ text, path, form, onDraft }: VersionsProps) {
  const { t, format } = useSpeech()
  const words = t.texts
  const show = useToast()
  const take = useVerb((version: number) => get<TextDraft>(`${path}/versions/${version}`, { form }), {
    onDone: (earlier) => onDraft(earlier),
  })
  const restore = useVerb(() => send('POST', `${path}/restore?form=${form}`, { version: text.version, to: 0 }), {
    onDone: () => show({ text: words.restored }),
  })
  if (text.version === 0) return null
  return (
    <div className={styles.versions}>
      <NativeSelect
        label={words.versions}
        value=""
        data={[
          { value: '', label: words.versionNow },
          ...text.versions.slice(1).map(({ version, savedAt, savedBy }) => ({
            value: String(version),
            label: words.version(version, savedBy, format.instant(savedAt)),
          })),
          { value: '0', label: words.versionOurs },
        ]}
        onChange={(event) => {
          if (event.currentTarget.value !== '') void take.run(Number(event.currentTarget.value))
        }}
      />
      {!text.isOurs && (
        <Button variant="default" loading={restore.isRunning} onClick={() => void restore.run(undefined)}>
          {words.restore}
        </Button>
      )}
    </div>
  )
}

function OtherForm({ text: { locale, audience, step, form } }: { readonly text: Text }) {
  const { t } = useSpeech()
  const said = { all: t.texts.backToCommon, letter: t.texts.addLetter, sms: t.texts.toSms }
  return (
    <p className={styles.bar}>
      {(['all', 'letter', 'sms'] as const).flatMap((other) =>
        other === form
          ? []
          : [
              <Link
                key={other}
                to="/texts/$locale/$audience/$step"
                params={{ locale, audience, step }}
                search={other === 'all' ? {} : { form: other }}
              >
                {said[other]}
              </Link>,
            ],
      )}
    </p>
  )
}

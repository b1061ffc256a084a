// What a text makes of a debtor, as it is typed: the e-mail, its plain twin, the letter; above them what it lacks.

import { useEffect, useState } from 'react'
import { Checkbox, NativeSelect, SegmentedControl } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { CircleAlert, CircleCheck } from 'lucide-react'
import { send, sendForFile } from '../../api.ts'
import type { Text, TextDraft, TextPreview as Preview } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Card } from '../../ui/page.tsx'
import { ErrorNotice, Notice, SkeletonRows } from '../../ui/states.tsx'
import { MessageBody } from '../../ui/message-body.tsx'
import type { MessageForm } from '../../ui/message-body.tsx'
import type { TextForm } from './text-editor.tsx'
import styles from './texts.module.css'

type TextPreviewProps = {
  readonly text: Text
  readonly path: string
  readonly form: TextForm
  readonly draft: TextDraft
  readonly acceptsWords: boolean
  readonly onAcceptsWords: (accepts: boolean) => void
}

const FIRST: Readonly<Record<TextForm, MessageForm>> = { all: 'html', letter: 'letter', sms: 'text' }
const FORMS: readonly MessageForm[] = ['html', 'text', 'letter']
/** The preview follows when the typing pauses. */
const PAUSE_MILLIS = 400

export function TextPreview({ text, path, form, draft, acceptsWords, onAcceptsWords }: TextPreviewProps) {
  const { t } = useSpeech()
  const words = t.texts
  const [debtorId, setDebtorId] = useState<number | null>(null)
  const [shown, setShown] = useState<MessageForm>(FIRST[text.form])
  const [paused] = useDebouncedValue(draft, PAUSE_MILLIS)
  const body = { ...paused, debtorId }
  const preview = useQuery({
    queryKey: ['text-preview', path, form, body],
    queryFn: () => send<Preview>('POST', `${path}/preview?form=${form}`, body),
    placeholderData: keepPreviousData,
    retry: false,
  })
  return (
    <Card>
      <section className={styles.form} aria-label={words.preview}>
        <div className={styles.head}>
          <NativeSelect
            label={words.previewOn}
            value={debtorId ?? ''}
            data={[
              { value: '', label: words.example },
              ...text.debtors.map(({ id, name }) => ({ value: String(id), label: name })),
            ]}
            onChange={(event) =>
              setDebtorId(event.currentTarget.value === '' ? null : Number(event.currentTarget.value))
            }
          />
          {text.form !== 'sms' && (
            <SegmentedControl
              aria-label={words.form}
              value={shown}
              data={FORMS.map((value) => ({ value, label: words.forms[value as 'html' | 'text' | 'letter'] }))}
              onChange={(value) => setShown(FORMS.find((one) => one === value) ?? shown)}
            />
          )}
        </div>
        {preview.error ? (
          <ErrorNotice error={preview.error} />
        ) : preview.data ? (
          <>
            <Findings preview={preview.data} acceptsWords={acceptsWords} onAcceptsWords={onAcceptsWords} />
            {preview.data.sms ? (
              <SmsLength sms={preview.data.sms} />
            ) : (
              <p className={styles.subject}>{preview.data.subject}</p>
            )}
            {shown === 'letter' ? (
              <Letter path={`${path}/letter?form=${form}`} body={body} preview={preview.data} />
            ) : (
              <MessageBody message={{ ...preview.data, letterUrl: null }} form={shown} />
            )}
          </>
        ) : (
          <SkeletonRows count={6} />
        )}
      </section>
    </Card>
  )
}

/** What it costs: so many messages are charged, and a rare letter halves what one holds. */
function SmsLength({ sms: { characters, segments, alphabet } }: { readonly sms: NonNullable<Preview['sms']> }) {
  const { t } = useSpeech()
  return (
    <p className="muted">
      {t.texts.smsLength(characters, segments)}
      {alphabet === 'ucs-2' && ` ${t.texts.smsRare}`}
    </p>
  )
}

type FindingsProps = Pick<TextPreviewProps, 'acceptsWords' | 'onAcceptsWords'> & { readonly preview: Preview }

function Findings({
  preview: { missing, unlawful, reveals, sms, holes, words: found },
  acceptsWords,
  onAcceptsWords,
}: FindingsProps) {
  const { t } = useSpeech()
  const words = t.texts
  const said = [
    ...missing.map(sms ? words.smsMissing : words.missing),
    ...(reveals.length > 0 ? [words.reveals(reveals.join(', '))] : []),
    ...(unlawful.length > 0 ? [words.unlawful(unlawful.join(', '))] : []),
    ...holes.map(({ field, inCase }) => words.hole(field, words.cases[inCase])),
    ...(found.length > 0 ? [words.wordsFound(found.map((one) => t.ui.quoted(one.words)).join(', '))] : []),
  ]
  return (
    <div role="status">
      {said.length === 0 ? (
        <Notice icon={<CircleCheck size={20} />}>{words.fine}</Notice>
      ) : (
        <Notice tone="alarm" icon={<CircleAlert size={20} />}>
          {said.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          {found.length > 0 && (
            <Checkbox
              label={words.acceptsWords}
              checked={acceptsWords}
              onChange={(event) => onAcceptsWords(event.currentTarget.checked)}
            />
          )}
        </Notice>
      )}
    </div>
  )
}

type LetterProps = { readonly path: string; readonly body: object; readonly preview: Preview }

/** Typeset when it is looked at; the address of the file ends with the screen. */
function Letter({ path, body, preview }: LetterProps) {
  const file = useQuery({
    queryKey: ['text-letter', path, body],
    queryFn: () => sendForFile(path, body),
    retry: false,
  })
  if (file.error) return <ErrorNotice error={file.error} />
  if (!file.data) return <SkeletonRows count={6} />
  return <Typeset key={file.dataUpdatedAt} file={file.data} preview={preview} />
}

function Typeset({ file, preview }: { readonly file: Blob; readonly preview: Preview }) {
  const [url] = useState(() => URL.createObjectURL(file))
  useEffect(() => () => URL.revokeObjectURL(url), [url])
  return <MessageBody message={{ ...preview, letterUrl: url }} form="letter" />
}

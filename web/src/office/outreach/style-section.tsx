// The look of messages: a colour for the company's name, a logo for its letters.

import { useRef } from 'react'
import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { get, send } from '../../api.ts'
import type { MessageStyle } from '../../api-types.ts'
import { useDraft } from '../../ui/draft.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Card } from '../../ui/page.tsx'
import { ErrorNotice, Loaded } from '../../ui/states.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { useVerb } from '../../verb.ts'
import { SettingsForm } from '../access/settings-form.tsx'
import styles from './texts.module.css'

export function StyleSection() {
  const style = useQuery({ queryKey: ['style'], queryFn: () => get<MessageStyle>('/settings/style') })
  return (
    <Loaded query={style}>
      {(data) => (
        <>
          <ColourForm colour={data.colour} />
          <LogoCard hasLogo={data.logo !== null} />
        </>
      )}
    </Loaded>
  )
}

/** Where somebody begins to choose. */
const FIRST_COLOUR = '#0b6150'

function ColourForm({ colour }: { readonly colour: string | null }) {
  const { t } = useSpeech()
  const words = t.texts.style
  const draft = useDraft(colour)
  const show = useToast()
  const save = useVerb<void, unknown>(() => send('PUT', '/settings/style/colour', { colour: draft.value }), {
    showsErrors: true,
    onDone: () => show({ text: t.ui.saved }),
  })
  return (
    <SettingsForm
      title={t.settings.sections.style}
      lead={words.lead}
      isChanged={draft.isChanged}
      verb={save}
      onReset={draft.reset}
    >
      <div className={styles.colour}>
        <TextInput
          label={words.colour}
          description={words.colourHint}
          type="color"
          value={draft.value ?? FIRST_COLOUR}
          onChange={(event) => draft.set(event.currentTarget.value)}
        />
        <span className={styles.colourName}>{draft.value ?? words.noColour}</span>
        {draft.value === null ? (
          <Button variant="default" onClick={() => draft.set(FIRST_COLOUR)}>
            {words.chooseColour}
          </Button>
        ) : (
          <Button variant="subtle" onClick={() => draft.set(null)}>
            {words.removeColour}
          </Button>
        )}
      </div>
    </SettingsForm>
  )
}

function LogoCard({ hasLogo }: { readonly hasLogo: boolean }) {
  const { t } = useSpeech()
  const words = t.texts.style
  const input = useRef<HTMLInputElement>(null)
  const show = useToast()
  const change = useVerb(
    async (file: File | null) => send('PUT', '/settings/style/logo', { content: file && (await base64Of(file)) }),
    { showsErrors: true, onDone: () => show({ text: t.ui.saved }) },
  )
  return (
    <Card>
      <div className={styles.form}>
        <header>
          <h2 className={styles.title}>{words.logo}</h2>
          <p className="muted">
            {hasLogo ? words.hasLogo : words.noLogo} {words.logoHint}
          </p>
        </header>
        {change.error && <ErrorNotice error={change.error} />}
        <div className={styles.bar}>
          <input
            ref={input}
            type="file"
            hidden
            aria-label={words.logo}
            accept="image/png,image/svg+xml"
            onChange={(event) => {
              const file = event.currentTarget.files?.[0]
              if (file) void change.run(file)
              event.currentTarget.value = ''
            }}
          />
          <Button variant="default" loading={change.isRunning} onClick={() => input.current?.click()}>
            {words.chooseLogo}
          </Button>
          {hasLogo && (
            <Button variant="subtle" onClick={() => void change.run(null)}>
              {words.removeLogo}
            </Button>
          )}
        </div>
      </div>
    </Card>
  )
}

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

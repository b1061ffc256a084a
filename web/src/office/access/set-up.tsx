// First visit: the company and its owner.

import { useState } from 'react'
import { Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { send } from '../../api.ts'
import { isSiren } from '../../ui/checks.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { ErrorNotice } from '../../ui/states.tsx'
import { useVerb } from '../../verb.ts'
import { DoorFrame } from './door.tsx'

const PASSWORD_LENGTH = { min: 8, max: 200 }

type Form = {
  readonly companyName: string
  readonly siren: string
  readonly personName: string
  readonly email: string
  readonly password: string
}

const EMPTY: Form = { companyName: '', siren: '', personName: '', email: '', password: '' }

export function SetUp() {
  const { t, locale } = useSpeech()
  const words = t.access.setUp
  const [form, setForm] = useState(EMPTY)
  const [isTried, setIsTried] = useState(false)
  const create = useVerb(
    ({ siren, ...rest }: Form) =>
      send('POST', '/set-up', { ...rest, ...(siren && { siren: siren.replace(/\s/g, '') }), locale }),
    { showsErrors: true },
  )
  const wrong = wrongFields(form)
  return (
    <DoorFrame title={words.title} lead={words.lead}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setIsTried(true)
          const first = wrong[0]
          if (first) event.currentTarget.querySelector<HTMLInputElement>(`[name=${first}]`)?.focus()
          else void create.run(form)
        }}
      >
        <Stack gap="md">
          <Fields form={form} onForm={setForm} wrong={isTried ? wrong : []} />
          {create.error && <ErrorNotice error={create.error} />}
          <Button type="submit" size="md" loading={create.isRunning}>
            {words.submit}
          </Button>
        </Stack>
      </form>
    </DoorFrame>
  )
}

type FieldsProps = {
  readonly form: Form
  readonly onForm: (form: Form) => void
  readonly wrong: readonly (keyof Form)[]
}

function Fields({ form, onForm, wrong }: FieldsProps) {
  const { t } = useSpeech()
  const words = t.access.setUp
  const field = (name: keyof Form) => ({
    name,
    label: words[name],
    value: form[name],
    error: wrong.includes(name) ? words.errors[name] : null,
    onChange: (event: { readonly currentTarget: HTMLInputElement }) =>
      onForm({ ...form, [name]: event.currentTarget.value }),
  })
  return (
    <>
      <TextInput {...field('companyName')} autoComplete="organization" required autoFocus />
      <TextInput {...field('siren')} description={words.sirenHint} inputMode="numeric" autoComplete="off" />
      <TextInput {...field('personName')} autoComplete="name" required />
      <TextInput {...field('email')} type="email" autoComplete="email" required />
      <PasswordInput
        {...field('password')}
        description={words.passwordHint}
        autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-label': t.access.showPassword }}
        required
      />
    </>
  )
}

function wrongFields(form: Form): readonly (keyof Form)[] {
  const { min, max } = PASSWORD_LENGTH
  const isRight: Readonly<Record<keyof Form, boolean>> = {
    companyName: form.companyName.trim() !== '',
    siren: form.siren.trim() === '' || isSiren(form.siren),
    personName: form.personName.trim() !== '',
    email: /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(form.email.trim()),
    password: form.password.length >= min && form.password.length <= max,
  }
  return (Object.keys(isRight) as readonly (keyof Form)[]).filter((name) => !isRight[name])
}

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
    (input: Form) => {
      const { siren, ...rest } = input
      return send('POST', '/set-up', { ...rest, ...(siren && { siren: siren.replace(/\s/g, '') }), locale })
    },
    { showsErrors: true },
  )
  const field = (name: keyof Form) => ({
    value: form[name],
    onChange: (event: { readonly currentTarget: HTMLInputElement }) =>
      setForm({ ...form, [name]: event.currentTarget.value }),
  })
  const wrong = wrongFields(form)
  const errorOf = (name: keyof Form) => (isTried && wrong.includes(name) ? words.errors[name] : null)

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
          <TextInput
            {...field('companyName')}
            name="companyName"
            label={words.companyName}
            error={errorOf('companyName')}
            autoComplete="organization"
            required
            autoFocus
          />
          <TextInput
            {...field('siren')}
            name="siren"
            label={words.siren}
            description={words.sirenHint}
            error={errorOf('siren')}
            inputMode="numeric"
            autoComplete="off"
          />
          <TextInput
            {...field('personName')}
            name="personName"
            label={words.personName}
            error={errorOf('personName')}
            autoComplete="name"
            required
          />
          <TextInput
            {...field('email')}
            name="email"
            type="email"
            label={words.email}
            error={errorOf('email')}
            autoComplete="email"
            required
          />
          <PasswordInput
            {...field('password')}
            name="password"
            label={words.password}
            description={words.passwordHint}
            error={errorOf('password')}
            autoComplete="new-password"
            visibilityToggleButtonProps={{ 'aria-label': t.access.showPassword }}
            required
          />
          {create.error && <ErrorNotice error={create.error} />}
          <Button type="submit" size="md" loading={create.isRunning}>
            {words.submit}
          </Button>
        </Stack>
      </form>
    </DoorFrame>
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

// Who is there decides what is shown: nobody yet (create the company), signed out (sign in), signed in (the office).

import { Suspense, lazy, useCallback, useEffect, useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import type { Day } from '@quittance/law'
import { sessionQuery } from '../api.ts'
import type { Locale, Session } from '../api-types.ts'
import { loadMessages, rememberLocale } from '../messages/index.ts'
import type { Messages } from '../messages/index.ts'
import { SpeechProvider } from '../ui/locale.tsx'
import { ErrorNotice } from '../ui/states.tsx'
import { ToastProvider } from '../ui/toasts.tsx'
import { CALCULATE, INVITATION, NEW_PASSWORD } from './address.ts'
import { Office } from './office.tsx'

// Most visits are by somebody who is signed in: the pages at the door are loaded when they are needed.
const SetUp = lazy(async () => ({ default: (await import('./access/set-up.tsx')).SetUp }))
const SignIn = lazy(async () => ({ default: (await import('./access/sign-in.tsx')).SignIn }))
const Invitation = lazy(async () => ({ default: (await import('./access/invitation.tsx')).InvitationPage }))
const NewPassword = lazy(async () => ({ default: (await import('./access/new-password.tsx')).NewPasswordPage }))
const CalculateAlone = lazy(async () => ({ default: (await import('./law/calculate-alone.tsx')).CalculateAlone }))

type Tongue = { readonly locale: Locale; readonly messages: Messages }

/** No date is shown before the server has said which day it is. */
const NO_DAY: Day = '1970-01-01'

export function App(props: { readonly firstLocale: Locale; readonly firstMessages: Messages }) {
  const session = useQuery({ ...sessionQuery, refetchOnWindowFocus: 'always' })
  const [tongue, setTongue] = useState<Tongue>({ locale: props.firstLocale, messages: props.firstMessages })
  const changeLocale = useCallback((locale: Locale) => {
    rememberLocale(locale)
    void loadMessages(locale).then((messages) => setTongue({ locale, messages }))
  }, [])
  const personLocale = session.data?.state === 'signed-in' ? session.data.person.locale : null
  useEffect(() => {
    if (personLocale) changeLocale(personLocale)
  }, [personLocale, changeLocale])
  const today = session.data?.today ?? NO_DAY

  return (
    <SpeechProvider locale={tongue.locale} t={tongue.messages} today={today} changeLocale={changeLocale}>
      <ToastProvider>
        <Suspense>{session.data && <Door session={session.data} />}</Suspense>
        {session.error && !session.data && <ErrorNotice error={session.error} onRetry={() => void session.refetch()} />}
      </ToastProvider>
    </SpeechProvider>
  )
}

function Door({ session }: { readonly session: Session }) {
  if (location.pathname === INVITATION) return <Invitation />
  if (location.pathname === NEW_PASSWORD) return <NewPassword />
  // The law is for everybody.
  if (session.state !== 'signed-in' && location.pathname === CALCULATE) return <CalculateAlone />
  switch (session.state) {
    case 'empty':
      return <SetUp />
    case 'signed-out':
      return <SignIn />
    case 'signed-in':
      return <Office session={session} />
  }
}

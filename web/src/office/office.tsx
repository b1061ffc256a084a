// The office of somebody who is signed in: its addresses and the session around them.

import { RouterProvider } from '@tanstack/react-router'
import type { SignedIn } from '../api-types.ts'
import { router } from './router.tsx'
import { SessionContext } from './session.tsx'

export function Office({ session }: { readonly session: SignedIn }) {
  return (
    <SessionContext value={session}>
      <RouterProvider router={router} />
    </SessionContext>
  )
}

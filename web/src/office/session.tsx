// Who is signed in, for every screen of the office.

import { createContext, use } from 'react'
import type { SignedIn } from '../api-types.ts'

export const SessionContext = createContext<SignedIn | null>(null)

export function useSession(): SignedIn {
  const session = use(SessionContext)
  if (!session) throw new Error('useSession is called outside of the office')
  return session
}

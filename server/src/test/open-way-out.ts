// The servers of tests are on this machine.

import { createWayOut } from '#platform/way-out.ts'

const isShared = () => Promise.resolve(false)

export const OPEN_WAY_OUT = createWayOut({ inside: { kind: 'all' }, isShared })
/** None of them is reached. */
export const CLOSED_WAY_OUT = createWayOut({ inside: { kind: 'none' }, isShared })

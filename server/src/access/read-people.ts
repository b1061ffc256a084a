// Who may act for a company.

import type { Context } from '#kernel'
import type { Member } from './model.ts'
import { selectMembers } from './people-store.ts'

/** By name. Somebody who left is not among them, whatever the journal says of them. */
export const peopleOf = (ctx: Context): Promise<readonly Member[]> => selectMembers(ctx)

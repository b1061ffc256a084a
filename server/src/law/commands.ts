// The law at the command line. No store is touched: every answer follows from the options alone. The rates, which a
// company can add to, are in access.

import type { Command } from '#platform/command.ts'
import { commands as claim } from './claim-commands.ts'
import { commands as dealing } from './dealing-commands.ts'
import { commands as deadlines } from './deadline-commands.ts'
import { commands as dueDate } from './due-date-commands.ts'
import { commands as interest } from './interest-commands.ts'
import { commands as procedure } from './procedure-commands.ts'

export const commands: readonly Command[] = [...interest, ...dueDate, ...claim, ...deadlines, ...dealing, ...procedure]

// The only file that knows all modules: their commands, their routes, their jobs, put on the platform.

import { createSecrets, hasSeveralCompanies, zoneOf } from '#access'
import { commands as accessCommands } from '#access/commands.ts'
import { commands as dialogueCommands } from '#dialogue/commands.ts'
import { commands as evidenceCommands } from '#evidence/commands.ts'
import type { Command } from '#platform/command.ts'
import type { Configuration } from '#platform/configuration.ts'
import { openStore as openPlatformStore } from '#platform/open-store.ts'
import type { OpenStoreOptions, Store } from '#platform/open-store.ts'
import { commands as choiceCommands } from '#strategy/choice-commands.ts'
import { commands as strategyCommands } from '#strategy/commands.ts'
import { commands as dayCommands } from '#strategy/day-commands.ts'
import { commands as planCommands } from '#strategy/plan-commands.ts'
import { commands as rehearseCommands } from '#strategy/rehearse-command.ts'
import { fileLinks } from '#outreach'
import { commands as outreachCommands } from '#outreach/commands.ts'
import { commands as lawCommands } from '#law/commands.ts'
import { commands as ledgerCommands } from '#ledger/commands.ts'
import { commands as reconciliationCommands } from '#reconciliation/commands.ts'
import { commands as readCommands } from '#intake/commands.ts'
import { commands as statusCommands } from '#intake/status-commands.ts'
import { commands as fetchCommands } from '#intake/fetch-commands.ts'
import { commands as intakeCommands } from '#intake/import-commands.ts'
import { demo } from '../../demo/command.ts'
import { doctor } from './doctor.ts'
import { serve } from './serve.ts'

export { findCompany } from '#access'

export const openStore = (
  configuration: Configuration,
  ports: Pick<OpenStoreOptions, 'log' | 'clock'>,
): Promise<Store> =>
  openPlatformStore(configuration, {
    ...ports,
    zoneOf,
    hasSeveralCompanies,
    linksAt: (address, secret) => fileLinks(address, createSecrets(secret)),
  })

export const commands: readonly Command[] = [
  serve,
  demo,
  doctor,
  ...readCommands,
  ...statusCommands,
  ...intakeCommands,
  ...fetchCommands,
  ...dayCommands,
  ...planCommands,
  ...rehearseCommands,
  ...ledgerCommands,
  ...reconciliationCommands,
  ...outreachCommands,
  ...dialogueCommands,
  ...strategyCommands,
  ...choiceCommands,
  ...lawCommands,
  ...accessCommands,
  ...evidenceCommands,
]

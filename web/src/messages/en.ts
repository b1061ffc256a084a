// What the office says in English: the exact shape of the French, so that nothing can be missing.

import { access } from './en/access.ts'
import { calls } from './en/calls.ts'
import { bank } from './en/bank.ts'
import { intake } from './en/intake.ts'
import { law } from './en/law.ts'
import { ledger } from './en/ledger.ts'
import { mail } from './en/mail.ts'
import { outbox } from './en/outbox.ts'
import { people } from './en/people.ts'
import { plans } from './en/plans.ts'
import { rehearsal } from './en/rehearsal.ts'
import { replay } from './en/replay.ts'
import { settings } from './en/settings.ts'
import { firstHour, shell } from './en/shell.ts'
import { texts } from './en/texts.ts'
import { today } from './en/today.ts'
import { ui, words } from './en/ui.ts'
import type { fr } from './fr.ts'

export const en: typeof fr = {
  access,
  calls,
  bank,
  firstHour,
  intake,
  law,
  ledger,
  mail,
  outbox,
  people,
  plans,
  rehearsal,
  replay,
  settings,
  shell,
  texts,
  today,
  ui,
  words,
}

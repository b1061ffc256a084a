// What the office says in French: the source of all messages.

import { access } from './fr/access.ts'
import { calls } from './fr/calls.ts'
import { bank } from './fr/bank.ts'
import { intake } from './fr/intake.ts'
import { law } from './fr/law.ts'
import { ledger } from './fr/ledger.ts'
import { mail } from './fr/mail.ts'
import { outbox } from './fr/outbox.ts'
import { people } from './fr/people.ts'
import { plans } from './fr/plans.ts'
import { rehearsal } from './fr/rehearsal.ts'
import { replay } from './fr/replay.ts'
import { settings } from './fr/settings.ts'
import { firstHour, shell } from './fr/shell.ts'
import { texts } from './fr/texts.ts'
import { today } from './fr/today.ts'
import { ui, words } from './fr/ui.ts'

export const fr = {
  access,
  bank,
  calls,
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

// The coming days.

import type { rehearsal as frRehearsal } from '../fr/rehearsal.ts'
import { countedIn } from '../plural.ts'

const counted = countedIn('en-GB')

export const rehearsal: typeof frRehearsal = {
  lead: (days) => `The coming ${days} days as if nobody paid. Nothing is sent from here.`,
  acts: (n) => counted(n, 'message or call', 'messages and calls'),
  steps: 'By step',
  calendar: 'Day by day',
  calendarHint: 'Open a day to see who would receive what.',
  never: { title: (n) => `Will not leave (${n})`, hint: 'during the whole period' },
  nobody: {
    title: (days) => `Nothing would leave in these ${days} days`,
    text: 'The reasons are below, customer by customer. “Today” says what is left to do before reminders resume.',
    action: 'See what holds them back',
  },
  empty: {
    title: 'Nothing to rehearse yet',
    text: 'As soon as invoices are imported you see here who would receive what, day by day, before the first message.',
    action: 'Import a file',
  },
}

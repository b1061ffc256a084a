// The frame of the office, its keys, and the first hour.

import type { firstHour as frFirstHour, shell as frShell } from '../fr/shell.ts'
import { countedIn } from '../plural.ts'

const counted = countedIn('en-GB')

export const shell: typeof frShell = {
  skip: 'Skip to the content',
  home: 'Quittance, home',
  mainMenu: 'Main menu',
  search: 'Search',
  paletteKey: 'Ctrl K',
  palettePlaceholder: 'A screen, a customer, an account number…',
  paletteNothing: 'Nothing matches.',
  more: 'More',
  language: 'Language',
  signOut: 'Sign out',
  appearance: { label: 'Appearance', light: 'Light', auto: 'Auto', dark: 'Dark' },
  screens: {
    today: 'Today',
    debtors: 'Who owes us what',
    calls: 'Calls',
    mail: 'Incoming messages',
    outbox: 'Outbox',
    bank: 'Money received',
    imports: 'Import',
    contacts: 'Missing contacts',
    rehearsal: 'Rehearsal',
    plans: 'Plans',
    calculate: 'Calculate',
    settings: 'Settings',
  },
  shortScreens: {
    today: 'Today',
    debtors: 'Owed',
    calls: 'Calls',
    mail: 'Incoming',
    outbox: 'Outbox',
    bank: 'Bank',
    imports: 'Import',
    contacts: 'Contacts',
    rehearsal: 'Rehearsal',
    plans: 'Plans',
    calculate: 'Calculate',
    settings: 'Settings',
  },
  sendingStopped: 'All sending is stopped: nothing leaves until you resume it.',
  resumeSending: 'Resume sending',
  sendingResumed: 'Sending resumes.',
  notFound: {
    title: 'Page not found',
    lead: 'There is nothing at this address.',
    text: 'It may have changed. Go back to the work of the day, or look for a customer with Ctrl K.',
  },
  broken: {
    title: 'Something went wrong',
    lead: 'This screen cannot be shown.',
    text: 'This is an error of the program; your data has not changed. Reload the page; if it comes back, report it.',
    reload: 'Reload the page',
  },
  help: {
    title: 'Keyboard shortcuts',
    groups: [
      {
        title: 'Everywhere',
        keys: [
          { keys: ['Ctrl', 'K'], text: 'Go to a screen, find a customer' },
          { keys: ['Ctrl', 'Z'], text: 'Undo the last act' },
          { keys: ['Esc'], text: 'Close the panel' },
          { keys: ['?'], text: 'This help' },
        ],
      },
      {
        title: 'Lists',
        keys: [
          { keys: ['J', 'K'], text: 'Next, previous line' },
          { keys: ['Enter'], text: 'Open the line; again: go into its panel' },
        ],
      },
      {
        title: 'Today',
        keys: [
          { keys: ['X', 'Space'], text: 'Select the line' },
          { keys: ['Shift', 'X'], text: 'Select up to this line' },
          { keys: ['A'], text: 'Select all, or none' },
          { keys: ['E'], text: 'Send what is selected, or the line; a task: done' },
          { keys: ['S'], text: 'Skip the step of the line' },
          { keys: ['O'], text: 'Open the customer' },
        ],
      },
      {
        title: 'Calls',
        keys: [
          { keys: ['R'], text: 'Reached: then P promise, D dispute, B call back, N nothing more' },
          { keys: ['V'], text: 'Message left on the voicemail' },
          { keys: ['A'], text: 'Absent' },
          { keys: ['W'], text: 'Wrong number' },
          { keys: ['X'], text: 'Refused to talk' },
        ],
      },
      {
        title: 'Money received',
        keys: [
          { keys: ['A'], text: 'Accept the first proposal' },
          { keys: ['1', '…', '9'], text: 'Accept that one' },
          { keys: ['S'], text: 'Allocate otherwise' },
          { keys: ['N'], text: 'Not a customer’s payment' },
        ],
      },
      {
        title: 'Customer',
        keys: [
          { keys: ['R'], text: 'Record a payment' },
          { keys: ['H'], text: 'Put on hold' },
        ],
      },
    ],
  },
}

export const firstHour: typeof frFirstHour = {
  title: 'First steps',
  lead: 'From your accounting export to the first reminder, in less than an hour.',
  promise: 'Nothing leaves before the last step. Each step can be done again, and each import undone.',
  done: 'done',
  open: 'Open',
  progress: (done, all) => `${done} of ${all}`,
  steps: {
    import: {
      title: 'Import what you are owed',
      text: 'The accounting entries file (FEC) of your software, or a list of invoices as CSV or Excel. You see what is understood before anything is stored.',
    },
    board: {
      title: 'See who owes you what',
      text: 'The ageing report, customer by customer. Check that it matches what you know.',
    },
    kinds: {
      title: 'Say whom you sell to',
      text: 'Businesses, consumers or public bodies: the law and the tone of reminders depend on it.',
    },
    contacts: {
      title: 'Complete the contacts',
      text: 'An accounting file holds neither addresses nor e-mails. Import your customer list, or fill in the grid, largest amounts first.',
    },
    rehearsal: {
      title: 'Read the rehearsal',
      text: 'The coming thirty days as if nobody paid: who would receive what, when, and what will never leave.',
    },
    mail: {
      title: 'Connect your mail, or print',
      text: 'Reminders leave from your own e-mail account. Without one they wait in the outbox, and letters are printed.',
    },
    release: {
      title: 'Send the first list',
      text: 'Read today’s list again and release what you want. The rehearsal ends at that moment.',
    },
  },
  facts: {
    board: (overdue, debtors) => `${overdue} overdue, ${counted(debtors, 'customer', 'customers')} in all.`,
    kinds: (debtors) => `The kind of ${counted(debtors, 'customer', 'customers')} is unknown.`,
    contacts: (debtors, amount) =>
      `${counted(debtors, 'customer', 'customers')} without e-mail or address, for ${amount}.`,
  },
  actions: {
    import: 'Import a file',
    board: 'Open the board',
    customers: 'Import a customer list',
    contacts: 'Fill in the grid',
    contactsLater: 'Later',
    rehearsal: 'Read the rehearsal',
    mail: 'Connect a mail account',
    print: 'I would rather print',
    release: 'Open today’s list',
  },
}

// The story as the files that a company has: its accounting entries up to a day, and its list of customers.

import type { Day } from '@quittance/law'
import { DEMO_DEBTORS } from './company.ts'
import type { DemoStory } from './story.ts'

const COLUMNS =
  'JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|Montantdevise|Idevise'

/** What the books hold on the evening of a day: invoices issued and payments received until then, matched where settled. */
export function entriesFile(story: DemoStory, until: Day): string {
  const lines: string[] = []
  const invoices = story.invoices.filter((invoice) => invoice.issueDate <= until)
  const credits = [...story.payments.map(asCredit('payment')), ...story.creditNotes.map(asCredit('note'))]
    .filter((credit) => credit.onDay <= until)
    .toSorted((a, b) => (a.onDay < b.onDay ? -1 : 1))
  const letters = new Map<string, { readonly code: string; readonly day: Day }>()
  for (const invoice of invoices) {
    const own = credits.filter((credit) => credit.invoice === invoice.number)
    const paid = own.reduce((sum, credit) => sum + credit.amountCents, 0)
    const last = own.at(-1)
    if (paid === invoice.totalCents && last)
      letters.set(invoice.number, { code: lettersOf(letters.size), day: last.onDay })
  }
  let number = 0
  const write = (
    journal: readonly [string, string],
    day: Day,
    piece: string,
    rows: readonly (readonly [string, string, string, string, number, string])[],
  ) => {
    number++
    for (const [account, name, auxiliary, label, cents, invoice] of rows) {
      const letter = account.startsWith('411') ? letters.get(invoice) : undefined
      const debtor = auxiliary === '' ? '' : (DEMO_DEBTORS[Number(auxiliary.slice(1)) - 1]?.name ?? '')
      lines.push(
        [
          ...journal,
          number,
          compact(day),
          account,
          name,
          auxiliary,
          debtor,
          piece,
          compact(day),
          label,
          euros(Math.max(cents, 0)),
          euros(Math.max(-cents, 0)),
          letter?.code ?? '',
          letter ? compact(letter.day) : '',
          compact(day),
          '',
          '',
        ].join('|'),
      )
    }
  }
  for (const invoice of invoices) {
    const net = Math.round(invoice.totalCents / 1.2)
    write(['VE', 'Ventes'], invoice.issueDate, invoice.number, [
      ['411000', 'Clients', accountOf(invoice.debtor), invoice.label, invoice.totalCents, invoice.number],
      ['706000', 'Prestations', '', invoice.label, -net, ''],
      ['445710', 'TVA collectée', '', invoice.label, net - invoice.totalCents, ''],
    ])
  }
  for (const credit of credits) {
    const isNote = credit.kind === 'note'
    write(isNote ? ['VE', 'Ventes'] : ['BQ', 'Banque'], credit.onDay, credit.reference, [
      [
        '411000',
        'Clients',
        accountOf(credit.debtor),
        `${isNote ? 'Avoir sur' : 'Virement'} ${credit.invoice}`,
        -credit.amountCents,
        credit.invoice,
      ],
      isNote
        ? ['706000', 'Prestations', '', 'Avoir', credit.amountCents, '']
        : ['512000', 'Banque', '', 'Virement reçu', credit.amountCents, ''],
    ])
  }
  return `${COLUMNS}\n${lines.join('\n')}\n`
}

type Credit = {
  readonly kind: 'payment' | 'note'
  readonly debtor: number
  readonly onDay: Day
  readonly amountCents: number
  readonly invoice: string
  readonly reference: string
}

const asCredit =
  (kind: Credit['kind']) =>
  (given: DemoStory['payments'][number] | DemoStory['creditNotes'][number]): Credit => ({
    kind,
    debtor: given.debtor,
    onDay: given.onDay,
    amountCents: given.amountCents,
    invoice: 'invoice' in given ? given.invoice : (given.invoices[0] ?? ''),
    reference: given.reference,
  })

/** As a company keeps it: most addresses, not all of them. */
export function customersFile(): string {
  const kinds = {
    business: 'entreprise',
    public: 'organisme public',
    consumer: 'particulier',
    association: 'association',
  } as const
  const rows = DEMO_DEBTORS.map((debtor, index) => {
    // Two customers whose address nobody ever asked for: the office says so.
    const unreachable = index === 11 || index === 33
    const name = debtor.name
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replace(/[^A-Za-z]+/g, '-')
      .replace(/^-|-$/g, '')
      .toLowerCase()
    const email = unreachable
      ? ''
      : debtor.kind === 'consumer'
        ? `${name}@courriel.example`
        : `compta@${name.slice(0, 40).replace(/-+$/, '')}.example`
    const phone =
      index % 3 === 0
        ? ''
        : `02 40 00 ${String(10 + index).padStart(2, '0')} ${String(10 + ((index * 7) % 80)).padStart(2, '0')}`
    const cells = [
      accountOf(index),
      debtor.name,
      kinds[debtor.kind],
      email,
      debtor.contact ?? '',
      phone,
      unreachable ? '' : debtor.street,
      unreachable ? '' : debtor.postcode,
      unreachable ? '' : debtor.city,
      debtor.language === 'en' ? 'GB' : 'FR',
      debtor.language === 'en' ? 'anglais' : 'français',
      `${debtor.termDays} jours`,
    ]
    return cells.join(';')
  })
  return `Compte;Nom;Type;E-mail;Contact;Téléphone;Adresse;Code postal;Ville;Pays;Langue;Conditions\n${rows.join('\n')}\n`
}

const accountOf = (debtor: number): string => `C${String(debtor + 1).padStart(3, '0')}`
const compact = (day: Day): string => day.replaceAll('-', '')
const euros = (cents: number): string => `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, '0')}`

function lettersOf(index: number): string {
  let rest = index + 1
  let text = ''
  for (; rest > 0; rest = Math.floor((rest - 1) / 26)) text = String.fromCharCode(65 + ((rest - 1) % 26)) + text
  return text
}

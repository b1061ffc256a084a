// Headings of columns, compared by their words.

// Words that come and go in headings without changing what they name.
const FILLERS = new Set('de du des d la le les l a en the of on by eur euro euros'.split(' '))

const SAME = new Map(
  Object.entries({
    no: 'n num numero nr number',
    reference: 'ref',
    client: 'clt cli clients',
    facture: 'fac fact factures',
    montant: 'mt mnt',
    echeance: 'ech',
    compte: 'cpte cpt',
    adresse: 'adr',
    address: 'add addr',
    invoice: 'inv invoices',
    account: 'acct acc',
    amount: 'amt',
    customer: 'cust',
    telephone: 'tel',
    incl: 'including inclusive',
    document: 'doc',
    libelle: 'lib',
  }).flatMap(([word, others]) => others.split(' ').map((other) => [other, word] as const)),
)

/** The words of a heading in alphabetical order: `N° de facture`, `Facture n°`, `numero_facture`, `factureNumero` are the same. */
export function foldHeading(heading: string): string {
  const words = heading
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    // What is owed, also where capitals lose their accents: MONTANT DU.
    .replace(/dû|\bdu\s*$/g, ' owed ')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/n\s*[°º]|#/g, ' no ')
    .replace(/\be[- ]?mails?\b/g, 'email')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .split(' ')
  const kept = words.filter((word) => !FILLERS.has(word))
  return (kept.length > 0 ? kept : words)
    .map((word) => SAME.get(word) ?? word)
    .toSorted()
    .join(' ')
}

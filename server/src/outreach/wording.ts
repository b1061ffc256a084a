// What every message says around its text: headings of the invoice table, of the account, of the payment, and the formulas.
// `fr` is the source; a sentence missing in `en` is a type error.

import type { Locale } from '#kernel'
import type { Level } from './act.ts'
import type { Audience, DocumentKind } from './model.ts'

const fr = {
  invoices: 'Factures',
  overdueInvoices: 'Échues',
  upcomingInvoices: 'À échoir',
  document: 'Document',
  issued: 'Émise le',
  due: 'Échéance',
  late: 'Retard',
  total: 'Montant TTC',
  paid: 'Déjà réglé',
  open: 'Reste dû',
  interest: 'Intérêts',
  indemnity: 'Indemnité',
  issuedOn: (day: string) => `du ${day}`,
  dueOn: (day: string) => `échéance ${day}`,
  lateBy: (days: string) => `échue depuis ${days}`,
  notYetDue: 'à échoir',
  ofTotal: (total: string) => `sur ${total}`,
  paidPart: (paid: string) => `${paid} déjà réglés`,
  heldPart: (held: string) => `dont ${held} en suspens, non demandés ici`,
  orderReference: (reference: string) => `votre référence ${reference}`,
  accessories: (interest: string | null, indemnity: string | null) =>
    [interest === null ? '' : `intérêts ${interest}`, indemnity === null ? '' : `indemnité ${indemnity}`]
      .filter(Boolean)
      .join(', '),
  documentKind: {
    invoice: 'facture',
    deposit: 'acompte',
    instalment: 'échéance d’échéancier',
    retention: 'retenue de garantie',
  } satisfies Record<DocumentKind, string>,
  standing: {
    0: 'à échoir',
    1: 'premier rappel',
    2: 'deuxième rappel',
    3: 'dernier rappel',
    4: 'mise en demeure',
  } satisfies Record<Level, string>,
  colon: '\u00a0:',
  account: 'Décompte',
  accountOn: (day: string) => `Décompte arrêté au ${day}`,
  overduePrincipal: 'Principal échu (TTC)',
  upcomingPrincipal: 'À échoir, pour information',
  lateInterest: {
    business: 'Intérêts de retard',
    public: 'Intérêts moratoires',
    consumer: 'Intérêts au taux légal',
  } satisfies Record<Audience, string>,
  fixedIndemnity: 'Indemnité forfaitaire de recouvrement',
  notIncluded: 'non compris ci-dessus',
  unappliedCredit: 'Avoir ou acompte non encore imputé',
  toPay: 'À régler',
  payment: 'Règlement',
  transferTo: 'Par virement à',
  iban: 'IBAN',
  bic: 'BIC',
  paymentReference: 'Référence à rappeler',
  amount: 'Montant',
  assignee: (holder: string) =>
    `Le paiement de ces factures revient à ${holder}, à qui elles ont été cédées\u00a0: merci de le virer sur ce compte.`,
  collected: 'Le règlement est déjà en cours par prélèvement ou effet\u00a0: vous n’avez rien à faire.',
  greeting: {
    email: (contact: string | null) => (contact === null ? 'Bonjour,' : `Bonjour ${contact},`),
    letter: 'Madame, Monsieur,',
  },
  closing: {
    email: {
      courteous: 'Bien cordialement,',
      firm: 'Cordialement,',
      formal: 'Veuillez agréer, Madame, Monsieur, nos salutations distinguées.',
    },
    letter: 'Veuillez agréer, Madame, Monsieur, nos salutations distinguées.',
  },
  wrongPerson:
    'Vous n’êtes pas la bonne personne, ou préférez le courrier postal\u202f? Répondez simplement à ce message.',
  registered: 'Lettre recommandée avec accusé de réception',
  registeredNumber: (number: string) => `n° ${number}`,
  placeAndDate: (city: string, day: string) => `${city}, le ${day}`,
  subject: 'Objet',
  ourReference: 'Votre compte chez nous',
  phone: 'Tél.',
  /** `numbers` null: too many to name. */
  enclosed: (count: number, numbers: string | null) =>
    count === 1
      ? `Pièce jointe\u00a0: copie de la facture ${numbers ?? ''}`.trimEnd()
      : `Pièces jointes\u00a0: copies des factures ${numbers ?? `(${count})`}`,
  onRequest: (count: number, numbers: string | null) =>
    count === 1
      ? `Sur simple demande\u00a0: copie de la facture ${numbers ?? ''}`.trimEnd()
      : `Sur simple demande\u00a0: copies des factures ${numbers ?? `(${count})`}`,
  linked: (count: number, until: string) =>
    count === 1
      ? `Copie de la facture, trop volumineuse pour ce message, à télécharger jusqu’au ${until} (ou envoyée sur simple demande)\u00a0:`
      : `Copies des factures, trop volumineuses pour ce message, à télécharger jusqu’au ${until} (ou envoyées sur simple demande)\u00a0:`,
  page: 'Page',
  siren: 'SIREN',
  rcs: 'RCS',
  vat: 'TVA',
  capital: (form: string, amount: string) => `${form} au capital de ${amount}`,
  checklist: {
    title: 'Courriers à poster',
    explain:
      'Cochez chaque pli une fois posté, puis confirmez le lot dans Quittance\u00a0: un courrier n’est compté qu’une fois posté.',
    number: 'N°',
    recipient: 'Destinataire',
    subject: 'Objet',
    pages: 'Pages',
    kind: 'Envoi',
    posted: 'Posté',
    byHand: 'à joindre à la main\u00a0:',
    plain: 'simple',
    registered: 'recommandé AR',
    count: (letters: number, registered: number) =>
      `${letters} ${letters > 1 ? 'courriers' : 'courrier'}${registered > 0 ? `, dont ${registered} en recommandé` : ''}`,
  },
}

const en: typeof fr = {
  invoices: 'Invoices',
  overdueInvoices: 'Overdue',
  upcomingInvoices: 'Not yet due',
  document: 'Document',
  issued: 'Issued',
  due: 'Due',
  late: 'Overdue by',
  total: 'Total with VAT',
  paid: 'Paid so far',
  open: 'Outstanding',
  interest: 'Interest',
  indemnity: 'Indemnity',
  issuedOn: (day) => `of ${day}`,
  dueOn: (day) => `due ${day}`,
  lateBy: (days) => `overdue by ${days}`,
  notYetDue: 'not yet due',
  ofTotal: (total) => `of ${total}`,
  paidPart: (paid) => `${paid} paid`,
  heldPart: (held) => `of which ${held} is set aside and not asked for here`,
  orderReference: (reference) => `your reference ${reference}`,
  accessories: (interest, indemnity) =>
    [interest === null ? '' : `interest ${interest}`, indemnity === null ? '' : `indemnity ${indemnity}`]
      .filter(Boolean)
      .join(', '),
  documentKind: { invoice: 'invoice', deposit: 'deposit', instalment: 'instalment', retention: 'retention money' },
  standing: { 0: 'not yet due', 1: 'first reminder', 2: 'second reminder', 3: 'last reminder', 4: 'formal notice' },
  colon: ':',
  account: 'Statement',
  accountOn: (day) => `Statement closed on ${day}`,
  overduePrincipal: 'Overdue principal (with VAT)',
  upcomingPrincipal: 'Not yet due, for information',
  lateInterest: {
    business: 'Interest for late payment',
    public: 'Interest for late payment',
    consumer: 'Interest at the legal rate',
  },
  fixedIndemnity: 'Fixed recovery indemnity',
  notIncluded: 'not included above',
  unappliedCredit: 'Credit note or payment not yet applied',
  toPay: 'To pay',
  payment: 'Payment',
  transferTo: 'By transfer to',
  iban: 'IBAN',
  bic: 'BIC',
  paymentReference: 'Reference to quote',
  amount: 'Amount',
  assignee: (holder) =>
    `Payment of these invoices is owed to ${holder}, to whom they were assigned: please transfer it to this account.`,
  collected: 'Payment is already under way by direct debit or bill of exchange: there is nothing for you to do.',
  greeting: { email: (contact) => (contact === null ? 'Hello,' : `Dear ${contact},`), letter: 'Dear Sir or Madam,' },
  closing: {
    email: { courteous: 'Kind regards,', firm: 'Regards,', formal: 'Yours faithfully,' },
    letter: 'Yours faithfully,',
  },
  wrongPerson: 'Are you not the right person, or do you prefer post? Simply reply to this message.',
  registered: 'Registered letter with acknowledgement of receipt',
  registeredNumber: (number) => `no. ${number}`,
  placeAndDate: (city, day) => `${city}, ${day}`,
  subject: 'Subject',
  ourReference: 'Your account with us',
  phone: 'Tel.',
  enclosed: (count, numbers) =>
    count === 1
      ? `Enclosed: copy of invoice ${numbers ?? ''}`.trimEnd()
      : `Enclosed: copies of invoices ${numbers ?? `(${count})`}`,
  onRequest: (count, numbers) =>
    count === 1
      ? `On request: copy of invoice ${numbers ?? ''}`.trimEnd()
      : `On request: copies of invoices ${numbers ?? `(${count})`}`,
  linked: (count, until) =>
    count === 1
      ? `Copy of the invoice, too large for this message, to download until ${until} (or sent on request):`
      : `Copies of the invoices, too large for this message, to download until ${until} (or sent on request):`,
  page: 'Page',
  siren: 'SIREN',
  rcs: 'RCS',
  vat: 'VAT',
  capital: (form, amount) => `${form} with a capital of ${amount}`,
  checklist: {
    title: 'Letters to post',
    explain:
      'Tick each letter once it is posted, then confirm the batch in Quittance: a letter counts only once posted.',
    number: 'No.',
    recipient: 'Recipient',
    subject: 'Subject',
    pages: 'Pages',
    kind: 'Sent as',
    posted: 'Posted',
    byHand: 'to enclose by hand:',
    plain: 'plain',
    registered: 'registered',
    count: (letters, registered) =>
      `${letters} ${letters === 1 ? 'letter' : 'letters'}${registered > 0 ? `, ${registered} of them registered` : ''}`,
  },
}

export type Wording = typeof fr
export const wordingOf = (locale: Locale): Wording => (locale === 'fr' ? fr : en)

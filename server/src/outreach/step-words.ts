// What the steps and tasks that come ready are called: by refusals of this module and, further right, by the decision.

import type { Said } from '#kernel'

const STEP_WORDS: Readonly<Record<string, Said>> = {
  'before-due': { fr: 'message avant échéance', en: 'message before the due date' },
  'reminder-1': { fr: 'relance 1', en: 'reminder 1' },
  call: { fr: 'appel', en: 'call' },
  'reminder-2': { fr: 'relance 2', en: 'reminder 2' },
  'call-2': { fr: 'second appel', en: 'second call' },
  'reminder-3': { fr: 'relance 3', en: 'reminder 3' },
  'formal-notice': { fr: 'mise en demeure', en: 'formal notice' },
  'firm-now': { fr: 'relance ferme sans attendre', en: 'firm reminder without delay' },
  'notice-now': { fr: 'mise en demeure sans attendre', en: 'formal notice without delay' },
  'offer-plan': { fr: 'proposer un échéancier', en: 'offer an instalment plan' },
  'offer-plan-2': { fr: 'proposer à nouveau un échéancier', en: 'offer an instalment plan again' },
  'complete-contact': { fr: 'compléter les coordonnées', en: 'complete the contact' },
  'complete-due-date': { fr: 'compléter l’échéance', en: 'complete the due date' },
  'resolve-outcome': { fr: 'dire si le message est parti', en: 'say whether the message left' },
  'allocate-credit': { fr: 'imputer le crédit', en: 'allocate the credit' },
  'settle-residue': { fr: 'solder le reliquat', en: 'settle the small rest' },
  'review-doubtful': { fr: 'revoir la créance douteuse', en: 'review the doubtful receivable' },
  'ask-holder': { fr: 'saisir le titulaire de la créance', en: 'ask the holder of the claim' },
  'answer-dispute': { fr: 'répondre au litige', en: 'answer the dispute' },
  'answer-refusal': { fr: 'répondre au refus de la facture', en: 'answer the refusal of the invoice' },
  'reissue-invoice': { fr: 'réémettre la facture', en: 're-issue the invoice' },
  'supply-missing-piece': { fr: 'fournir la pièce manquante', en: 'supply the missing piece' },
  'check-performance': { fr: 'dater la prestation', en: 'date the performance' },
  'tell-holder-of-case': { fr: 'signaler la nouvelle facture', en: 'report the new invoice' },
  'declare-claim': {
    fr: 'déclarer la créance au mandataire judiciaire',
    en: 'declare the claim in the insolvency proceedings',
  },
  'read-notice': { fr: 'lire une annonce légale sur ce débiteur', en: 'read a legal notice about this debtor' },
  'company-ceased': {
    fr: 'entreprise cessée au répertoire : vérifier qui doit payer',
    en: 'company ceased in the register: see who is to pay',
  },
  'call-back': { fr: 'rappeler, comme convenu', en: 'call back, as agreed' },
  'choose-what-next': { fr: 'choisir la suite', en: 'choose what comes next' },
  'promise-broken': { fr: 'appel après promesse non tenue', en: 'call after a broken promise' },
  'payment-returned': { fr: 'appel après rejet de paiement', en: 'call after a returned payment' },
}

/** A step that a company made is called by its key. */
export const stepWords = (key: string): Said => STEP_WORDS[key] ?? { fr: key, en: key }

// What an answer says, by rules that a person can read: words in a sentence, and what must not stand beside them. It proposes;
// a person confirms. A sentence that asks, or that denies, proposes nothing of what it asks about or denies.

import { type Day, addDays } from '#kernel'
import type { Suggestion, SuggestionKind } from './model.ts'
import { namedDay } from './named-day.ts'

type Rule = {
  readonly kind: SuggestionKind
  readonly says: RegExp
  /** Where it stands in the sentence, the rule does not speak. */
  readonly unless: RegExp | null
  /** A promise without a day is not one. */
  readonly needsDay: boolean
}

const NEGATED_PAYMENT =
  /(n['’ ]?(a|ont|avons|ai|est|sera) (pas|jamais|toujours pas|pas encore)|pas (encore )?(été )?(réglé|payé|viré)|ne (paierons|payerons|réglerons|paierai|réglerai)|not (yet )?(been )?paid|haven['’]t (yet )?paid|won['’]t pay|will not (be )?pa(y|id)|cannot pay|can['’]t pay)/i

const RULES: readonly Rule[] = [
  {
    kind: 'paid',
    says: /((a|ont|avons|ai) (bien |déjà |donc )*(été )?(réglée?s?|payée?s?|virée?s?|soldée?s?|effectué (le|ce|un|votre) (virement|règlement|paiement))|(virement|règlement|paiement|chèque)s? (a été |est |ont été |vous a été |déjà )*(effectué|fait|émis|envoyé|posté|déposé|remis|parti\b|passé|exécuté)|(déjà|bien) (réglée?s?|payée?s?)|est (réglée|payée|soldée)|c['’]est (déjà |bien )*(payé|réglé|viré)(?![a-zà-ÿ])|factures? (bien |déjà )*(réglée?s?|payée?s?|soldée?s?) (le|ce|hier|depuis|par|la semaine derni)|(was|been|have|has|already|is) (been )?(already )?(paid|settled)|payment (was|has been|is|went) (made|sent|out|done|issued)|\b(we|i) (already )?(paid|settled|transferred))/i,
    unless: NEGATED_PAYMENT,
    needsDay: false,
  },
  {
    kind: 'promise',
    says: /((paierons|payerons|réglerons|règlerons|paierai|payerai|réglerai|règlerai|virerons|solderons|solderai)|\b(je|on|nous) (vous )?((fais|fait|faisons) (le|un|votre) (virement|règlement|paiement|chèque)|(règle|réglons|paie|paye|payons|vire|virons)\b(?! (ce|le|un) (problème|souci|point|litige)))|(règlement|paiement|virement|facture|chèque)s?\b.{0,40}(sera|seront|partira|partiront|est prévu|sont prévus|est programmé|prévue?s?|programmée?s?|interviendra|part )|(allons|vais|va|vont) (vous )?(payer|régler|virer|effectuer|procéder|faire le)|(ferons|fera|ferai|procéderons|procéderai|procède|procédons) .{0,20}(virement|règlement|paiement)|will (be )?(pay|paid|settle|settled|transfer|send|process)|(payment|transfer|cheque) (is )?(scheduled|planned|will)|(is|are) going to pay|plan to pay|(you will|you['’]ll|you should) (receive|get|have) (the |your |our )?(payment|transfer|money|funds))/i,
    unless: NEGATED_PAYMENT,
    needsDay: true,
  },
  {
    kind: 'instalment-plan',
    says: /(échéancier|échelonn|étaler|en (deux|trois|quatre|cinq|six|plusieurs|[2-9]|1[0-2]) (fois|mensualités|versements|paiements|échéances)|plusieurs (fois|mensualités|versements)|facilités? de paiement|(accorder|octroyer|consentir|obtenir|besoin d['’]).{0,10}(délai|temps|report\b)|report d['’]échéance|délais? (de paiement|supplémentaire)|(in|over) (two|three|four|six|several|[2-9]|1[0-2]) (payments|parts|instal?lments|months)|instal?lments?|payment plan|more time to pay)/i,
    unless: null,
    needsDay: false,
  },
  {
    kind: 'dispute',
    says: /(contest(e|ons|é)|litige|(non|pas) conforme|réclamation|défectueu|défaut|malfaçon|abîmé|endommagé|cassée?s?\b|incompl[eè]te?|il manqu|manquant|(?<!sauf )erreur (de|sur|dans) (?!destinataire|adresse|interlocut|personne|(ma|notre|votre) part)|(facture|montant|prix|tarif|quantité) .{0,25}(erroné|incorrect|faux|fausse|ne correspond)|ne correspond pas|(attend|attente|attendons).{0,20}avoir\b|(jamais|pas|rien) (été )?(reçu|livré|eu) .{0,12}(la |les |le |cette |ce )?(marchandise|commande|matériel|produit|livraison|prestation|chantier|colis|pièces?)|(marchandise|commande|matériel|travaux|prestation|produits?) .{0,30}(pas|jamais) (été )?(livré|reçu|fait|terminé|réalisé|effectué)|disput|not as (agreed|ordered)|wrong (price|amount|quantity|item)|damaged|faulty|defective|(goods|order|items|delivery) .{0,20}(never|not) (arrived|received|delivered|complete)|credit note|overcharged)/i,
    unless: /sans (aucune? )?(contestation|réclamation|litige)|no dispute|not disput/i,
    needsDay: false,
  },
  {
    kind: 'invoice-wanted',
    says: /((r?envoyer|retransmettre|transmettre|adresser|communiquer|fournir|faire parvenir|avoir).{0,40}(factures?|duplicata|copie)|(copie|duplicata) (de |des |d['’])(la |cette |votre |vos |ces )?factures?|(pas|jamais|aucune|toujours pas) (bien )?(reçu|trouv\w+|retrouv\w+|en possession)? ?.{0,18}\bfactures?\b|(send|forward|provide|resend).{0,30}(invoices?|copy)|copy of (the|your|this|that) invoice|(have not|haven['’]t|never|did not|didn['’]t) (received?|got|get|found?|seen?) .{0,20}invoice)/i,
    unless: /pas (encore )?(pu )?(réglé|payé|régler|payer)|conteste|erreur/i,
    needsDay: false,
  },
  {
    kind: 'wrong-contact',
    says: /((ne|n['’]) ?(travaille|fait|fais|suis|est) plus (partie|dans|chez|au sein|en charge|en poste|salarié|l['’]interlocut|le bon)|plus (dans|chez) (l['’]entreprise|la société|cette société)|a quitté (l['’]entreprise|la société|notre)|pas (le|la) bonn?e? (interlocut|personne|adresse|destinataire|service|contact)|pas concerné|pas (moi|nous) qui|erreur de (destinataire|personne|interlocut)|voyez (avec|directement)|mauvais(e)? (adresse|destinataire|interlocut)|vous (devez )?(adresser|contacter|écrire|voir).{0,30}(comptabilité|mon collègue|ma collègue|service|siège)|wrong (person|address|company|department)|no longer (work|with|employed|at)|not the right (person|contact)|(has|have) left the company|please contact .{0,30}(accounts|accounting|finance|department|colleague))/i,
    unless: null,
    needsDay: false,
  },
]

/** In the order of the text, each kind once. `text` without quotations; `written`: the day on which it was sent. */
export function suggestAnswers(text: string, written: Day): readonly Suggestion[] {
  const found = new Map<SuggestionKind, Suggestion>()
  for (const sentence of sentencesOf(text)) {
    for (const rule of RULES) {
      const suggestion = applied(rule, sentence, written)
      if (suggestion !== null && !found.has(rule.kind)) found.set(rule.kind, suggestion)
    }
  }
  return [...found.values()].filter((one) => !isOvertaken(one, found))
}

function applied(rule: Rule, sentence: string, written: Day): Suggestion | null {
  const words = rule.says.exec(sentence)?.[0]
  if (words === undefined || rule.unless?.test(sentence)) return null
  const isAboutPaying = rule.kind === 'paid' || rule.kind === 'promise'
  if (isAboutPaying && sentence.endsWith('?')) return null
  const named = isAboutPaying ? namedDay(sentence, written) : null
  const day = rule.kind === 'paid' ? lastOf(named, sentence, written) : named
  if (rule.needsDay && (day === null || day < written)) return null
  return { kind: rule.kind, words: sentence.slice(0, 300).toWellFormed(), day }
}

const WEEKDAY =
  /\b(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b/i

/** Nobody has paid on a day to come: a weekday is the one that is past, another day is none of the payment. */
function lastOf(named: Day | null, sentence: string, written: Day): Day | null {
  if (named === null || named <= written) return named
  const before = addDays(named, -7)
  return WEEKDAY.test(sentence) && before <= written ? before : null
}

/** « Nous réglerons en trois fois à partir du 5 » is a plan that is asked for, not a promise of the whole. */
const isOvertaken = ({ kind, words }: Suggestion, found: ReadonlyMap<SuggestionKind, Suggestion>): boolean =>
  kind === 'promise' && found.get('instalment-plan')?.words === words

/** A line that ends without a mark goes on in the next one. */
function sentencesOf(text: string): readonly string[] {
  return text
    .replace(/\n{2,}/g, ' ⏎ ')
    .replace(/\s+/g, ' ')
    .split(/(?<=[!?;⏎]|\.(?=\s|$))\s*/)
    .map((sentence) => sentence.replaceAll('⏎', '').trim())
    .filter((sentence) => sentence !== '')
}

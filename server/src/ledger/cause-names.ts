// What each cause of lateness is called.

import type { Locale } from '#kernel'
import type { LatenessCause } from './model.ts'

export const CAUSE_NAMES: Readonly<Record<Locale, Readonly<Record<LatenessCause, string>>>> = {
  fr: {
    oversight: 'oubli',
    'invoice-not-received': 'facture non reçue',
    'missing-reference': 'référence ou numéro de commande manquant',
    'wrong-addressee': 'mauvais destinataire',
    'dispute-price': 'litige sur le prix',
    'dispute-quantity': 'litige sur la quantité',
    'dispute-quality': 'litige sur la qualité',
    'dispute-delivery': 'litige sur la livraison',
    'dispute-other': 'autre litige',
    'credit-note-expected': 'avoir attendu',
    'set-off-claimed': 'compensation invoquée',
    'unilateral-deduction': 'retenue d’office',
    'cash-difficulty': 'difficulté de trésorerie',
    'internal-approval': 'circuit de validation interne',
    'bank-error': 'erreur de banque',
    'bad-faith': 'mauvaise foi',
    'suspected-fraud': 'usurpation d’identité soupçonnée',
    insolvency: 'procédure collective',
    unknown: 'cause inconnue',
  },
  en: {
    oversight: 'oversight',
    'invoice-not-received': 'invoice not received',
    'missing-reference': 'reference or order number missing',
    'wrong-addressee': 'wrong addressee',
    'dispute-price': 'dispute about the price',
    'dispute-quantity': 'dispute about the quantity',
    'dispute-quality': 'dispute about the quality',
    'dispute-delivery': 'dispute about the delivery',
    'dispute-other': 'another dispute',
    'credit-note-expected': 'credit note expected',
    'set-off-claimed': 'set-off claimed',
    'unilateral-deduction': 'unilateral deduction',
    'cash-difficulty': 'cash difficulty',
    'internal-approval': 'internal approval',
    'bank-error': 'bank error',
    'bad-faith': 'bad faith',
    'suspected-fraud': 'stolen identity suspected',
    insolvency: 'insolvency',
    unknown: 'cause unknown',
  },
}

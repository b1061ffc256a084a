/** The languages in which Quittance speaks, to its people and to debtors. */
export type Locale = 'fr' | 'en'
export const LOCALES: readonly Locale[] = ['fr', 'en']

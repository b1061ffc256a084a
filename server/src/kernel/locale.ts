/** The languages in which Quittance speaks, to its people and to debtors. */
export type Locale = 'fr' | 'en'
export const LOCALES: readonly Locale[] = ['fr', 'en']

/** Words in both languages: what a refusal names by a code, for its sentence to say. */
export type Said = Readonly<Record<Locale, string>>

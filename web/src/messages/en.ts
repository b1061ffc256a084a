import { fr } from './fr.ts'
export const en: typeof fr = fr

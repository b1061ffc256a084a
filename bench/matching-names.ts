// Debtors as a ledger names them and as banks write them.

import type { Random } from './matching-draw.ts'

const TRADES =
  'Menuiserie Plomberie Transports Imprimerie Boulangerie Garage Electricité Maçonnerie Carrosserie Pharmacie Librairie Ambulances Couverture Serrurerie Paysages Conseil Ingénierie Nettoyage Sécurité Traiteur Hôtel Restaurant Optique Cave Fonderie Tissages Laiterie Pépinières Marbrerie Vitrerie'.split(
    ' ',
  )
/** Two thousand family names, some of them with what a bank's character set lacks. */
const PEOPLE = [
  'Bar',
  'Ber',
  'Bou',
  'Cha',
  'Del',
  'Dur',
  'Fau',
  'Gé',
  'Gir',
  'Jou',
  'Lam',
  'Mar',
  'Mon',
  'Pé',
  'Rou',
  'Sau',
  'Tho',
  'Val',
  'Ver',
  'Vin',
]
  .flatMap((start) => ['b', 'd', 'ch', 'l', 'm', 'n', 't', 'v'].map((middle) => start + middle))
  .flatMap((start) =>
    ['ard', 'aud', 'eau', 'el', 'et', 'in', 'on', 'ier', 'ot', 'ois', 'ac', 'ault'].map((end) => start + end),
  )
const PLACES =
  'Loire Alpes Marché Rhône Bretagne Ouest Midi Vosges Littoral Plaine Vallée Causses Gironde Artois Berry Vexin Velay Quercy Armor Camargue'.split(
    ' ',
  )
const FORMS = ['SARL', 'SAS', 'SA', 'EURL', 'SASU', 'SCI', '', '', '']

export function debtorName(random: Random): string {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const form = pick(FORMS)
  const draw = random()
  const bare =
    draw < 0.35
      ? `${pick(TRADES)} ${pick(PEOPLE)}`
      : draw < 0.6
        ? `${pick(PEOPLE)} ${pick(TRADES)} ${pick(PLACES)}`
        : draw < 0.8
          ? `${pick(TRADES)} de la ${pick(PLACES)} ${pick(PEOPLE)}`
          : `${pick(PEOPLE)} & ${pick(PEOPLE)} ${pick(TRADES)}`
  return form === '' ? bare : random() < 0.7 ? `${form} ${bare}` : `${bare} ${form}`
}

/** As a bank writes it: capitals, no accents, the legal form elsewhere or nowhere, cut at the width of its field. */
export function restyledName(name: string, random: Random): string {
  const words = plain(name).split(' ')
  const bare = words.filter((word) => !FORMS.includes(word))
  const form = words.find((word) => FORMS.includes(word))
  const draw = random()
  const written =
    draw < 0.4 ? bare : draw < 0.6 ? [...bare, ...(form ? [form] : [])] : draw < 0.8 ? words : bare.slice(0, 3)
  return written.join(' ').slice(0, 24 + Math.floor(random() * 12))
}

/** A payer whom nothing in the ledger leads to. */
export function anotherName(random: Random): string {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const draw = random()
  if (draw < 0.4) return `HOLDING ${plain(pick(PEOPLE))} PARTICIPATIONS`
  if (draw < 0.7) return `M OU MME ${plain(pick(PEOPLE))}`
  return `CABINET ${plain(pick(PEOPLE))} EXPERTISE`
}

export const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[’&-]/g, ' ')
    .replace(/ +/g, ' ')
    .toUpperCase()

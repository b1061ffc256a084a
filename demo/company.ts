// The demo company and the people who owe it: invented names, `.example` addresses, numbers that check but belong to nobody.

export const DEMO_COMPANY = {
  name: 'Tavernier Agencement',
  legalForm: 'SAS',
  capital: '60 000 €',
  siren: '100000009',
  vat: 'FR88100000009',
  rcsCity: 'Nantes',
  addressLines: ['14 quai des Charpentiers'],
  postcode: '44200',
  city: 'Nantes',
  country: 'FR',
  phone: '02 40 00 00 00',
  email: 'compta@tavernier-agencement.example',
  signerName: 'Hélène Tavernier',
  signerCapacity: 'Présidente',
} as const

/** A well-formed account number of an invented bank. */
export const DEMO_BANK = {
  holder: 'Tavernier Agencement',
  iban: 'FR7630006000011234567890189',
  bic: 'AGRIFRPP',
} as const

/** How a debtor pays: days after the due date (negative = early), and how far it strays. */
export type Habit = { readonly lateDays: number; readonly spreadDays: number; readonly forgets: number }

export type DemoDebtor = {
  readonly name: string
  readonly kind: 'business' | 'public' | 'consumer' | 'association'
  readonly city: string
  readonly postcode: string
  readonly street: string
  readonly termDays: number
  readonly habit: Habit
  /** Share of the year's invoices, relative to the others. */
  readonly weight: number
  readonly contact: string | null
  readonly language?: 'en'
}

const PUNCTUAL: Habit = { lateDays: -3, spreadDays: 5, forgets: 0.02 }
const USUAL: Habit = { lateDays: 6, spreadDays: 9, forgets: 0.08 }
const SLOW: Habit = { lateDays: 24, spreadDays: 16, forgets: 0.18 }
const STRUGGLING: Habit = { lateDays: 55, spreadDays: 25, forgets: 0.5 }

const b = (
  name: string,
  postcode: string,
  city: string,
  street: string,
  habit: Habit,
  weight = 1,
  contact: string | null = null,
): DemoDebtor => ({ name, kind: 'business', city, postcode, street, termDays: 30, habit, weight, contact })

export const DEMO_DEBTORS: readonly DemoDebtor[] = [
  b('Brasserie du Port Nantais', '44000', 'Nantes', '3 quai de la Fosse', USUAL, 3, 'Maud Renaud'),
  b('Hôtel des Embruns', '44500', 'La Baule', '27 avenue des Pins', SLOW, 3, 'Yann Le Goff'),
  b('Librairie Au Vent des Pages', '44600', 'Saint-Nazaire', '8 rue des Halles', PUNCTUAL, 2),
  b('Clinique vétérinaire du Marais', '44410', 'Herbignac', '1 route de Guérande', PUNCTUAL, 1),
  b(
    'Groupe Océane Retail',
    '44800',
    'Saint-Herblain',
    '120 boulevard Marcel-Paul',
    { ...SLOW, lateDays: 18 },
    6,
    'Service comptabilité fournisseurs',
  ),
  b('Pharmacie de la Tour', '49000', 'Angers', '5 place du Ralliement', PUNCTUAL, 1),
  b('Cabinet dentaire Morvan', '56000', 'Vannes', '18 rue du Mené', USUAL, 1),
  b('Boulangerie Maison Chevalier', '44400', 'Rezé', '44 rue Jean-Jaurès', STRUGGLING, 2, 'Luc Chevalier'),
  b('Studio Kérity Architecture', '29900', 'Concarneau', '2 impasse du Phare', USUAL, 2),
  b('Conserverie des Deux Îles', '29770', 'Audierne', '9 quai Anatole-France', USUAL, 2),
  b('Fleurs & Jardins Pasquier', '49300', 'Cholet', '61 rue Nationale', SLOW, 1),
  b('Garage Lemoine & Fils', '85000', 'La Roche-sur-Yon', '12 rue des Frères-Lumière', SLOW, 1),
  b('Optique Belle-Vue', '35000', 'Rennes', '31 rue Le Bastard', PUNCTUAL, 1),
  b('Le Fournil de Clisson', '44190', 'Clisson', '6 rue des Halles', STRUGGLING, 1),
  b('Coworking La Filature', '49000', 'Angers', '77 quai Félix-Faure', USUAL, 2, 'Inès Marchand'),
  b('Restaurant L’Anse Rouge', '44210', 'Pornic', '2 corniche de Gourmalon', SLOW, 2),
  b('Transports Guérin Logistique', '44340', 'Bouguenais', '15 rue de l’Aviation', USUAL, 1),
  b('Cave des Coteaux du Layon', '49750', 'Beaulieu-sur-Layon', '4 rue du Moulin', PUNCTUAL, 1),
  b('Institut Peau d’Écume', '44500', 'La Baule', '14 avenue De-Gaulle', USUAL, 1),
  b('Imprimerie Bellanger', '44980', 'Sainte-Luce-sur-Loire', '3 rue du Tertre', SLOW, 1),
  b('Salon Atelier 9', '44000', 'Nantes', '9 rue Crébillon', USUAL, 1),
  b('Nautisme Penfret', '29120', 'Pont-l’Abbé', '22 rue du Château', STRUGGLING, 1),
  b('Agence Trois Marées', '44000', 'Nantes', '40 rue de Strasbourg', USUAL, 2, 'Paul Grandin'),
  b('Menuiserie Herriau', '44110', 'Châteaubriant', '18 rue de Couëré', SLOW, 1),
  b('Cinéma Le Bretagne', '44700', 'Orvault', '1 place Jeanne-d’Arc', PUNCTUAL, 1),
  b('Épicerie Le Bocal', '35600', 'Redon', '11 rue Victor-Hugo', USUAL, 1),
  b('Chocolaterie Duvigneau', '85100', 'Les Sables-d’Olonne', '25 promenade Clemenceau', PUNCTUAL, 1),
  b('Société Fermière de Retz', '44320', 'Saint-Père-en-Retz', 'La Gautrais', SLOW, 1),
  b('Immobilière Graslin', '44000', 'Nantes', '2 place Graslin', USUAL, 3, 'Claire Vasseur'),
  b('Atelier Céramique Ondine', '56400', 'Auray', '7 place Saint-Goustan', USUAL, 1),
  b('Domaine de la Haie', '44330', 'Vallet', 'La Haie', PUNCTUAL, 1),
  b('Auto-école Cap Permis', '44800', 'Saint-Herblain', '5 rue de la Syonnière', STRUGGLING, 1),
  b('Cabinet Rousseau Expertise', '44000', 'Nantes', '16 rue Voltaire', PUNCTUAL, 2),
  b('Bar La Cale 2', '44000', 'Nantes', '2 quai des Antilles', SLOW, 1),
  b('Poissonnerie Le Grand Large', '44420', 'La Turballe', '10 quai Saint-Paul', USUAL, 1),
  b('Laboratoire Biolys', '44300', 'Nantes', '1 rue Alfred-Kastler', PUNCTUAL, 2),
  b('Château du Plessis Réceptions', '49270', 'Champtoceaux', 'Le Plessis', SLOW, 1),
  b('Serrurerie Mabille', '44100', 'Nantes', '58 rue de la Convention', USUAL, 1),
  b('Boutique Lin & Lande', '56470', 'La Trinité-sur-Mer', '13 cours des Quais', USUAL, 1),
  b('Kinésithérapie des Dervallières', '44100', 'Nantes', '20 rue Auguste-Renoir', PUNCTUAL, 1),
  b('Traiteur Vent d’Ouest', '44120', 'Vertou', '9 rue de l’Île-de-France', SLOW, 2, 'Sophie Baudry'),
  b('SCI du Bois-Hardy', '44000', 'Nantes', '6 rue du Bois-Hardy', USUAL, 1),
  {
    ...b('Harbour & Finch Interiors Ltd', 'BS1 4QA', 'Bristol', '12 Narrow Quay', USUAL, 1, 'Emma Finch'),
    language: 'en',
  },
  b('Meubles Vandewalle', '59000', 'Lille', '30 rue Faidherbe', SLOW, 1),
  {
    ...b(
      'Commune de Saint-Aubin-les-Marais',
      '44250',
      'Saint-Aubin-les-Marais',
      '1 place de la Mairie',
      USUAL,
      3,
      'Service des marchés',
    ),
    kind: 'public',
  },
  {
    ...b(
      'Communauté de communes du Sillon',
      '44260',
      'Savenay',
      '2 boulevard des Acacias',
      { ...SLOW, forgets: 0.05 },
      3,
    ),
    kind: 'public',
  },
  {
    ...b('Lycée professionnel Les Charmilles', '44000', 'Nantes', '15 rue des Charmilles', SLOW, 2, 'Intendance'),
    kind: 'public',
  },
  { ...b('Département de la Basse-Loire', '44000', 'Nantes', '3 quai Ceineray', USUAL, 2), kind: 'public' },
  {
    ...b('Centre hospitalier de la Presqu’île', '44600', 'Saint-Nazaire', '11 boulevard Charpak', SLOW, 2),
    kind: 'public',
    termDays: 50,
  },
  {
    ...b('Association Théâtre du Sabot', '44000', 'Nantes', '4 rue du Sabot', SLOW, 1, 'Jeanne Aubry'),
    kind: 'association',
  },
  { ...b('Crèche associative Les Lucioles', '44400', 'Rezé', '12 allée de Bretagne', USUAL, 1), kind: 'association' },
  { ...b('Club nautique de l’Erdre', '44240', 'La Chapelle-sur-Erdre', 'Port-Jean', USUAL, 1), kind: 'association' },
  ...[
    'Camille Durand',
    'Noël Lefèvre',
    'Amélie Roux',
    'Théo Garcia',
    'Zoé Mercier',
    'Marguerite Le Bihan',
    'Rachid Benali',
    'Solène Picard',
  ].map((name, index): DemoDebtor => ({
    ...b(name, '44000', 'Nantes', `${index * 7 + 3} rue des Carmes`, index % 3 === 2 ? SLOW : USUAL, 1),
    kind: 'consumer',
    termDays: 15,
  })),
]

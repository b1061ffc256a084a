// What `read` tells a person in a terminal about records of the public services.

import type { Locale } from '#kernel'
import { formatDay } from '#kernel/format.ts'
import type { RegisterSummary } from './formats/open-data/companies.ts'
import type { NoticesSummary } from './formats/open-data/notices.ts'
import { columns } from './read-text.ts'

export const noticesText = ({ notices }: NoticesSummary, locale: Locale): string =>
  columns(
    notices.map(({ sirens, name, publishedOn, nature }) => [
      sirens.join(' '),
      name ?? '',
      formatDay(publishedOn, locale),
      nature,
    ]),
    'llll',
  )

export const companiesText = ({ companies }: RegisterSummary, locale: Locale): string =>
  columns(
    companies.map(({ siren, name, state, city }) => [siren, name ?? '', STATES[locale][state], city ?? '']),
    'llll',
  )

const STATES = {
  fr: { active: 'active', closed: 'cessée', unknown: 'état non dit' },
  en: { active: 'active', closed: 'closed', unknown: 'state not said' },
} as const

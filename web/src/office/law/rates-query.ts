// The rates that the law knows for this company, and those that it entered itself.

import { get } from '../../api.ts'
import type { Rates } from '../../api-types.ts'

export const ratesQuery = { queryKey: ['rates'], queryFn: () => get<Rates>('/rates') }

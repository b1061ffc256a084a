// The addresses of the office. Every screen is loaded when it is first opened; its address says all that it shows.

import { Navigate, createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { parseDay } from '@quittance/law'
import type { Day } from '@quittance/law'
import type { BoardFilter, BoardSort, Knowledge } from '../api-types.ts'
import { CALCULATE, parseSearch, stringifySearch } from './address.ts'
import type { SearchTexts } from './address.ts'
import { Broken, NotFound } from './not-found.tsx'
import { Shell } from './shell.tsx'

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound })

const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('./first-hour/doorstep.tsx'), 'Doorstep'),
})
const firstHour = createRoute({
  getParentRoute: () => root,
  path: '/start',
  component: lazyRouteComponent(() => import('./first-hour/first-hour.tsx'), 'FirstHour'),
})
const today = createRoute({
  getParentRoute: () => root,
  path: '/today',
  component: lazyRouteComponent(() => import('./strategy/today.tsx'), 'TodayScreen'),
})
/** The past months instead of the coming days; what is known of them, where another question than the usual one is asked. */
export type RehearsalSearch = { readonly view?: 'past'; readonly as?: Knowledge; readonly month?: string }
const KNOWLEDGES: readonly Knowledge[] = ['known', 'told']

const rehearsal = createRoute({
  getParentRoute: () => root,
  path: '/rehearsal',
  validateSearch: (input: Record<string, unknown>): RehearsalSearch => {
    if (input['view'] !== 'past') return {}
    const as = KNOWLEDGES.find((knowledge) => knowledge === input['as'])
    const month = parseDay(`${String(input['month'])}-01`)?.slice(0, 7)
    return { view: 'past', ...(as && { as }), ...(month && { month }) }
  },
  component: lazyRouteComponent(() => import('./strategy/rehearsal.tsx'), 'RehearsalScreen'),
})

const plans = createRoute({
  getParentRoute: () => root,
  path: '/plans',
  component: lazyRouteComponent(() => import('./strategy/plans.tsx'), 'PlansScreen'),
})
/** What is shown of a plan besides its editor. */
export type PlanView = 'effect' | 'versions'

const plan = createRoute({
  getParentRoute: () => root,
  path: '/plans/$planKey',
  validateSearch: (input: Record<string, unknown>): { readonly view?: PlanView } => {
    const view = (['effect', 'versions'] as const).find((known) => known === input['view'])
    return view ? { view } : {}
  },
  component: lazyRouteComponent(() => import('./strategy/plan-screen.tsx'), 'PlanScreen'),
})

export type BoardSearch = {
  readonly search?: string
  readonly filter?: BoardFilter
  readonly sort?: BoardSort
  readonly on?: Day
}
const FILTERS: readonly BoardFilter[] = ['all', 'overdue', 'no-contact', 'held']
const SORTS: readonly BoardSort[] = ['overdue', 'name', 'exposure', 'oldest']

const debtors = createRoute({
  getParentRoute: () => root,
  path: '/debtors',
  validateSearch: (input: Record<string, unknown>): BoardSearch => {
    const search = typeof input['search'] === 'string' ? input['search'] : ''
    const filter = FILTERS.find((f) => f === input['filter'])
    const sort = SORTS.find((s) => s === input['sort'])
    const on = parseDay(String(input['on']))
    return { ...(search && { search }), ...(filter && { filter }), ...(sort && { sort }), ...(on && { on }) }
  },
  component: lazyRouteComponent(() => import('./ledger/board.tsx'), 'BoardScreen'),
})
const debtor = createRoute({
  getParentRoute: () => root,
  path: '/debtors/$debtorId',
  params: {
    parse: ({ debtorId }) => ({ debtorId: Number(debtorId) }),
    stringify: ({ debtorId }) => ({ debtorId: String(debtorId) }),
  },
  component: lazyRouteComponent(() => import('./ledger/debtor.tsx'), 'DebtorScreen'),
})
const contacts = createRoute({
  getParentRoute: () => root,
  path: '/contacts',
  component: lazyRouteComponent(() => import('./ledger/contact-grid.tsx'), 'ContactGridScreen'),
})
const imports = createRoute({
  getParentRoute: () => root,
  path: '/imports',
  component: lazyRouteComponent(() => import('./intake/imports.tsx'), 'ImportsScreen'),
})
const calls = createRoute({
  getParentRoute: () => root,
  path: '/calls',
  component: lazyRouteComponent(() => import('./dialogue/calls.tsx'), 'CallsScreen'),
})
const mail = createRoute({
  getParentRoute: () => root,
  path: '/mail',
  component: lazyRouteComponent(() => import('./dialogue/mail.tsx'), 'MailScreen'),
})
const outbox = createRoute({
  getParentRoute: () => root,
  path: '/outbox',
  component: lazyRouteComponent(() => import('./outreach/outbox.tsx'), 'OutboxScreen'),
})
export type BankView = 'open' | 'matched' | 'ignored' | 'accounts' | 'payers'
const BANK_VIEWS: readonly BankView[] = ['open', 'matched', 'ignored', 'accounts', 'payers']

const bank = createRoute({
  getParentRoute: () => root,
  path: '/bank',
  validateSearch: (input: Record<string, unknown>): { readonly view?: BankView } => {
    const view = BANK_VIEWS.find((known) => known === input['view'])
    return view ? { view } : {}
  },
  component: lazyRouteComponent(() => import('./reconciliation/bank.tsx'), 'BankScreen'),
})
const calculate = createRoute({
  getParentRoute: () => root,
  path: CALCULATE,
  validateSearch: (input: Record<string, unknown>): SearchTexts =>
    Object.fromEntries(Object.entries(input).map(([name, value]) => [name, String(value)])),
  component: lazyRouteComponent(() => import('./law/calculate-screen.tsx'), 'CalculateScreen'),
})
const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: lazyRouteComponent(() => import('./access/settings.tsx'), 'SettingsScreen'),
})
const settingsStart = createRoute({
  getParentRoute: () => settings,
  path: '/',
  component: () => <Navigate to="/settings/$section" params={{ section: 'company' }} replace />,
})
const settingsSection = createRoute({
  getParentRoute: () => settings,
  path: '$section',
  component: lazyRouteComponent(() => import('./access/settings.tsx'), 'SettingsSection'),
})
const text = createRoute({
  getParentRoute: () => root,
  path: '/texts/$locale/$audience/$step',
  validateSearch: (input: Record<string, unknown>): { readonly form?: 'letter' | 'sms' } =>
    input['form'] === 'letter' || input['form'] === 'sms' ? { form: input['form'] } : {},
  component: lazyRouteComponent(() => import('./outreach/text-screen.tsx'), 'TextScreen'),
})

export const router = createRouter({
  routeTree: root.addChildren([
    start,
    firstHour,
    today,
    plans,
    plan,
    rehearsal,
    debtors,
    debtor,
    contacts,
    imports,
    calls,
    mail,
    outbox,
    bank,
    calculate,
    text,
    settings.addChildren([settingsStart, settingsSection]),
  ]),
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  defaultErrorComponent: Broken,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface can be added to
  interface Register {
    router: typeof router
  }
}

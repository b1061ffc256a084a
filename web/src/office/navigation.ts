// The screens of the office in the order of the day. Later screens add a line here; nothing else lists them.

import type { ComponentType } from 'react'
import {
  Calculator,
  CalendarRange,
  Contact,
  FileDown,
  Landmark,
  Layers,
  ListTodo,
  MailOpen,
  Phone,
  Route,
  Send,
  Settings,
} from 'lucide-react'
import type { LucideProps } from 'lucide-react'
import type { Messages } from '../messages/index.ts'

export type Screen = {
  readonly key: keyof Messages['shell']['screens']
  readonly to:
    | '/today'
    | '/debtors'
    | '/calls'
    | '/outbox'
    | '/bank'
    | '/imports'
    | '/mail'
    | '/contacts'
    | '/plans'
    | '/rehearsal'
    | '/calculer'
    | '/settings'
  readonly group: 'work' | 'prepare' | 'company'
  readonly icon: ComponentType<LucideProps>
  /** Among the four that a narrow window keeps at hand. */
  readonly isFirst: boolean
}

export const SCREENS: readonly Screen[] = [
  { key: 'today', to: '/today', group: 'work', icon: ListTodo, isFirst: true },
  { key: 'debtors', to: '/debtors', group: 'work', icon: Layers, isFirst: true },
  { key: 'calls', to: '/calls', group: 'work', icon: Phone, isFirst: false },
  { key: 'mail', to: '/mail', group: 'work', icon: MailOpen, isFirst: false },
  { key: 'outbox', to: '/outbox', group: 'work', icon: Send, isFirst: true },
  { key: 'bank', to: '/bank', group: 'work', icon: Landmark, isFirst: false },
  { key: 'imports', to: '/imports', group: 'prepare', icon: FileDown, isFirst: true },
  { key: 'contacts', to: '/contacts', group: 'prepare', icon: Contact, isFirst: false },
  { key: 'plans', to: '/plans', group: 'prepare', icon: Route, isFirst: false },
  { key: 'rehearsal', to: '/rehearsal', group: 'prepare', icon: CalendarRange, isFirst: false },
  { key: 'calculate', to: '/calculer', group: 'company', icon: Calculator, isFirst: false },
  { key: 'settings', to: '/settings', group: 'company', icon: Settings, isFirst: false },
]

export const GROUPS = ['work', 'prepare', 'company'] as const

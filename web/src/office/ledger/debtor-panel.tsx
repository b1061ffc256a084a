// What can be done to a debtor, in the panel beside its page.

import type { DebtorPage, HoldKind } from '../../api-types.ts'
import { AllocatePanel } from './allocate-panel.tsx'
import { ContactPanel } from './contact-panel.tsx'
import { EditPanel } from './edit-panel.tsx'
import { HoldPanel } from './hold-panel.tsx'
import { ItemPlanPanel } from './item-plan-panel.tsx'
import { MergePanel } from './merge-panel.tsx'
import { PaymentPanel } from './payment-panel.tsx'

export type PanelSubject =
  | { readonly kind: 'payment'; readonly itemId: number | null }
  | { readonly kind: 'allocate'; readonly creditId: number }
  | { readonly kind: 'hold'; readonly holdKind: HoldKind; readonly itemId: number | null }
  | { readonly kind: 'contact'; readonly contactId: number | null }
  | { readonly kind: 'plan'; readonly itemId: number }
  | { readonly kind: 'edit' }
  | { readonly kind: 'merge'; readonly other: { readonly id: number; readonly name: string } | null }

type DebtorPanelProps = {
  readonly subject: PanelSubject
  readonly page: DebtorPage
  readonly onClose: () => void
}

export function DebtorPanel({ subject, page, onClose }: DebtorPanelProps) {
  const common = { page, onClose }
  switch (subject.kind) {
    case 'payment':
      return <PaymentPanel {...common} itemId={subject.itemId} />
    case 'allocate': {
      const credit = page.credits.find((candidate) => candidate.id === subject.creditId)
      return credit ? <AllocatePanel {...common} credit={credit} /> : null
    }
    case 'hold':
      return <HoldPanel {...common} holdKind={subject.holdKind} itemId={subject.itemId} />
    case 'contact':
      return <ContactPanel {...common} contact={page.contacts.find((c) => c.id === subject.contactId) ?? null} />
    case 'plan':
      return <ItemPlanPanel {...common} itemId={subject.itemId} />
    case 'edit':
      return <EditPanel {...common} />
    case 'merge':
      return <MergePanel {...common} other={subject.other} />
  }
}

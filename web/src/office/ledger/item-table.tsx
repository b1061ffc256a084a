// What this debtor owes, invoice by invoice: how late, how much is open, and what comes next for each.

import { Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Banknote, CirclePause, FileText, Route } from 'lucide-react'
import type { DebtorPage, Hold, Item } from '../../api-types.ts'
import { classes } from '../../ui/classes.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { DayText, Money } from '../../ui/money.tsx'
import { Section } from '../../ui/page.tsx'
import table from '../../ui/table.module.css'
import { Tag } from '../../ui/tag.tsx'
import type { PanelSubject } from './debtor-panel.tsx'
import { debtorPlanQuery, useWhy } from './debtor-query.ts'
import styles from './debtor.module.css'

type ItemTableProps = {
  readonly page: DebtorPage
  readonly withPaid: boolean
  readonly onWithPaid: (withPaid: boolean) => void
  readonly onSubject: (subject: PanelSubject) => void
}

export function ItemTable({ page, withPaid, onWithPaid, onSubject }: ItemTableProps) {
  const { t } = useSpeech()
  const why = useWhy(page.debtor.id)
  const plan = useQuery(debtorPlanQuery(page.debtor.id))
  const sentences = new Map(why.data?.rows.map((row) => [row.itemId, row.sentence]))
  const { columns } = t.ledger.items
  return (
    <Section
      title={t.ledger.items.title}
      aside={
        <Switch
          size="xs"
          label={t.ledger.items.withPaid}
          checked={withPaid}
          onChange={(event) => onWithPaid(event.currentTarget.checked)}
        />
      }
    >
      {page.items.length === 0 && <p className={styles.nothing}>{t.ledger.items.none}</p>}
      {page.items.length > 0 && (
        <div className={table.wrap}>
          <table className={table.table}>
            <caption>{t.ledger.items.title}</caption>
            <thead>
              <tr>
                <th scope="col">{columns.number}</th>
                <th scope="col">{columns.due}</th>
                <th scope="col">{columns.why}</th>
                <th scope="col" className={classes(table.number, table.wideOnly)}>
                  {columns.total}
                </th>
                <th scope="col" className={table.number}>
                  {columns.open}
                </th>
                <th scope="col">
                  <span className="visually-hidden">{columns.acts}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {page.items.map((item) => (
                <ItemLine
                  key={item.id}
                  item={item}
                  holds={page.holds.filter((hold) => hold.itemId === item.id)}
                  why={sentences.get(item.id) ?? null}
                  ownPlan={plan.data?.items.find(({ itemId }) => itemId === item.id)?.name ?? null}
                  onSubject={onSubject}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {page.items.some(({ dueComputed }) => dueComputed) && <p className="muted small">* {t.ledger.items.computed}</p>}
    </Section>
  )
}

type ItemLineProps = {
  readonly item: Item
  readonly holds: readonly Hold[]
  readonly why: string | null
  /** Chosen for it alone. */
  readonly ownPlan: string | null
  readonly onSubject: (subject: PanelSubject) => void
}

function ItemLine({ item, holds, why, ownPlan, onSubject }: ItemLineProps) {
  const { t } = useSpeech()
  const { columns } = t.ledger.items
  const isOpen = item.openCents > 0
  return (
    <tr>
      <th scope="row" className={table.main}>
        <span className="strong nowrap" title={item.label ?? undefined}>
          {item.number}
        </span>{' '}
        {item.documentKind !== 'invoice' && <Tag>{t.ledger.items.kinds[item.documentKind]}</Tag>}
        {item.nature !== 'receivable' && <Tag>{t.ledger.items.natures[item.nature]}</Tag>}
        {holds.map((hold) => (
          <Tag key={hold.id} tone="accent" title={hold.reason}>
            {t.words.holds[hold.kind]}
          </Tag>
        ))}
        {ownPlan !== null && <Tag title={t.plans.item.title}>{ownPlan}</Tag>}
        <LastStatus item={item} />
        <Originals item={item} />
      </th>
      <td data-label={columns.due}>
        <DueDay item={item} />
      </td>
      <td className={classes(table.sentence, 'muted')}>{isOpen ? why : t.ledger.items.settled}</td>
      <td className={classes(table.number, table.wideOnly, 'muted')}>
        <Money cents={item.totalCents} currency={item.currency} />
      </td>
      <td className={classes(table.number, table.onCardHead, 'strong')}>
        <Money cents={item.openCents} currency={item.currency} dash />
      </td>
      <td>{isOpen && <ItemActs item={item} onSubject={onSubject} />}</td>
    </tr>
  )
}

/** What was said of the electronic invoice last; what was said before stands in the title. */
function LastStatus({ item }: { readonly item: Item }) {
  const { format } = useSpeech()
  const last = item.statuses.at(-1)
  if (!last) return null
  const title = item.statuses
    .map(({ code, label, onDay, reasons }) =>
      [`${format.day(onDay)} ${code} ${label}`, ...reasons.map((reason) => reason.text ?? reason.code ?? '')].join(
        ' – ',
      ),
    )
    .join('\n')
  return (
    <Tag title={title}>
      {last.code} {last.label}
    </Tag>
  )
}

function Originals({ item }: { readonly item: Item }) {
  const { t } = useSpeech()
  return item.documents.map(({ id, fileName }) => (
    <a
      key={id}
      href={`/api/v1/documents/${id}`}
      className={classes(styles.original, 'no-print')}
      title={fileName}
      aria-label={t.ledger.items.original(fileName, item.number)}
    >
      <FileText size={16} strokeWidth={1.75} aria-hidden />
    </a>
  ))
}

function ItemActs({ item, onSubject }: Pick<ItemLineProps, 'item' | 'onSubject'>) {
  const { t } = useSpeech()
  const acts = [
    { label: t.ledger.actions.payment, icon: Banknote, subject: { kind: 'payment', itemId: item.id } },
    {
      label: t.ledger.actions.hold,
      icon: CirclePause,
      subject: { kind: 'hold', holdKind: 'dispute', itemId: item.id },
    },
    { label: t.plans.item.title, icon: Route, subject: { kind: 'plan', itemId: item.id } },
  ] as const
  return (
    <div className={classes(styles.acts, 'no-print')}>
      {acts.map((act) => (
        <button
          key={act.label}
          type="button"
          className={styles.act}
          title={act.label}
          aria-label={t.ui.of(act.label, item.number)}
          onClick={() => onSubject(act.subject)}
        >
          <act.icon size={18} strokeWidth={1.75} aria-hidden />
        </button>
      ))}
    </div>
  )
}

function DueDay({ item }: { readonly item: Item }) {
  const { t } = useSpeech()
  const late = item.daysPastDue ?? 0
  return (
    <span className="nowrap">
      <DayText day={item.dueDate} />
      {item.dueComputed && (
        <span className="muted" title={t.ledger.items.computed}>
          {' '}
          *
        </span>
      )}
      {late > 0 && item.openCents > 0 && (
        <span className={late > 60 ? 'alarm' : 'muted'}> {t.ledger.items.late(late)}</span>
      )}
    </span>
  )
}

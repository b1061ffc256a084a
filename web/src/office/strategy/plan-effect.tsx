// What the draft would change on the invoices that exist, and the coming thirty days with it; from here it is saved.

import { useState } from 'react'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { send } from '../../api.ts'
import type { ChangeKind, Plan, PlanChange, PlanChanges } from '../../api-types.ts'
import { ChannelIcon } from '../../ui/channel-icon.tsx'
import { classes } from '../../ui/classes.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { DayText, Money } from '../../ui/money.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { ErrorNotice, Loaded, Notice, SkeletonRows } from '../../ui/states.tsx'
import table from '../../ui/table.module.css'
import { useToast } from '../../ui/toasts.tsx'
import { useVerb } from '../../verb.ts'
import type { PlanDraft } from './plan-draft.ts'
import { changesQuery, planRehearsalQuery, planPath } from './plan-query.ts'
import { RehearsalCalendar } from './rehearsal-calendar.tsx'
import { RehearsalDayPanel } from './rehearsal-day-panel.tsx'
import type { RehearsalDay } from './rehearsal-days.ts'
import styles from './plans.module.css'

const DAYS = 30

type PlanEffectProps = { readonly saved: Plan; readonly draft: PlanDraft; readonly onBack: () => void }

export function PlanEffect({ saved, draft, onBack }: PlanEffectProps) {
  const { t } = useSpeech()
  const words = t.plans.effect
  const changes = useQuery({ ...changesQuery(saved.key, draft.plan, DAYS), enabled: draft.isChanged })
  const save = useSave(saved, draft, onBack)
  return (
    <Page
      title={`${saved.name} · ${words.title}`}
      lead={words.lead(DAYS)}
      actions={
        <>
          <Button variant="default" onClick={onBack}>
            {words.back}
          </Button>
          <Button
            disabled={!draft.isChanged || !changes.data}
            loading={save.isRunning}
            onClick={() => void save.run(undefined)}
          >
            {words.save(saved.version + 1)}
          </Button>
        </>
      }
    >
      {save.error && <ErrorNotice error={save.error} />}
      {!draft.isChanged && <Notice>{words.noChange}</Notice>}
      {draft.isChanged && (
        <>
          <Loaded query={changes} skeleton={<SkeletonRows count={6} />}>
            {(data) => <Difference changes={data} />}
          </Loaded>
          <Calendar saved={saved} draft={draft} />
        </>
      )}
    </Page>
  )
}

function useSave(saved: Plan, draft: PlanDraft, onDone: () => void) {
  const { t } = useSpeech()
  const show = useToast()
  const put = () => send<Plan>('PUT', planPath(saved.key), { version: draft.version, plan: draft.plan })
  return useVerb(put, {
    showsErrors: true,
    onDone: (now) => {
      draft.settle(now)
      show({ text: t.plans.effect.saved(now.version) })
      onDone()
    },
  })
}

function Difference({ changes }: { readonly changes: PlanChanges }) {
  const { t } = useSpeech()
  const words = t.plans.effect
  if (changes.total === 0) return <Notice>{words.same(changes.unchanged)}</Notice>
  return (
    <>
      <ul className={styles.tiles}>
        {changes.summary.map(({ kind, debtors, items, cents }) => (
          <li key={kind} className={styles.tile} data-kind={kind}>
            <strong>{words.kinds[kind]}</strong>
            <span className={styles.tileSum}>
              <Money cents={cents} />
            </span>
            <span>{words.people(debtors, items)}</span>
            <span className="muted small">{words.hints[kind]}</span>
          </li>
        ))}
      </ul>
      <Section
        title={words.list}
        aside={
          changes.total > changes.changes.length
            ? words.shown(changes.changes.length, changes.total)
            : words.unchanged(changes.unchanged)
        }
      >
        <ChangeTable rows={changes.changes} />
      </Section>
    </>
  )
}

function ChangeTable({ rows }: { readonly rows: readonly PlanChange[] }) {
  const { t } = useSpeech()
  const { columns, kinds, list } = t.plans.effect
  return (
    <div className={table.wrap}>
      <table className={table.table}>
        <caption>{list}</caption>
        <thead>
          <tr>
            <th scope="col">{columns.debtor}</th>
            <th scope="col">{columns.number}</th>
            <th scope="col">{columns.change}</th>
            <th scope="col">{columns.before}</th>
            <th scope="col">{columns.after}</th>
            <th scope="col" className={table.number}>
              {columns.open}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.itemId}>
              <th scope="row" className={table.main}>
                <Link to="/debtors/$debtorId" params={{ debtorId: row.debtorId }}>
                  {row.debtorName}
                </Link>
              </th>
              <td data-label={columns.number}>{row.number}</td>
              <td data-label={columns.change} className={row.kind === 'none' ? 'alarm' : undefined}>
                {kinds[row.kind satisfies ChangeKind]}
              </td>
              <td data-label={columns.before} className="muted">
                <NextStep next={row.before} />
              </td>
              <td data-label={columns.after}>
                <NextStep next={row.after} />
              </td>
              <td className={classes(table.number, table.onCardHead)}>
                <Money cents={row.openCents} currency={row.currency} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function NextStep({ next }: { readonly next: PlanChange['before'] }) {
  const { t } = useSpeech()
  if (!next) return t.plans.effect.nothing
  return (
    <span className={styles.nextStep}>
      <DayText day={next.day} /> <ChannelIcon channel={next.channel} size={14} /> {next.step}
    </span>
  )
}

function Calendar({ saved, draft }: Pick<PlanEffectProps, 'saved' | 'draft'>) {
  const { t, today } = useSpeech()
  const rehearsal = useQuery(planRehearsalQuery(saved.key, draft.plan, DAYS))
  const [opened, setOpened] = useState<RehearsalDay | null>(null)
  return (
    <Loaded query={rehearsal} skeleton={<SkeletonRows count={6} />}>
      {(data) => (
        <>
          <p className="muted">{t.plans.effect.calendar}</p>
          <RehearsalCalendar
            rehearsal={data}
            from={today}
            days={DAYS}
            openedDay={opened?.day ?? null}
            onOpen={setOpened}
          />
          {opened && <RehearsalDayPanel key={opened.day} day={opened} onClose={() => setOpened(null)} />}
        </>
      )}
    </Loaded>
  )
}

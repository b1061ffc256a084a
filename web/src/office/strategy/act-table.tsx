// One section of the day as a table: one line per debtor and act, with its reason.

import { useState } from 'react'
import { Button, Checkbox } from '@mantine/core'
import type { Action, Channel } from '../../api-types.ts'
import type { Messages } from '../../messages/index.ts'
import { classes } from '../../ui/classes.ts'
import { capitalised } from '../../ui/format.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Money, Sums } from '../../ui/money.tsx'
import { sumsOf } from '../../ui/sums.ts'
import { Section } from '../../ui/page.tsx'
import table from '../../ui/table.module.css'
import { LevelBars, Tag } from '../../ui/tag.tsx'
import { ChannelIcon } from '../../ui/channel-icon.tsx'
import styles from './today.module.css'
import type { ActSection } from './today-sections.ts'
import type { Worklist } from './use-worklist.ts'
import { isFree } from './work-rows.ts'

/** More rows than this are shown on demand; choosing all still means all. */
const FIRST_ROWS = 150

export function ActTable({ section, work }: { readonly section: ActSection; readonly work: Worklist }) {
  const { t } = useSpeech()
  const [shown, setShown] = useState(FIRST_ROWS)
  const { actions } = section
  const keys = actions.filter(isFree).map((action) => action.key)
  const chosen = keys.filter((key) => work.selection.has(key)).length
  const title = t.today.sections[section.key]
  return (
    <Section
      title={title.title(actions.length)}
      aside={
        <>
          {title.hint} · <Sums sums={sumsOf(actions)} />
        </>
      }
    >
      <div className={table.wrap}>
        <table className={classes(table.table, styles.acts)}>
          <caption>{title.title(actions.length)}</caption>
          <thead>
            <tr>
              <th scope="col" className={styles.check}>
                {keys.length === 0 ? (
                  <span className="visually-hidden">{t.today.columns.choice}</span>
                ) : (
                  <Checkbox
                    aria-label={t.ui.of(t.ui.selectAll, title.title(actions.length))}
                    checked={chosen === keys.length}
                    indeterminate={chosen > 0 && chosen < keys.length}
                    onChange={(event) => work.selection.setAll(keys, event.currentTarget.checked)}
                  />
                )}
              </th>
              <th scope="col">{t.ledger.columns.debtor}</th>
              <th scope="col">{t.today.columns.step}</th>
              <th scope="col">{t.today.columns.why}</th>
              <th scope="col" className={table.number}>
                {t.today.columns.amount}
              </th>
            </tr>
          </thead>
          <tbody>
            {actions.slice(0, shown).map((action) => (
              <ActLine key={action.key} action={action} work={work} />
            ))}
          </tbody>
        </table>
        {actions.length > shown && (
          <div className={table.more}>
            <Button variant="subtle" onClick={() => setShown(shown + FIRST_ROWS)}>
              {t.today.showMore(actions.length - shown)}
            </Button>
          </div>
        )}
      </div>
    </Section>
  )
}

function ActLine({ action, work }: { readonly action: Action; readonly work: Worklist }) {
  const { t } = useSpeech()
  const { key } = action
  return (
    <tr data-clickable aria-current={work.opened?.key === key} onClick={() => work.open(key)}>
      <td className={styles.check} onClick={(event) => event.stopPropagation()}>
        {isFree(action) && (
          <Checkbox
            aria-label={t.today.choose(action.debtorName)}
            checked={work.selection.has(key)}
            onChange={() => {}}
            onClick={(event) => work.selection.toggle(key, event.shiftKey)}
          />
        )}
      </td>
      <th scope="row" className={table.main}>
        <button
          type="button"
          className="plain-button"
          data-row={key}
          title={action.debtorName}
          onFocus={() => work.look(key)}
          onKeyDown={(event) => {
            if (event.key !== ' ' || !isFree(action)) return
            event.preventDefault()
            work.selection.toggle(key, event.shiftKey)
          }}
          onClick={(event) => {
            event.stopPropagation()
            work.open(key)
          }}
        >
          {action.debtorName}
        </button>
        {action.recipient.name !== action.debtorName && (
          <span className={styles.recipient} title={action.recipient.email ?? action.recipient.phone ?? undefined}>
            {action.recipient.name}
          </span>
        )}
      </th>
      <td className={styles.step}>
        <span className={styles.stepName}>
          <ChannelIcon channel={action.channel} />
          <LevelBars level={action.level} />
          {capitalised(action.step)}
        </span>
        <ActState action={action} />
      </td>
      <td className={classes(table.clip, styles.why)} title={action.reasons[0]?.text}>
        <span className="muted">{t.today.items(action.itemCount)} ·</span> {action.reasons[0]?.text}
      </td>
      <td className={classes(table.number, 'strong', styles.amount)}>
        <Money cents={action.totalCents} currency={action.currency} />
      </td>
    </tr>
  )
}

function ActState({ action }: { readonly action: Action }) {
  const { t } = useSpeech()
  switch (action.state) {
    case 'planned':
      if (action.approval) return <Tag tone="accent">{approvedText(action.approval, t)}</Tag>
      return action.asksTwo ? <Tag>{t.today.second.asked}</Tag> : null
    case 'queued':
      return <Tag tone="accent">{t.today.queued[queueOf(action.channel)]}</Tag>
    case 'unknown':
      return <Tag tone="alarm">{t.today.unknown}</Tag>
  }
}

const approvedText = ({ isMine, by }: NonNullable<Action['approval']>, t: Messages) =>
  isMine ? t.today.second.byMe : t.today.second.by(by)

/** Where a released act waits: for the mail server, for the printer, or for a person. */
function queueOf(channel: Channel): 'mail' | 'print' | 'person' {
  switch (channel) {
    case 'email':
    case 'sms':
      return 'mail'
    case 'letter':
    case 'registered-letter':
      return 'print'
    case 'call':
    case 'task':
    case 'escalation':
      return 'person'
  }
}

// The rates of the law by half-year, and the next one to enter where it was published after this version.

import { useState } from 'react'
import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { addDays, type BasisPoints, type Day, parseHundredths, RATE_NAMES, type RateName } from '@quittance/law'
import { send } from '../../api.ts'
import type { Rates } from '../../api-types.ts'
import { capitalised } from '../../ui/format.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Card } from '../../ui/page.tsx'
import { ErrorNotice, Loaded } from '../../ui/states.tsx'
import { Tag } from '../../ui/tag.tsx'
import table from '../../ui/table.module.css'
import { useToast } from '../../ui/toasts.tsx'
import { useVerb } from '../../verb.ts'
import { ratesQuery } from '../law/rates-query.ts'
import styles from './settings.module.css'

/** A rate is looked at this long before its half-year. */
const PUBLISHED_AHEAD_DAYS = 31
/** Four years; older ones are on the command line. */
const ROWS = 8

export function RatesSection() {
  const rates = useQuery(ratesQuery)
  return (
    <Loaded query={rates}>
      {(data) => (
        <>
          <KnownRates rates={data} />
          <RateTable rates={data} />
        </>
      )}
    </Loaded>
  )
}

function KnownRates({ rates }: { readonly rates: Rates }) {
  const { t, format, today } = useSpeech()
  const words = t.law.rates
  return (
    <Card>
      <div className={styles.form}>
        <header>
          <h2 className={styles.title}>{t.settings.sections.rates}</h2>
          <p className={styles.lead}>{words.lead}</p>
        </header>
        {RATE_NAMES.map((name) => {
          const known = rates.parameters.find((parameter) => parameter.name === name)
          if (!known) return null
          const next = addDays(known.knownThrough, 1)
          const opens = addDays(next, -PUBLISHED_AHEAD_DAYS)
          return (
            <div key={name} className={styles.form}>
              <p>{words.known(words.names[name], format.longDay(known.knownThrough))}</p>
              {opens <= today ? (
                <RateForm key={next} name={name} halfYear={next} />
              ) : (
                <p className="muted">{words.opens(format.longDay(opens))}</p>
              )}
            </div>
          )
        })}
      </div>
    </Card>
  )
}

type RateFormProps = { readonly name: RateName; readonly halfYear: Day }

function RateForm({ name, halfYear }: RateFormProps) {
  const { t, format } = useSpeech()
  const words = t.law.rates
  const isLegal = name === 'legal-interest-rate'
  const [rate, setRate] = useState('')
  const [persons, setPersons] = useState('')
  const [source, setSource] = useState('')
  const show = useToast()
  const [basisPoints, personsBasisPoints] = [rateIn(rate), isLegal ? rateIn(persons) : null]
  const isWhole = basisPoints !== null && (!isLegal || personsBasisPoints !== null) && source.trim() !== ''
  const enter = useVerb(
    () => send<Rates>('PUT', `/rates/${name}/${halfYear}`, { basisPoints, personsBasisPoints, source: source.trim() }),
    { showsErrors: true, onDone: () => show({ text: words.entered }) },
  )
  const field = (label: string, text: string, set: (text: string) => void) => (
    <TextInput
      label={label}
      inputMode="decimal"
      autoComplete="off"
      value={text}
      error={text.length > 0 && rateIn(text) === null ? words.notARate : null}
      onChange={(event) => set(event.currentTarget.value)}
    />
  )
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (isWhole) void enter.run(undefined)
      }}
    >
      <fieldset className={styles.closures}>
        <legend>{capitalised(words.next(words.names[name], format.longDay(halfYear)))}</legend>
        <div className={styles.grid}>
          {field(isLegal ? words.professionals : words.rate, rate, setRate)}
          {isLegal && field(words.persons, persons, setPersons)}
        </div>
        <TextInput
          label={words.source}
          description={words.sourceHint}
          value={source}
          maxLength={200}
          onChange={(event) => setSource(event.currentTarget.value)}
        />
      </fieldset>
      {enter.error && <ErrorNotice error={enter.error} />}
      <div className={styles.bar}>
        <Button type="submit" disabled={!isWhole} loading={enter.isRunning}>
          {words.enter}
        </Button>
      </div>
    </form>
  )
}

function rateIn(text: string): BasisPoints | null {
  const rate = parseHundredths(text.replace(/\s*%$/, ''))
  return rate === null || rate > 3000 ? null : rate
}

function RateTable({ rates }: { readonly rates: Rates }) {
  const { t, format } = useSpeech()
  const words = t.law.rates
  const { columns } = words
  const shown = rates.halfYears.slice(-ROWS).toReversed()
  const percent = (basisPoints: BasisPoints | null) => (basisPoints === null ? '–' : format.percent(basisPoints))
  return (
    <div className={table.wrap}>
      <table className={table.table}>
        <caption>{words.table}</caption>
        <thead>
          <tr>
            <th scope="col">{columns.halfYear}</th>
            {(['ecb', 'business', 'public', 'legal', 'floor'] as const).map((column) => (
              <th key={column} scope="col" className={table.number}>
                {columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row.from}>
              <th scope="row" className={table.main}>
                {format.shortDay(row.from)}
              </th>
              <td className={table.number} data-label={columns.ecb}>
                {percent(row.ecbBasisPoints)}
              </td>
              <td className={table.number} data-label={columns.business}>
                {percent(row.businessBasisPoints)}
              </td>
              <td className={table.number} data-label={columns.public}>
                {percent(row.publicBasisPoints)}
              </td>
              <td className={table.number} data-label={columns.legal}>
                {percent(row.legalBasisPoints)}
              </td>
              <td className={table.number} data-label={columns.floor}>
                {percent(row.floorBasisPoints)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rates.entered.length > 0 && <Entered entered={rates.entered} />}
    </div>
  )
}

function Entered({ entered }: { readonly entered: Rates['entered'] }) {
  const { t, format } = useSpeech()
  const words = t.law.rates
  const show = useToast()
  const remove = useVerb(
    ({ name, halfYear }: Rates['entered'][number]) => send<Rates>('DELETE', `/rates/${name}/${halfYear}`),
    { onDone: () => show({ text: words.removed }) },
  )
  const lastOf = (name: RateName) => entered.findLast((rate) => rate.name === name)
  return (
    <ul className={styles.entered}>
      {entered.map((rate) => (
        <li key={`${rate.name} ${rate.halfYear}`}>
          <span>
            {t.ui.of(capitalised(words.next(words.names[rate.name], format.day(rate.halfYear))), '')}
            <strong>{format.percent(rate.basisPoints)}</strong>
            {rate.personsBasisPoints !== null &&
              ` (${t.ui.of(words.persons, format.percent(rate.personsBasisPoints))})`}{' '}
            <Tag>{words.own}</Tag> <span className="muted">{rate.source}</span>
          </span>
          {rate === lastOf(rate.name) && (
            <Button size="xs" variant="default" loading={remove.isRunning} onClick={() => void remove.run(rate)}>
              {words.remove}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}

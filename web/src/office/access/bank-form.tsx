// The accounts on which debtors pay, checked while they are typed: a wrong IBAN sends money elsewhere.

import { Button, TextInput } from '@mantine/core'
import type { Bank } from '../../api-types.ts'
import { groupIban, isIban } from '../../ui/checks.ts'
import { useDraft } from '../../ui/draft.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { SettingsForm, useSaveSettings } from './settings-form.tsx'
import styles from './settings.module.css'

type CurrencyAccount = Bank['byCurrency'][number]

export function BankForm({ bank }: { readonly bank: Bank }) {
  const { t } = useSpeech()
  const words = t.settings.bank
  const draft = useDraft(bank)
  const { holder, iban, bic, byCurrency } = draft.value
  const save = useSaveSettings('bank', {
    holder,
    bic,
    iban: iban?.replaceAll(/\s/g, '') ?? null,
    byCurrency: byCurrency.map((account) => ({ ...account, iban: account.iban.replaceAll(/\s/g, '') })),
  })
  const isRight = (!iban || isIban(iban)) && byCurrency.every(isWhole) && !byCurrency.some(isRepeated)
  return (
    <SettingsForm
      title={t.settings.sections.bank}
      lead={words.lead}
      isChanged={draft.isChanged}
      isRight={isRight}
      verb={save}
      onReset={draft.reset}
    >
      <TextInput
        label={words.holder}
        value={holder ?? ''}
        onChange={(event) => draft.set({ ...draft.value, holder: event.currentTarget.value || null })}
      />
      <AccountFields account={{ iban, bic }} onChange={(part) => draft.set({ ...draft.value, ...part })} />
      <CurrencyAccounts
        accounts={byCurrency}
        onChange={(accounts) => draft.set({ ...draft.value, byCurrency: accounts })}
      />
    </SettingsForm>
  )
}

type AccountFieldsProps = {
  readonly account: Pick<Bank, 'iban' | 'bic'>
  readonly onChange: (part: Partial<Pick<Bank, 'iban' | 'bic'>>) => void
}

function AccountFields({ account: { iban, bic }, onChange }: AccountFieldsProps) {
  const { t } = useSpeech()
  const words = t.settings.bank
  const isRight = !iban || isIban(iban)
  return (
    <>
      <TextInput
        label="IBAN"
        value={iban ? groupIban(iban) : ''}
        autoComplete="off"
        spellCheck={false}
        placeholder="FR76 …"
        error={isRight || iban.length < 5 ? null : words.wrongIban}
        description={iban && isRight ? words.rightIban : words.ibanHint}
        onChange={(event) => onChange({ iban: event.currentTarget.value || null })}
      />
      <div className={styles.grid}>
        <TextInput
          label="BIC"
          value={bic ?? ''}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onChange({ bic: event.currentTarget.value.toUpperCase() || null })}
        />
      </div>
    </>
  )
}

type CurrencyAccountsProps = {
  readonly accounts: readonly CurrencyAccount[]
  readonly onChange: (accounts: readonly CurrencyAccount[]) => void
}

function CurrencyAccounts({ accounts, onChange }: CurrencyAccountsProps) {
  const { t } = useSpeech()
  const words = t.settings.bank
  const change = (place: number, part: Partial<CurrencyAccount>) =>
    onChange(accounts.map((account, at) => (at === place ? { ...account, ...part } : account)))
  return (
    <>
      {accounts.map((account, place) => (
        <fieldset key={place} className={styles.part}>
          <legend>{account.currency ? words.accountIn(account.currency) : words.newAccount}</legend>
          <div className={styles.grid}>
            <TextInput
              label={words.currency}
              placeholder="USD"
              maxLength={3}
              value={account.currency}
              autoComplete="off"
              spellCheck={false}
              error={isRepeated(account, place, accounts) ? words.repeatedCurrency : null}
              onChange={(event) => change(place, { currency: event.currentTarget.value.trim().toUpperCase() })}
            />
          </div>
          <AccountFields
            account={account}
            onChange={({ iban, ...part }) =>
              change(place, { ...part, ...(iban !== undefined && { iban: iban ?? '' }) })
            }
          />
          <div className={styles.bar}>
            <Button
              variant="subtle"
              size="xs"
              onClick={() => onChange(accounts.filter((_account, at) => at !== place))}
            >
              {words.remove}
            </Button>
          </div>
        </fieldset>
      ))}
      <div>
        <Button
          variant="default"
          size="xs"
          onClick={() => onChange([...accounts, { currency: '', iban: '', bic: null }])}
        >
          {words.add}
        </Button>
        <p className={styles.lead}>{words.addHint}</p>
      </div>
    </>
  )
}

const isWhole = ({ currency, iban }: CurrencyAccount): boolean => /^[A-Z]{3}$/.test(currency) && isIban(iban)

const isRepeated = ({ currency }: CurrencyAccount, place: number, accounts: readonly CurrencyAccount[]): boolean =>
  currency !== '' && accounts.findIndex((other) => other.currency === currency) < place

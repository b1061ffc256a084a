// A row of answers, each with its key.

import { Button } from '@mantine/core'
import styles from './calls.module.css'

type Choice = { readonly key: string; readonly label: string; readonly run: () => void }
type ChoicesProps = { readonly label: string; readonly choices: readonly Choice[]; readonly chosen: string | null }

export function Choices({ label, choices, chosen }: ChoicesProps) {
  return (
    <fieldset className={styles.choices}>
      <legend>{label}</legend>
      {choices.map((choice) => (
        <Button
          key={choice.key}
          size="sm"
          variant={choice.label === chosen ? 'filled' : 'default'}
          aria-pressed={choice.label === chosen}
          rightSection={<kbd aria-hidden>{choice.key.toUpperCase()}</kbd>}
          onClick={choice.run}
        >
          {choice.label}
        </Button>
      ))}
    </fieldset>
  )
}

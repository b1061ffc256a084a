// *Calculer*: the four most usual questions about an unpaid invoice, answered in the browser by the law itself. What was told
// stands in the address: it can be kept, shared and printed. Nothing is sent, nothing is stored.

import { useState } from 'react'
import type { MouseEvent } from 'react'
import { Button } from '@mantine/core'
import type { LawParameters } from '@quittance/law'
import { Link2, Printer } from 'lucide-react'
import { useSpeech } from '../../ui/locale.tsx'
import { Page } from '../../ui/page.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { stringifySearch } from '../address.ts'
import type { SearchTexts } from '../address.ts'
import styles from './calculate.module.css'
import { QUESTIONS, questionOf } from './claim-search.ts'
import type { Question } from './claim-search.ts'
import { CourtAnswer, CourtForm } from './court-question.tsx'
import { DueAnswer, DueForm } from './due-question.tsx'
import { InterestAnswer, InterestForm } from './interest-question.tsx'
import { LimitationAnswer, LimitationForm } from './limitation-question.tsx'
import type { QuestionProps } from './question.ts'

type CalculateProps = {
  /** What the address held when the page was opened. */
  readonly opened: SearchTexts
  /** Writes the address; it follows what is typed and may lag behind it. */
  readonly onSearch: (search: SearchTexts) => void
  readonly parameters: LawParameters
}

export function Calculate({ opened, onSearch, parameters }: CalculateProps) {
  const { t } = useSpeech()
  const [search, setSearch] = useState(opened)
  const question = questionOf(search)
  const change = (texts: SearchTexts) => {
    const next = Object.fromEntries(Object.entries({ ...search, ...texts }).filter(([, text]) => text !== ''))
    setSearch(next)
    onSearch(next)
  }
  const props = { search, change, parameters }
  const { Form, Result } = PARTS[question]
  return (
    <Page title={t.law.title} lead={t.law.lead} actions={<Actions />}>
      <nav className={styles.questions} aria-label={t.law.title}>
        {QUESTIONS.map((each) => (
          <a
            key={each}
            className={styles.question}
            href={stringifySearch({ ...search, q: each })}
            aria-current={each === question ? 'page' : undefined}
            onClick={(event) => {
              if (isPlainClick(event)) change({ q: each })
            }}
          >
            {t.law.questions[each]}
          </a>
        ))}
      </nav>
      <div className={styles.desk}>
        <form key={question} className={styles.form} onSubmit={(event) => event.preventDefault()}>
          <Form {...props} />
        </form>
        <div>
          <Result {...props} />
          <p className={styles.notice}>{t.law.notice}</p>
        </div>
      </div>
    </Page>
  )
}

type Part = (props: QuestionProps) => React.ReactNode

const PARTS: Readonly<Record<Question, { readonly Form: Part; readonly Result: Part }>> = {
  due: { Form: DueForm, Result: DueAnswer },
  interest: { Form: InterestForm, Result: InterestAnswer },
  limitation: { Form: LimitationForm, Result: LimitationAnswer },
  court: { Form: CourtForm, Result: CourtAnswer },
}

/** Not the click that opens another tab. */
function isPlainClick(event: MouseEvent): boolean {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return false
  event.preventDefault()
  return true
}

function Actions() {
  const { t } = useSpeech()
  const show = useToast()
  const copy = () => {
    void navigator.clipboard.writeText(location.href).then(() => show({ text: t.law.copied }))
  }
  return (
    <>
      <Button variant="default" leftSection={<Link2 size={16} aria-hidden />} onClick={copy}>
        {t.law.copy}
      </Button>
      <Button variant="default" leftSection={<Printer size={16} aria-hidden />} onClick={() => print()}>
        {t.ui.print}
      </Button>
    </>
  )
}

// One text: where it is used, its editor, and beside it the message as it would be written now.

import { useQuery } from '@tanstack/react-query'
import { Link, getRouteApi } from '@tanstack/react-router'
import { get } from '../../api.ts'
import type { Text } from '../../api-types.ts'
import { capitalised } from '../../ui/format.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Page } from '../../ui/page.tsx'
import { Loaded } from '../../ui/states.tsx'
import { plansQuery } from '../strategy/plan-query.ts'
import { TextEditor } from './text-editor.tsx'
import { STEPS } from './texts-section.tsx'

const route = getRouteApi('/texts/$locale/$audience/$step')

export function TextScreen() {
  const { locale, audience, step } = route.useParams()
  const { form = 'all' } = route.useSearch()
  const { t } = useSpeech()
  const path = `/texts/${locale}/${audience}/${step}`
  const text = useQuery({ queryKey: ['text', path, form], queryFn: () => get<Text>(path, { form }) })
  const known = STEPS.find((one) => one === step)
  return (
    <Page
      title={known ? t.texts.steps[known] : t.settings.sections.texts}
      lead={text.data && <Where text={text.data} />}
      actions={
        <Link to="/settings/$section" params={{ section: 'texts' }}>
          {t.texts.back}
        </Link>
      }
    >
      <Loaded query={text}>
        {(data) => <TextEditor key={`${path} ${form}`} text={data} path={path} form={form} />}
      </Loaded>
    </Page>
  )
}

const CHANNELS: Readonly<Record<Text['form'], readonly string[]>> = {
  all: ['email', 'letter', 'registered-letter'],
  letter: ['letter', 'registered-letter'],
  sms: ['sms'],
}

function Where({ text }: { readonly text: Text }) {
  const { t } = useSpeech()
  const words = t.texts
  const plans = useQuery(plansQuery)
  const level = STEPS.indexOf(text.step)
  const isOf = (kind: string | null) =>
    kind === null || kind === text.audience || (kind === 'association' && text.audience === 'business')
  const users = (plans.data?.rows ?? [])
    .filter(({ defaultFor }) => isOf(defaultFor))
    .flatMap(({ plan, name, stepNames }) =>
      // A step is spoken for by the text that it names or is named after, else by that of its level.
      plan.steps.flatMap((step, place) => {
        const isWritten = CHANNELS[text.form].includes(step.channel)
        const named = step.template ?? step.key
        const isUser = named === text.step || (!STEPS.some((one) => one === named) && step.level === level)
        return isWritten && isUser ? [`${name}, ${stepNames[place] ?? step.key}`] : []
      }),
    )
  return (
    <>
      {words.audiences[text.audience]} · {words.languages[text.locale]}
      {text.form !== 'all' && ` · ${words.onlyForms[text.form]}`} ·{' '}
      {text.isOurs ? words.ours : words.yours(text.version)}
      <br />
      {users.length === 0 ? words.usedByNone : words.usedBy(users.map(capitalised))}
    </>
  )
}

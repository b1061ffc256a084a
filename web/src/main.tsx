// Starts the office: styles, language, session, then the screens.

import '@mantine/core/styles/baseline.css'
import '@mantine/core/styles/default-css-variables.css'
import '@mantine/core/styles/global.css'
import '@mantine/core/styles/UnstyledButton.css'
import '@mantine/core/styles/Button.css'
import '@mantine/core/styles/Loader.css'
import '@mantine/core/styles/Group.css'
import '@mantine/core/styles/Stack.css'
import '@mantine/core/styles/Input.css'
import '@mantine/core/styles/InlineInput.css'
import '@mantine/core/styles/ActionIcon.css'
import '@mantine/core/styles/PasswordInput.css'
import '@mantine/core/styles/Checkbox.css'
import '@mantine/core/styles/Radio.css'
import '@mantine/core/styles/Switch.css'
import '@mantine/core/styles/FloatingIndicator.css'
import '@mantine/core/styles/SegmentedControl.css'
import '@mantine/core/styles/Skeleton.css'
import '@mantine/core/styles/Progress.css'
import './ui/tokens.css'
import './ui/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { MantineProvider } from '@mantine/core'
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { ApiError, sessionQuery } from './api.ts'
import { firstLocale, loadMessages } from './messages/index.ts'
import { App } from './office/app.tsx'
import { cssVariables, theme } from './ui/theme.ts'

/** A session that has ended shows at the next answer: the door is asked again, and shows the sign-in. */
const knockAgain = (error: Error) => {
  if (error instanceof ApiError && error.status === 401) void cache.invalidateQueries({ queryKey: ['session'] })
}

const cache: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: knockAgain }),
  mutationCache: new MutationCache({ onError: knockAgain }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // A refusal is an answer: only an unreachable server is asked again.
      retry: (failures, error) => failures < 2 && error instanceof ApiError && error.status === 0,
    },
  },
})

async function start(): Promise<void> {
  const root = document.getElementById('root')
  if (!root) return
  // Who is there is asked while the words are on their way.
  void cache.prefetchQuery(sessionQuery)
  const locale = firstLocale()
  const messages = await loadMessages(locale)
  createRoot(root).render(
    <StrictMode>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
        <QueryClientProvider client={cache}>
          <App firstLocale={locale} firstMessages={messages} />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  )
}

void start()

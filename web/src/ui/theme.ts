// Mantine dressed in our tokens: its components take their colours, radius and font from ui/tokens.css.

import { createTheme } from '@mantine/core'
import type { CSSVariablesResolver } from '@mantine/core'

/** Ten steps of the accent, of which Mantine needs one light and one dark; the rest serve its hover shades. */
const ACCENT = [
  '#e3f0ec',
  '#c9e3db',
  '#a3d2c5',
  '#7fd6be',
  '#5cc4a8',
  '#2f9d83',
  '#17806a',
  '#0f6d5a',
  '#0b6150',
  '#084c3f',
] as const

export const theme = createTheme({
  primaryColor: 'accent',
  colors: { accent: ACCENT },
  primaryShade: { light: 8, dark: 4 },
  autoContrast: true,
  fontFamily: 'var(--font)',
  // Our letters are small for their size: a step more than Mantine's own.
  fontSizes: { xs: '0.875rem', sm: '0.9375rem', md: '1rem', lg: '1.125rem', xl: '1.25rem' },
  defaultRadius: 'var(--radius)',
  cursorType: 'pointer',
  respectReducedMotion: true,
})

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {
    '--mantine-color-body': 'var(--ground)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-3)',
    '--mantine-color-error': 'var(--alarm)',
    '--mantine-color-placeholder': 'var(--ink-3)',
    '--mantine-color-default': 'var(--surface)',
    '--mantine-color-default-hover': 'var(--hover)',
    '--mantine-color-default-border': 'var(--line-strong)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-disabled': 'var(--hover)',
    '--mantine-color-disabled-color': 'var(--ink-3)',
    '--mantine-color-disabled-border': 'var(--line)',
  },
  light: {},
  dark: {},
})

// Mantine dressed in our tokens: its components take their colours, radius and font from ui/tokens.css.

import { Button, createTheme } from '@mantine/core'
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

/** The greys that Mantine mixes into its components, in the temperature of ours. The fifth edges every field: --edge, 3:1 on both. */
const LIGHT_GREYS = [
  '#f6f5f1',
  '#f3f2ed',
  '#e5e3dc',
  '#cfccc2',
  '#8b8a82',
  '#7b7b73',
  '#6b6d66',
  '#47504b',
  '#2c332f',
  '#1a1f1c',
] as const
const DARK_GREYS = [
  '#edf0ec',
  '#bdc5bf',
  '#98a29b',
  '#838d87',
  '#707a74',
  '#2f3833',
  '#222825',
  '#191e1b',
  '#121614',
  '#0c0f0d',
] as const

/** Hints and errors as large as the small text of the office. */
const HINTS = {
  description: { color: 'var(--ink-3)', fontSize: '0.875rem' },
  error: { fontSize: '0.875rem' },
}

export const theme = createTheme({
  primaryColor: 'accent',
  colors: { accent: ACCENT, gray: LIGHT_GREYS, dark: DARK_GREYS },
  primaryShade: { light: 8, dark: 4 },
  autoContrast: true,
  fontFamily: 'var(--font)',
  // Our letters are small for their size: a step more than Mantine's own.
  fontSizes: { xs: '0.875rem', sm: '0.9375rem', md: '1rem', lg: '1.125rem', xl: '1.25rem' },
  defaultRadius: 'var(--radius)',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({
      styles: { root: { flexShrink: 0 } },
      // Mantine reckons the contrast of the light accent only.
      vars: (_theme, { variant = 'filled', color }) => ({
        root: variant === 'filled' && color === undefined ? { '--button-color': 'var(--accent-ink)' } : {},
      }),
    }),
    InputWrapper: { styles: HINTS },
    Radio: { styles: HINTS, defaultProps: { iconColor: 'var(--accent-ink)' } },
    Checkbox: { styles: HINTS, defaultProps: { iconColor: 'var(--accent-ink)' } },
    Switch: { styles: HINTS },
  },
})

/** Set per scheme, because Mantine's own values for a scheme come after the common ones. */
const OURS = {
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
}

export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: OURS, dark: OURS })

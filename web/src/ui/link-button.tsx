// A link that looks like a button: it leads somewhere, it changes nothing.

import { Button } from '@mantine/core'
import { createLink } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, ReactNode, Ref } from 'react'

type AnchorProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'color' | 'style'> & {
  readonly variant?: 'filled' | 'default' | 'subtle'
  readonly leftSection?: ReactNode
  readonly size?: string
  readonly ref?: Ref<HTMLAnchorElement>
}

const Anchor = (props: AnchorProps) => <Button component="a" {...props} />

export const LinkButton = createLink(Anchor)

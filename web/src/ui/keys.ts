// Single-key commands of a screen. They are silent while somebody types, while a modal dialog is open, and with Ctrl or Alt.

import { useEffect, useRef } from 'react'

export type KeyMap = Readonly<Record<string, (event: KeyboardEvent) => void>>

/** Listens for keys by `event.key` ('j', 'Enter', '?'); 'mod+k' is ⌘K or Ctrl K and also works inside fields. */
export function useKeys(map: KeyMap, isActive = true): void {
  const latest = useRef(map)
  useEffect(() => {
    latest.current = map
  })
  useEffect(() => {
    if (!isActive) return
    const listen = (event: KeyboardEvent) => {
      const isMod = event.metaKey || event.ctrlKey
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
      if (event.defaultPrevented || event.altKey) return
      if (!isMod && (isTyping(event.target) || isModalOpen())) return
      const run = latest.current[isMod ? `mod+${key}` : key]
      if (!run) return
      event.preventDefault()
      run(event)
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [isActive])
}

const FREE_INPUTS = ['checkbox', 'radio', 'button']

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !FREE_INPUTS.includes(target.type)
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLElement && target.isContentEditable)
  )
}

const isModalOpen = () => document.querySelector('dialog:modal') !== null

import type { Messages } from '../messages/index.ts'

/** The name of a step; a step that a person has added is shown under its own key. */
export const stepName = (step: string, t: Messages): string => t.words.steps[step] ?? step

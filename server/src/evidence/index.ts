// What other modules may call.

export { checkJournal } from './check-journal.ts'
export { erase } from './erase-facts.ts'
export { FACT_KINDS, type FactKind } from './fact-kinds.ts'
export { type Fact, type FactPayload, type NewFact, personOfActor } from './model.ts'
export { factsOfDebtors, latestFact } from './read-timeline.ts'
export { record } from './record-facts.ts'
export { sealAll } from './jobs.ts'
export { seal } from './seal-facts.ts'
export { causeName, factSentence, holdName } from './sentence.ts'
export { verify, type Verification } from './verify-facts.ts'

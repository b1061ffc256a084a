// What others may call: the shell of the program, the demo, the benches.

export { type CompanyPolicy, companyPolicy } from './company-policy.ts'
export { decideCompany } from './decide-company.ts'
export { planDay } from './plan-day.ts'
export { rehearseCompany } from './rehearse-company.ts'
export { releaseList } from './release-list.ts'
export { replayCompany } from './replay-company.ts'
export { runDay } from './run-day.ts'

// What other modules may call.

export { type Authenticate, createAuthenticate, sessionCookie } from './authenticate.ts'
export { changeMailAccount } from './change-mail-account.ts'
export {
  changeAutomation,
  changeBank,
  changeDefaultTerms,
  changeIdentity,
  noteFirstRelease,
  notePaymentsKnownTo,
  stopSending,
} from './change-settings.ts'
export { createCompany } from './create-company.ts'
export { checkSettings } from './check-settings.ts'
export { findCompany, hasSeveralCompanies, namesOfPeople, organisationIds, organisations } from './find-company.ts'
export type { Settings } from './model.ts'
export { lawParametersOf } from './read-law-parameters.ts'
export { peopleOf } from './read-people.ts'
export { addPerson } from './add-person.ts'
export { type ConfirmPersonInput, confirmPerson } from './confirm-person.ts'
export { PASSWORD_OPTIONS, givenPassword } from './given-password.ts'
export { accountWithKey, mailAccountOf, settingsOf, takeIds, zoneOf } from './read-settings.ts'
export type { SignedIn } from './read-session.ts'
export { insideSentence, serversInside } from './servers-inside.ts'
export { createSecrets, type Secrets } from './secrets.ts'

// Whether every kept balance is the sum of its entries, and whether everybody who owes can be reached.

import type { Context, Finding } from '#kernel'
import { countDrift } from './balance-store.ts'
import { readSummary } from './read-overview.ts'

export async function checkBalances(ctx: Context): Promise<readonly Finding[]> {
  const drift = await countDrift(ctx)
  const { withoutContact } = await readSummary(ctx)
  return [driftFinding(drift), contactFinding(withoutContact.debtors)]
}

function driftFinding(count: number): Finding {
  return {
    about: 'ledger.balances',
    state: count === 0 ? 'well' : 'wrong',
    fr:
      count === 0
        ? 'Chaque solde est la somme de ses écritures.'
        : `${count} solde(s) diffèrent de leurs écritures : n’envoyez rien et signalez-le, c’est un défaut du programme.`,
    en:
      count === 0
        ? 'Each balance is the sum of its entries.'
        : `${count} balance(s) differ from their entries: send nothing and report it, this is a fault of the program.`,
  }
}

function contactFinding(debtors: number): Finding {
  return {
    about: 'ledger.contacts',
    state: debtors === 0 ? 'well' : 'advice',
    fr:
      debtors === 0
        ? 'Chaque débiteur peut être joint.'
        : `${debtors === 1 ? 'Un débiteur n’a' : `${debtors} débiteurs n’ont`} ni adresse électronique ni adresse postale (Contacts à compléter).`,
    en:
      debtors === 0
        ? 'Each debtor can be reached.'
        : `${debtors === 1 ? 'One debtor has' : `${debtors} debtors have`} neither an e-mail nor a postal address (Missing contacts).`,
  }
}

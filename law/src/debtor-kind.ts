// Who owes, as far as the law on late payment distinguishes it.

/** The kinds that a creditor knows its debtors by. */
export type DebtorKind = 'business' | 'public' | 'consumer' | 'association'

/** The rules that a debtor is under. */
export type Regime = 'business' | 'public' | 'consumer'

/**
 * An association that buys for its activity is treated as a business (choice `association-as-business`).
 * @article C. com. L441-10; CCP L2192-10; C. civ. 1231-6
 */
export function regimeOf(kind: DebtorKind): Regime {
  switch (kind) {
    case 'business':
    case 'association':
      return 'business'
    case 'public':
      return 'public'
    case 'consumer':
      return 'consumer'
  }
}

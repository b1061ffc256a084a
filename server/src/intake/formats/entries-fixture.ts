// A small made-up set of accounting entries for tests, to be written in every way that programs write it.

export const HEADER: readonly string[] =
  'JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|Montantdevise|Idevise'.split(
    '|',
  )

/**
 * Two invoices of Atelier Éluard (one paid and lettered), one of Brûlerie Noé with a credit note, one bill, one doubtful claim, goods
 * delivered and not yet invoiced. Receivables: 6 lines of 3 customers, 4 without lettering, open 1 680,00 €.
 */
export const ROWS: readonly (readonly string[])[] = `
VE|Ventes|1|20260105|411000|Clients|ELUARD|Atelier Éluard|F-001|20260105|Fac F-001|1200,00|0,00|AA|20260210|20260131||
VE|Ventes|1|20260105|706000|Prestations|||F-001|20260105|Fac F-001|0,00|1000,00|||20260131||
VE|Ventes|1|20260105|445710|TVA collectée|||F-001|20260105|Fac F-001|0,00|200,00|||20260131||
BQ|Banque|2|20260210|512000|Banque|||VIR 88|20260210|Virement Éluard|1200,00|0,00|||20260228||
BQ|Banque|2|20260210|411000|Clients|ELUARD|Atelier Éluard|VIR 88|20260210|Virement Éluard|0,00|1200,00|AA|20260210|20260228||
VE|Ventes|3|20260301|411000|Clients|ELUARD|Atelier Éluard|F-002|20260228|Fac F-002|600,00|0,00|||20260331||
VE|Ventes|3|20260301|706000|Prestations|||F-002|20260228|Fac F-002|0,00|600,00|||20260331||
VE|Ventes|4|20260312|411000|Clients|NOE|Brûlerie Noé|F-003|20260312|Fac F-003|1320,00|0,00|||20260331||
VE|Ventes|4|20260312|706000|Prestations|||F-003|20260312|Fac F-003|0,00|1320,00|||20260331||
VE|Ventes|5|20260320|411000|Clients|NOE|Brûlerie Noé|A-001|20260320|Avoir A-001|0,00|340,00|||20260331||
VE|Ventes|5|20260320|706000|Prestations|||A-001|20260320|Avoir A-001|340,00|0,00|||20260331||
VE|Ventes|6|20260401|41190000|Clients divers|||F-004|20260401|Fac F-004|100,00|0,00|||20260430||
VE|Ventes|6|20260401|706000|Prestations|||F-004|20260401|Fac F-004|0,00|100,00|||20260430||
OD|Divers|7|20260402|413000|Effets|NOE|Brûlerie Noé|LCR-1|20260402|LCR|500,00|0,00|||20260430||
OD|Divers|8|20260403|416000|Douteux|OLD|Ancien Client|F-900|20240403|Douteux|80,00|0,00|||20260430||
OD|Divers|9|20260404|418100|A établir|||FAE|20260404|FAE avril|70,00|0,00|||20260430||
OD|Divers|9|20260404|471000|Attente|||X|20260404|Attente|0,00|650,00|||20260430||
`
  .trim()
  .split('\n')
  .map((row) => row.split('|'))

export const text = (
  rows: readonly (readonly string[])[] = ROWS,
  separator = '\t',
  end = '\r\n',
  header: readonly string[] = HEADER,
): string => [header, ...rows].map((row) => row.join(separator)).join(end) + end

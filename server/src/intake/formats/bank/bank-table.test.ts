import { describe, expect, test } from 'vitest'
import { openFile } from '../../open-file.ts'
import { tableOf } from '../../opened-file.ts'
import { bytesSource } from '../source.ts'
import { readText } from './bank-fixture.ts'

const movements = async (text: string | Uint8Array, name = 'a.csv') =>
  (await readText(name, text)).accounts.flatMap(({ entries }) =>
    entries.map(({ bookingDate, amountCents, remittance }) => [bookingDate, amountCents, remittance]),
  )

describe('the export of a French bank', () => {
  test.each([
    [
      'one signed column, a line of account above (BNP Paribas)',
      'Compte chèques;Compte chèques;****8901;16/03/2026;;1 234,56\nDate operation;Libelle court;Type operation;Libelle operation;Montant operation en euro\n16-03-2026;VIREMENT RECU;Virement reçu;VIR SEPA RECU /DE DUPONT;1 200,00\n',
      [['2026-03-16', 120_000, 'VIR SEPA RECU /DE DUPONT VIREMENT RECU']],
    ],
    [
      'a short and a long label (Société Générale)',
      "=\"0300012345678901\";16/02/2026;31/03/2026;\n\nDate de l'opération;Libellé;Détail de l'écriture;Montant de l'opération;Devise\n16/03/2026;VIR RECU;VIR RECU DE: DUPONT MOTIF: FA-12;1200,00;EUR\n",
      [['2026-03-16', 120_000, 'VIR RECU DE: DUPONT MOTIF: FA-12']],
    ],
    [
      'ten lines above and labels of several lines (Crédit Agricole)',
      'Téléchargement du 31/03/2026;\n\nM DUPONT;\nCompte de Dépôt carte n° 12345678901;\nSolde au 31/03/2026 1 200,00 €\n\nListe des opérations\n\nDate;Libellé;Débit euros;Crédit euros;\n16/03/2026;"VIREMENT EN VOTRE FAVEUR\nDUPONT ET FILS";;1 200,00;\n17/03/2026;"FRAIS";12,50;;\n',
      [
        ['2026-03-16', 120_000, 'VIREMENT EN VOTRE FAVEUR DUPONT ET FILS'],
        ['2026-03-17', -1_250, 'FRAIS'],
      ],
    ],
    [
      'debits with a sign of their own (BPCE)',
      'Date de comptabilisation;Libelle simplifie;Libelle operation;Reference;Informations complementaires;Type operation;Debit;Credit;Date operation;Date de valeur\n16/03/2026;DUPONT;VIR SEPA DUPONT;AB12;FA-12;Virement;;+1200,00;16/03/2026;16/03/2026\n17/03/2026;FRAIS;FRAIS BANCAIRES;AB13;;Frais;-12,50;;17/03/2026;17/03/2026\n',
      [
        ['2026-03-16', 120_000, 'VIR SEPA DUPONT FA-12'],
        ['2026-03-17', -1_250, 'FRAIS BANCAIRES'],
      ],
    ],
    [
      'six lines above (La Banque Postale)',
      'Numéro Compte   :;12345678901\nType            :;CCP\nCompte tenu en  :;euros\nDate            :;31/03/2026\nSolde (EUROS)   :;1200,00\n\nDate;Libellé;Montant(EUROS)\n16/03/2026;"VIREMENT DE DUPONT";1200,00\n',
      [['2026-03-16', 120_000, 'VIREMENT DE DUPONT']],
    ],
    [
      'days with the year first (BoursoBank)',
      'dateOp;dateVal;label;category;categoryParent;supplierFound;amount;comment;accountNum;accountLabel;accountbalance\n2026-03-16;2026-03-16;"VIR DUPONT";"Virements";"Virements";"dupont";1200,00;;00012345678;BOURSO;1200,00\n',
      [['2026-03-16', 120_000, 'VIR DUPONT']],
    ],
    [
      'in windows-1252, movements that are not booked left out (Qonto)',
      Buffer.from(
        "Statut;Date de l'opération (UTC);Nom de la contrepartie;Montant total (TTC);Devise;Référence\nexecuted;16/03/2026;Dupont;1200,00;EUR;FA-12\nprocessing;17/03/2026;Martin;80,00;EUR;FA-13\n",
        'latin1',
      ),
      [['2026-03-16', 120_000, '']],
    ],
  ])('with %s is read', async (_, text, expected) => {
    expect(await movements(text)).toEqual(expected)
  })

  test('has an account and a closing balance from above its headings', async () => {
    const text =
      'IBAN FR76 3000 6000 0112 3456 7890 189\nSolde;1 200,00\n\nDate;Libellé;Montant\n16/03/2026;VIR;1 200,00\n'
    expect((await readText('a.csv', text)).accounts).toMatchObject([
      { iban: 'FR7630006000011234567890189', openingCents: null, closingCents: 120_000 },
    ])
  })

  test.each([
    [
      'first to last',
      [
        ['16', '100,00', '600,00'],
        ['17', '-50,00', '550,00'],
        ['18', '10,00', '560,00'],
      ],
    ],
    [
      'last to first',
      [
        ['18', '10,00', '560,00'],
        ['17', '-50,00', '550,00'],
        ['16', '100,00', '600,00'],
      ],
    ],
  ])('with a running balance, %s, has both balances', async (_, rows) => {
    const lines = rows.map(([day, amount, balance]) => `${day}/03/2026;VIR;${amount};${balance}`)
    expect((await readText('a.csv', `Date;Libellé;Montant;Solde\n${lines.join('\n')}\n`)).accounts).toMatchObject([
      { openingCents: 50_000, closingCents: 56_000 },
    ])
  })

  test('with a balance that does not follow its amounts says so', async () => {
    const text = 'Date;Libellé;Montant;Solde\n16/03/2026;VIR;100,00;600,00\n17/03/2026;VIR;10,00;611,00\n'
    const { accounts, alerts } = await readText('a.csv', text)
    expect(accounts).toMatchObject([{ openingCents: null, closingCents: null }])
    expect(alerts).toMatchObject([{ code: 'intake.running_balance' }])
  })

  test('is still a list of invoices where it has their columns', async () => {
    const text = 'Client;N° facture;Date;Échéance;Montant TTC\nDupont;FA-1;16/03/2026;16/04/2026;120,00\n'
    const opened = await openFile(bytesSource('a.csv', Buffer.from(text)), {
      today: '2026-11-21',
      latestEntryDay: '2026-11-21',
    })
    expect(opened.kind).toBe('list')
  })
})

describe('QIF', () => {
  const qif = (day: string, amount: string): string => `!Type:Bank\nD${day}\nT${amount}\nPDupont\nMFacture 12\n^\n`

  test.each([
    ["16/03'26", '1,200.50'],
    ['2026-03-16', '1200.50'],
    ['16/03/2026', '1 200,50'],
    ['3/16/26', '1200,5'],
  ])('with the day %s and the amount %s is read', async (day, amount) => {
    const { accounts, format } = await readText('a.qif', qif(day, amount))
    expect(format).toBe('qif')
    expect(accounts[0]?.entries).toMatchObject([
      { bookingDate: '2026-03-16', amountCents: 120_050, counterparty: 'Dupont', remittance: 'Facture 12' },
    ])
  })

  test('asks where days and amounts can be read in two ways', async () => {
    const opened = await openFile(bytesSource('a.qif', Buffer.from(qif('03/04/2026', '1,200'))), {
      today: '2026-11-21',
      latestEntryDay: '2026-11-21',
    })
    expect(tableOf(opened)?.survey.questions.map(({ kind }) => kind)).toEqual(['day-order', 'decimal-mark'])
  })

  test('without its last mark is read to the end, lists of accounts and categories are left out', async () => {
    const text = '!Account\nNCompte courant\n^\n!Type:Cat\nNLoyer\nT1\n^\n!Type:Bank\nD16/03/2026\nT1,50\nMLoyer\n'
    expect(await movements(text, 'a.qif')).toEqual([['2026-03-16', 150, 'Loyer']])
  })
})

test('a pain.002 tells what was rejected, and why', async () => {
  const text =
    '<Document><CstmrPmtStsRpt><GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-11-20T08:00:00</CreDtTm></GrpHdr><OrgnlGrpInfAndSts><OrgnlMsgId>O1</OrgnlMsgId><OrgnlMsgNmId>pain.008.001.02</OrgnlMsgNmId></OrgnlGrpInfAndSts><OrgnlPmtInfAndSts><OrgnlPmtInfId>P1</OrgnlPmtInfId><PmtInfSts>PART</PmtInfSts><TxInfAndSts><OrgnlEndToEndId>FA-1</OrgnlEndToEndId><TxSts>RJCT</TxSts><StsRsnInf><Rsn><Cd>AC04</Cd></Rsn><AddtlInf>Compte clos</AddtlInf></StsRsnInf><OrgnlTxRef><Amt><InstdAmt Ccy="EUR">80.00</InstdAmt></Amt><MndtRltdInf><MndtId>RUM-7</MndtId></MndtRltdInf><RmtInf><Ustrd>Facture FA-1</Ustrd></RmtInf><Dbtr><Nm>Dupont</Nm></Dbtr></OrgnlTxRef></TxInfAndSts></OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>'
  const opened = await openFile(bytesSource('a.xml', Buffer.from(text)), {
    today: '2026-11-21',
    latestEntryDay: '2026-11-21',
  })
  expect(opened.kind === 'payments' && (await opened.read())).toEqual({
    kind: 'payment-status',
    messageId: 'M1',
    day: '2026-11-20',
    originalMessageId: 'O1',
    originalMessageKind: 'pain.008.001.02',
    groupStatus: null,
    groupReasons: [],
    payments: [{ paymentId: 'P1', status: 'PART', reasons: [] }],
    transactions: [
      {
        endToEndId: 'FA-1',
        status: 'RJCT',
        reasons: ['AC04'],
        information: 'Compte clos',
        amountCents: 8_000,
        currency: 'EUR',
        counterparty: 'Dupont',
        counterpartyIban: null,
        mandateId: 'RUM-7',
        remittance: 'Facture FA-1',
        ownIban: null,
        isRejected: true,
      },
    ],
  })
})

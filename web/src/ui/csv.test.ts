import { expect, test } from 'vitest'
import { csvText } from './csv.ts'

test('a French spreadsheet gets semicolons and decimal commas', () => {
  expect(
    csvText('fr', [
      ['Client', 'Total'],
      ['Durand; fils', 123456],
      ['Petit', 5],
      ['Avoir', -1050],
    ]),
  ).toBe('\ufeffClient;Total\r\n"Durand; fils";1234,56\r\nPetit;0,05\r\nAvoir;-10,50\r\n')
})

test('an English one gets commas and decimal points', () => {
  expect(csvText('en', [['Say "hi"', 100, null]])).toBe('\ufeff"Say ""hi""",1.00,\r\n')
})

test.each(['=1+1', '+33 1', '-2', '@SUM(A1)', '\t=1', '\r=1'])('the name %j cannot become a formula', (name) => {
  expect(csvText('fr', [[name]])).toContain(`'${name}`)
})

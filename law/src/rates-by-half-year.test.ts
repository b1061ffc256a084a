import { expect, test } from 'vitest'
import { ratesByHalfYear } from './index.ts'

test('one row per half-year from 2013, as publishers print them', () => {
  const rows = ratesByHalfYear()
  expect(rows).toHaveLength(28)
  expect(rows.at(-1)).toEqual({
    from: '2026-07-01',
    to: '2026-12-31',
    ecbBasisPoints: 240,
    businessBasisPoints: 1240,
    publicBasisPoints: 1040,
    legalBasisPoints: 275,
    floorBasisPoints: 825,
    legalOfPersonsBasisPoints: 684,
  })
  expect(rows[0]).toMatchObject({
    from: '2013-01-01',
    businessBasisPoints: 1075,
    publicBasisPoints: 875,
    legalBasisPoints: null,
  })
  const statutory = rows.filter(({ from }) => from >= '2023-01-01').map((row) => row.businessBasisPoints)
  expect(statutory).toEqual([1250, 1400, 1450, 1425, 1315, 1215, 1215, 1240])
  const floors = rows.filter(({ from }) => from >= '2023-01-01').map((row) => row.floorBasisPoints)
  expect(floors).toEqual([618, 1266, 1521, 1476, 1113, 828, 786, 825])
})

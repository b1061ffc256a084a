// Figures as people read them.

import type { Figure } from './figure.ts'

const HEADINGS = [
  'what',
  'how many',
  'time',
  'rate',
  'processor',
  'database',
  'memory',
  'beside',
  'ratio',
  'target',
] as const

/** As GitHub shows tables, so that README.md can quote it. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = [HEADINGS, HEADINGS.map((_, column) => (column === 0 ? '---' : '--:')), ...figures.map(rowOf)]
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map((row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`).join('\n')
}

function rowOf({
  name,
  count,
  unit,
  milliseconds,
  cpuMilliseconds,
  databaseCpuMilliseconds,
  peakBytes,
  reference,
  target,
}: Figure): readonly string[] {
  const rate = (count / milliseconds) * 1000
  return [
    name,
    `${whole(count)} ${unit}`,
    timeOf(milliseconds),
    count === 1 ? '' : `${rate < 100 ? rate.toFixed(0) : whole(Number(rate.toPrecision(3)))}/s`,
    cpuMilliseconds === null ? '' : timeOf(cpuMilliseconds),
    databaseCpuMilliseconds === null ? '' : timeOf(databaseCpuMilliseconds),
    peakBytes === null ? '' : megabytes(peakBytes),
    reference === null ? '' : `${timeOf(reference.milliseconds)} ${reference.name}`,
    reference === null ? '' : `× ${(milliseconds / reference.milliseconds).toFixed(1)}`,
    targetOf({ milliseconds, peakBytes, target }),
  ]
}

/** The target, and whether it was reached. */
function targetOf({ milliseconds, peakBytes, target }: Pick<Figure, 'milliseconds' | 'peakBytes' | 'target'>): string {
  const time = target.milliseconds
  const bytes = target.bytes
  return [
    ...(time === undefined ? [] : [`${timeOf(time)} ${milliseconds <= time ? '✓' : '✗'}`]),
    ...(bytes === undefined || peakBytes === null ? [] : [`${megabytes(bytes)} ${peakBytes <= bytes ? '✓' : '✗'}`]),
  ].join(' ')
}

const whole = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: 0 })
const megabytes = (bytes: number): string => `${whole(bytes / 1e6)} MB`
const timeOf = (milliseconds: number): string =>
  milliseconds < 1000
    ? `${milliseconds.toPrecision(3).replace(/\.0+$/, '')} ms`
    : `${(milliseconds / 1000).toFixed(2)} s`

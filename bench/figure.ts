// What a bench tells: one row of the table each.

export type Figure = {
  readonly name: string
  /** How many of what were done. */
  readonly count: number
  readonly unit: string
  /** The median of `runs`, by the clock. */
  readonly milliseconds: number
  readonly runs: number
  /** Processor time of the program alone: on a machine with other work it moves far less than the clock. */
  readonly cpuMilliseconds: number | null
  /** What the database took beside it. */
  readonly databaseCpuMilliseconds: number | null
  /** The most memory that the process ever held. */
  readonly peakBytes: number | null
  /** What the machine does at best with the same data, taken in turn with the runs above. */
  readonly reference: Reference | null
  readonly target: Target
}

export type Reference = { readonly name: string; readonly milliseconds: number }
export type Target = { readonly milliseconds?: number; readonly bytes?: number }

/** One run; what it leaves out was not measured. */
export type Run = {
  readonly milliseconds: number
  readonly cpuMilliseconds?: number
  readonly databaseCpuMilliseconds?: number | null
  readonly peakBytes?: number
}

export type FigureOptions = Pick<Figure, 'name' | 'count' | 'unit'> & {
  readonly runs: readonly Run[]
  readonly reference?: { readonly name: string; readonly milliseconds: readonly number[] }
  readonly target?: Target
}

export function figureOf({ name, count, unit, runs, reference, target = {} }: FigureOptions): Figure {
  const peaks = runs.flatMap((run) => run.peakBytes ?? [])
  return {
    name,
    count,
    unit,
    milliseconds: median(runs.map((run) => run.milliseconds)),
    runs: runs.length,
    cpuMilliseconds: medianOrNull(runs.flatMap((run) => run.cpuMilliseconds ?? [])),
    databaseCpuMilliseconds: medianOrNull(runs.flatMap((run) => run.databaseCpuMilliseconds ?? [])),
    peakBytes: peaks.length === 0 ? null : Math.max(...peaks),
    reference: reference ? { name: reference.name, milliseconds: median(reference.milliseconds) } : null,
    target,
  }
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle]
  if (upper === undefined) throw new Error('nothing was measured')
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2
}

const medianOrNull = (values: readonly number[]): number | null => (values.length === 0 ? null : median(values))

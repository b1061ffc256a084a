// Preloaded into each process that is measured: when it ends, it says on descriptor 3 what it has used, together with those that it
// started to read files (Linux tells of them). Peaks are added up, although they need not come at the same moment; the pages of
// the program's own file, which all of them share, are counted once.

import type { ChildProcess } from 'node:child_process'
import { subscribe } from 'node:diagnostics_channel'
import { readFileSync, writeSync } from 'node:fs'

const readers = new Map<ChildProcess, { readonly peakBytes: number; readonly cpuMilliseconds: number }>()

subscribe('child_process', (message) => {
  const { process: child } = message as { readonly process: ChildProcess }
  // One that has ended by itself before us is known by what it had used when it last said something.
  child.on('message', () => look(child))
})

function look(child: ChildProcess): void {
  try {
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
    const [peak = 0, ofFiles = 0] = ['VmHWM', 'RssFile'].map((name) =>
      Number(new RegExp(`${name}:\\s*(\\d+)`).exec(status)?.[1]),
    )
    const times = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    // User and system time, in hundredths of a second.
    const cpuMilliseconds = (Number(times[11]) + Number(times[12])) * 10
    readers.set(child, { peakBytes: (peak - ofFiles) * 1024, cpuMilliseconds })
  } catch {
    // It has ended, or this is not Linux.
  }
}

process.on('exit', () => {
  for (const child of readers.keys()) look(child)
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
  const used = [
    { peakBytes: maxRSS * 1024, cpuMilliseconds: (userCPUTime + systemCPUTime) / 1000 },
    ...readers.values(),
  ]
  const sum = (of: 'peakBytes' | 'cpuMilliseconds'): number => used.reduce((all, one) => all + one[of], 0)
  writeSync(3, JSON.stringify({ peakBytes: sum('peakBytes'), cpuMilliseconds: sum('cpuMilliseconds') }))
})

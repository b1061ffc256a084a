// What the scripts share: where things are, running a program, installing, building the pages. Plain JavaScript for the
// Node 20 that a system may have; the program itself runs on the Node 24 that the installation brings.

import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
export const BIN = join(ROOT, 'node_modules', '.bin')

/** The Node of the workspace, or the running one where that is new enough or the system has no packaged one. */
export function node() {
  const own = join(BIN, 'node')
  if (existsSync(own)) return own
  if (Number.parseInt(process.versions.node, 10) >= 24) return process.execPath
  say(
    `Quittance needs Node 24 or newer, and none is packaged for ${process.platform}-${process.arch}; this is ${process.version}.`,
  )
  process.exit(3)
}

/** Programs that npm scripts start find the workspace's Node first. */
export const environment = () => ({ ...process.env, PATH: `${BIN}:${process.env.PATH}` })

/** The flag: see server/bin/quittance.mjs. */
export const runNode = (argv) => run(node(), ['--max-semi-space-size=8', ...argv])

/** Runs a program on our terminal, passes signals on, and resolves with its exit code (or the signal that ended it). */
export function run(command, argv, options = {}) {
  const child = spawn(command, argv, { stdio: 'inherit', cwd: ROOT, env: environment(), ...options })
  const pass = (signal) => child.kill(signal)
  for (const signal of SIGNALS) process.on(signal, pass)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => {
      for (const name of SIGNALS) process.off(name, pass)
      resolve(signal ?? code)
    })
  })
}

/** Runs a program quietly; its output is shown only when it fails. */
export async function runQuietly(command, argv, options = {}) {
  const child = spawn(command, argv, { stdio: ['ignore', 'pipe', 'pipe'], cwd: ROOT, env: environment(), ...options })
  const chunks = []
  child.stdout.on('data', (chunk) => chunks.push(chunk))
  child.stderr.on('data', (chunk) => chunks.push(chunk))
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  return { code, output: Buffer.concat(chunks).toString() }
}

/** Ends as the program did that we ran. */
export function exit(result) {
  if (typeof result === 'string') process.kill(process.pid, result)
  else process.exit(result)
}

/** Installs when node_modules is missing or was made from another lock. Install scripts are not run: nothing here needs one. */
export async function installIfNeeded() {
  const lock = join(ROOT, 'package-lock.json')
  const stamp = join(ROOT, 'node_modules', '.quittance-lock')
  const wanted = digestOf([lock])
  const made = readIfThere(stamp) ?? (isNewer(join(ROOT, 'node_modules', '.package-lock.json'), lock) ? wanted : null)
  if (made !== wanted) {
    await step('Installing dependencies', () =>
      runQuietly('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund']),
    )
  }
  writeFileSync(stamp, wanted)
}

/** Builds the pages when their sources, or what they import from the server and the law, have changed. */
export async function buildWebIfNeeded() {
  const stamp = join(ROOT, 'web', 'dist', '.stamp')
  const wanted = digestOf([
    ...filesBelow('web'),
    ...filesBelow('law/src'),
    ...filesBelow('server/src', 'contract.ts'),
    join(ROOT, 'package-lock.json'),
  ])
  if (readIfThere(stamp) === wanted) return
  await step('Building the pages', () => runQuietly(node(), [join(BIN, 'vite'), 'build', 'web']))
  writeFileSync(stamp, wanted)
}

/** Says what is done, does it, says how long it took; ends the program when it fails. */
export async function step(title, work) {
  const start = process.hrtime.bigint()
  process.stderr.write(`${title} … `)
  const { code, output } = await work()
  const seconds = (Number(process.hrtime.bigint() - start) / 1e9).toFixed(1)
  if (code === 0) return say(`${seconds} s`)
  say(`failed after ${seconds} s\n\n${output}`)
  process.exit(1)
}

export const say = (line) => process.stderr.write(`${line}\n`)

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']

function filesBelow(folder, name = '') {
  const start = join(ROOT, folder)
  if (!existsSync(start)) return []
  return readdirSync(start, { recursive: true })
    .filter((path) => !/(^|\/)(node_modules|dist)(\/|$)/.test(path) && path.endsWith(name))
    .map((path) => join(start, path))
    .filter((path) => statSync(path).isFile())
    .toSorted()
}

const readIfThere = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : null)

/** Somebody ran npm themselves: npm notes each installation in a file of its own. */
const isNewer = (path, than) => existsSync(path) && statSync(path).mtimeMs >= statSync(than).mtimeMs

function digestOf(paths) {
  const hash = createHash('sha256')
  for (const path of paths) hash.update(path.slice(ROOT.length)).update('\0').update(readFileSync(path))
  return hash.digest('hex')
}

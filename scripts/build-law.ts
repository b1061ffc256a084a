// node scripts/run.mjs scripts/build-law.ts [FOLDER]: the package @quittance/law as it is published, in law/dist unless told:
// JavaScript and its types, a manifest, the README. `npm publish law/dist` sends it. Inside the workspace its sources are
// imported as they are.

import { execFile } from 'node:child_process'
import { copyFile, glob, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const ROOT = join(import.meta.dirname, '..')
const LAW = join(ROOT, 'law')

export async function buildLaw(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  const compiler = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc')
  await promisify(execFile)(process.execPath, [compiler, '-p', LAW, '--outDir', folder])
  // The compiler rewrites the extensions of imports in JavaScript alone.
  for await (const types of glob('**/*.d.ts', { cwd: folder })) {
    const path = join(folder, types)
    await writeFile(path, (await readFile(path, 'utf8')).replaceAll(/(from '\.[^']*)\.ts'/g, "$1.js'"))
  }
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(await manifest(), null, 2)}\n`)
  await copyFile(join(LAW, 'README.md'), join(folder, 'README.md'))
  await copyFile(join(ROOT, 'LICENSE'), join(folder, 'LICENSE'))
}

/** That of the workspace, with what is built in the place of the sources. */
async function manifest(): Promise<object> {
  const own = JSON.parse(await readFile(join(LAW, 'package.json'), 'utf8')) as Record<string, unknown>
  return {
    ...own,
    exports: { '.': { types: './index.d.ts', default: './index.js' } },
    types: './index.d.ts',
    engines: { node: '>=20' },
    files: ['**/*.js', '**/*.d.ts', 'README.md', 'LICENSE'],
  }
}

if (import.meta.main) {
  const folder = process.argv[2] ?? join(LAW, 'dist')
  await buildLaw(folder)
  console.log(folder)
}

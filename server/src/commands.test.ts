import { describe, expect, test } from 'vitest'
import { COMMAND_GROUPS, commandsFor } from './commands.ts'

const firstWords = async (...argv: string[]): Promise<readonly string[]> =>
  [...new Set((await commandsFor(argv)).map(({ name }) => name.split(' ')[0] ?? ''))].toSorted()

describe('commands are loaded when they are called', () => {
  test('each group says by which words its commands begin', async () => {
    const groups = await Promise.all(
      COMMAND_GROUPS.map(async ({ words, load }) => ({
        words: words.toSorted(),
        found: [...new Set((await load()).map(({ name }) => name.split(' ')[0] ?? ''))].toSorted(),
      })),
    )
    expect(groups.map(({ found }) => found)).toEqual(groups.map(({ words }) => words))
  })

  test('a command, wherever options stand, brings its group', async () => {
    expect(await firstWords('import', 'books.txt')).toEqual(['import', 'imports'])
    expect(await firstWords('--data', 'store', 'read', 'books.txt')).toEqual(['read'])
    expect(await firstWords('mail', 'fetch')).toContain('mail')
    expect((await commandsFor(['mail', 'fetch'])).map(({ name }) => name)).toEqual(
      expect.arrayContaining(['mail fetch', 'mail test']),
    )
  })

  test('what nobody knows, and help, bring all of them', async () => {
    const all = (await commandsFor([])).length
    expect(all).toBeGreaterThan(80)
    expect(await commandsFor(['remind'])).toHaveLength(all)
    expect(await commandsFor(['read', '--help'])).toHaveLength(all)
  })
})

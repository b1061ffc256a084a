import { describe, expect, test } from 'vitest'
import { createRoom } from './attachment-room.ts'

describe('attachments in memory', () => {
  test('are never more than the room holds, and enter in the order in which they came', async () => {
    const room = createRoom(10)
    const entered: string[] = []
    const enter = (name: string, bytes: number) => void room.enter(bytes).then(() => entered.push(name))
    enter('six', 6)
    enter('five', 5)
    enter('two', 2)
    await Promise.resolve()
    expect(entered).toEqual(['six'])
    room.leave(6)
    await Promise.resolve()
    expect(entered).toEqual(['six', 'five', 'two'])
  })

  test('larger than the whole room enter alone', async () => {
    const room = createRoom(10)
    const entered: string[] = []
    const enter = (name: string, bytes: number) => void room.enter(bytes).then(() => entered.push(name))
    enter('one', 1)
    enter('thirty', 30)
    enter('another', 1)
    await Promise.resolve()
    expect(entered).toEqual(['one'])
    room.leave(1)
    await Promise.resolve()
    expect(entered).toEqual(['one', 'thirty'])
    room.leave(30)
    await Promise.resolve()
    expect(entered).toEqual(['one', 'thirty', 'another'])
  })

  test('keep no message waiting that has none', async () => {
    const room = createRoom(10)
    await room.enter(10)
    void room.enter(10)
    await expect(room.enter(0)).resolves.toBeUndefined()
  })
})

import { describe, expect, it } from 'vitest'
import { CORPUS } from '../corpus.ts'
import { hueAgrees } from './names.ts'
import { meaning } from './meaning.ts'
import { judge } from './judge.ts'
import { meantBy } from './spelled.ts'
import { tally } from './tally.ts'

describe('what a name says', () => {
  it.each([
    ['gray', '#737373', true],
    ['gray', '#dff5e6', false],
    ['green', '#e6f7ee', true],
    ['blue', '#1677ff', true],
    ['blue', '#cf1322', false],
    ['brand', '#1677ff', null],
  ])('%s of %s: %s', (word, hex, agrees) => expect(hueAgrees(word, hex)).toBe(agrees))
})

describe('a role', () => {
  const truth = {
    id: 'a',
    system: 'a',
    theme: 'light',
    roles: {
      background: { accept: ['#f8f9fa'], required: true },
      danger: {
        accept: ['#fff1f0', '#cf1322'],
        required: true,
        parts: { '#fff1f0': ['bg' as const], '#cf1322': ['ink' as const] },
      },
    },
    forbidden: { background: ['#cf1322'] },
    palette: ['#f8f9fa', '#ffffff', '#fff1f0', '#cf1322'],
  }
  it.each([
    ['bg/page', '#f8f9fa', 'right', false],
    ['bg/page', '#ffffff', 'wrong', false],
    ['bg/page', '#cf1322', 'wrong', true],
    ['bg/danger-subtle', '#fff1f0', 'right', false],
    ['text/danger', '#fff1f0', 'wrong', false],
    ['danger', '#fff1f0', 'wrong', false],
    ['text/danger', '#cf1322', 'right', false],
  ])('%s of %s is %s', (role, hex, verdict, grave) =>
    expect(judge(truth, meantBy(role) ?? { role: 'accent' }, hex)).toEqual({ verdict, grave }),
  )
})

/** What the bench showed when this was last looked at, less a little: it may only get better. */
describe('meaning', () => {
  it('keeps its level', { timeout: 120_000 }, async () => {
    const frames = await meaning([CORPUS])
    const { right, given, found, required, grave } = tally(frames)
    expect(right / given).toBeGreaterThan(FLOORS.right)
    expect(found / required).toBeGreaterThan(FLOORS.found)
    expect(grave).toBeLessThanOrEqual(FLOORS.grave)
    const ground = tally(frames, (role) => role === 'background')
    expect(ground.right / ground.given).toBeGreaterThan(FLOORS.page)
  })
})
const FLOORS = { right: 0.9, found: 0.85, grave: 3, page: 0.93 }

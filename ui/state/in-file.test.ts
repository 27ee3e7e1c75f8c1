import { signal } from '@preact/signals'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { FigmaPowers } from '../host/host.ts'
import { ink, libraryOf, setOf, types } from '../testing/sample.ts'
import { keepInFile, takeOver } from './in-file.ts'
import { keptText } from './kept.ts'
import { createReview, type Review } from './review.ts'

const set = setOf([ink('red', '#cc0000')])
const witness = { frames: [], places: async () => ({ places: [] }), picture: async () => '' }
const open = (review: Review) =>
  review.open({ set, types, library: libraryOf(set), knownBefore: new Set(), keeper: null, witness })
/** A file that remembers what was kept in it; nothing else of Figma is asked. */
const fileOf = (kept: string[]) =>
  ({
    keepLibrary: async (text: string) => void kept.push(text),
  }) as Partial<FigmaPowers> as FigmaPowers

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('the file', () => {
  it('keeps a review once it is calm, and the same review no second time', async () => {
    const [kept, review, text] = [[] as string[], createReview(), signal<string | null>(null)]
    keepInFile(fileOf(kept), review, signal(true), text)
    open(review)
    await review.curating.take('Excluded', [{ do: 'exclude', id: 'id-red', excluded: true }])
    await vi.advanceTimersByTimeAsync(5000)
    expect(kept).toEqual([keptText(review)])
    open(review)
    await review.curating.take('Excluded', [{ do: 'exclude', id: 'id-red', excluded: true }])
    await vi.advanceTimersByTimeAsync(5000)
    expect(kept).toHaveLength(1)
    expect(text.value).toBe(kept[0])
  })

  it('is left alone by a review that is not its own', async () => {
    const [kept, review] = [[] as string[], createReview()]
    keepInFile(fileOf(kept), review, signal(false), signal(null))
    open(review)
    await vi.advanceTimersByTimeAsync(5000)
    expect(kept).toEqual([])
  })

  it('gives its decisions to a library that has none', async () => {
    const before = createReview()
    open(before)
    await before.curating.take('Excluded', [{ do: 'exclude', id: 'id-red', excluded: true }])
    const review = createReview()
    open(review)
    await takeOver(keptText(before), review)
    expect(review.items.value[0]?.excluded).toBe(true)
  })
})

import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { createPool } from '../pool.ts'

it('a type that takes too much memory or its whole thread is skipped and said; the others are measured', async () => {
  const pool = createPool(1, [new URL('testing/greedy.ts', import.meta.url).href], { heapMB: 150 })
  const found = new Map<string, number>()
  try {
    const image = await readFile(new URL('../../examples/pricing.png', import.meta.url))
    const frame = { id: 'f', name: 'pricing', scale: 1, width: 1280, height: 800 }
    const { skipped, sightings } = await pool.examine(
      { frame, image },
      {
        types: ['color', 'greedy', 'rude'],
        onFound: (type, count) => found.set(type, (found.get(type) ?? 0) + count),
      },
    )
    expect(Object.fromEntries(skipped.map(({ type, problem }) => [type, problem.detail]))).toEqual({
      greedy: expect.stringContaining('took all the memory') as string,
      rude: expect.stringContaining('or ended it') as string,
    })
    expect(sightings['color']?.length).toBeGreaterThan(3)
    // Told once, however often it was tried.
    expect(found.get('color')).toBe(sightings['color']?.length)
  } finally {
    await pool.close()
  }
}, 180_000)

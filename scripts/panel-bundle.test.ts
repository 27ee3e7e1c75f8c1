import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import { thinned } from './panel-bundle.ts'

async function commonest(image: Uint8Array): Promise<string[]> {
  const { data } = await sharp(image).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const counts = new Map<string, number>()
  for (let at = 0; at < data.length; at += 3) {
    const color = data.toString('hex', at, at + 3)
    counts.set(color, (counts.get(color) ?? 0) + 1)
  }
  return [...counts].toSorted((a, b) => b[1] - a[1]).map(([color]) => color)
}

it.each(['dashboard', 'dashboard-dark'])('%s keeps its flat colours, and is small', async (name) => {
  const original = await readFile(new URL(`../examples/${name}.png`, import.meta.url))
  const image = await thinned(original)
  expect(image.length).toBeLessThan(30_000)
  expect(await commonest(image)).toEqual(expect.arrayContaining((await commonest(original)).slice(0, 16)))
})

import sharp from 'sharp'
import { expect, it } from 'vitest'
import type { AnyToken, Sighting } from '../../shared/token.ts'
import { cropsOf } from './crops.ts'

const value = { value: 8, unit: 'px' as const }
const place = (
  frame: string,
  x: number,
  y: number,
  width: number,
  height: number,
): Sighting<'dimension'> => ({
  value,
  frame,
  source: 'pixels',
  weight: 1,
  box: { x, y, width, height },
})
const token = (sightings: Sighting<'dimension'>[]): AnyToken => ({
  key: 'k',
  type: 't',
  kind: 'dimension',
  path: ['p'],
  value,
  confidence: 1,
  derived: {},
  sightings,
})
/** 200 × 100 device px: red but for a blue square of 20 × 20 at 100, 40. */
const image = async () => {
  const blue = await sharp({ create: { width: 20, height: 20, channels: 3, background: '#00f' } })
    .png()
    .toBuffer()
  const red = sharp({ create: { width: 200, height: 100, channels: 3, background: '#f00' } })
  return new Uint8Array(
    await red
      .composite([{ input: blue, left: 100, top: 40 }])
      .png()
      .toBuffer(),
  )
}
const size = async (url: string) => {
  const { width, height } = await sharp(Buffer.from(url.split(',')[1] ?? '', 'base64')).metadata()
  return [width, height]
}

it.each<[string, { scale: number; origin?: { x: number; y: number } }, Sighting<'dimension'>, number[]]>([
  ['with room around it', { scale: 1 }, place('f', 100, 40, 20, 20), [36, 36]],
  ['in CSS px at scale 2', { scale: 2 }, place('f', 50, 20, 10, 10), [52, 52]],
  ['cut off at the edge', { scale: 1 }, place('f', 0, 0, 20, 20), [36, 36]],
  [
    'from where the picture starts',
    { scale: 1, origin: { x: -10, y: 0 } },
    place('f', 90, 40, 20, 20),
    [36, 36],
  ],
  ['only the beginning of a large place', { scale: 1 }, place('f', 0, 0, 200, 100), [200, 100]],
])('shows a place %s', async (_, frame, sighting, expected) => {
  const crops = await cropsOf([token([sighting])], async () => ({ frame, image: await image() }))
  expect(crops['k']).toHaveLength(1)
  expect(await size(crops['k']?.[0] ?? '')).toEqual(expected)
})

it('takes at most three places, from different frames first', async () => {
  const asked: string[] = []
  const sightings = ['a', 'a', 'a', 'b', 'c'].map((frame, i) => place(frame, i, i, 10, 10))
  const crops = await cropsOf([token(sightings)], async (frame) => {
    asked.push(frame)
    return { frame: { scale: 1 }, image: await image() }
  })
  expect(asked.toSorted()).toEqual(['a', 'b', 'c'])
  expect(crops['k']).toHaveLength(3)
})

it('goes without pictures that are gone and places that are outside', async () => {
  expect(await cropsOf([token([place('f', 0, 0, 9, 9)])], async () => null)).toEqual({})
  const outside = await cropsOf([token([place('f', 900, 0, 9, 9)])], async () => ({
    frame: { scale: 1 },
    image: await image(),
  }))
  expect(outside).toEqual({})
})

it('decodes two pictures at once, whoever asks for them', async () => {
  const png = await image()
  let open = 0
  let most = 0
  const find = async () => {
    most = Math.max(most, ++open)
    await new Promise((resolve) => setTimeout(resolve, 5))
    open--
    return { frame: { scale: 1 }, image: png }
  }
  const asked = Array.from({ length: 6 }, (_, n) => cropsOf([token([place(`f${n}`, 0, 0, 9, 9)])], find))
  expect((await Promise.all(asked)).every(({ k }) => k?.length === 1)).toBe(true)
  expect(most).toBe(2)
})

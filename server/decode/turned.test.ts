import sharp from 'sharp'
import { expect, it } from 'vitest'
import { examine } from '../../core/pipeline/examine/examine.ts'
import { registry } from '../../core/tokens/index.ts'
import { decode, inspect } from './decode.ts'

/** Wide, with a dark bar at the bottom that a turn puts elsewhere. */
const picture = () =>
  sharp({ create: { width: 300, height: 120, channels: 3, background: '#fff' } }).composite([
    { input: { create: { width: 280, height: 40, channels: 3, background: '#1d4ed8' } }, left: 10, top: 70 },
  ])

it.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'every place of a JPEG that EXIF turns by %i lies in its frame',
  async (orientation) => {
    const image = await sharp(await picture().png().toBuffer())
      .withMetadata({ orientation })
      .jpeg({ quality: 95 })
      .toBuffer()
    const { width, height } = await inspect(image, 'turned')
    expect([width, height]).toEqual(orientation < 5 ? [300, 120] : [120, 300])
    const { sightings } = await examine(
      { frame: { id: 'f', name: 'turned', scale: 1, width, height }, image },
      { types: registry, decode, now: () => 0 },
    )
    const boxes = Object.values(sightings)
      .flat()
      .flatMap(({ box }) => box ?? [])
    expect(boxes.length).toBeGreaterThan(2)
    const outside = boxes.filter(
      (box) => box.x < 0 || box.y < 0 || box.x + box.width > width + 0.5 || box.y + box.height > height + 0.5,
    )
    expect(outside).toEqual([])
  },
)

/** Small pictures of the places where tokens were seen. */
import sharp from 'sharp'
import { type Place, type Places, placesOf } from '../../core/library/places.ts'
import { regionOf } from '../../core/pictures/crop.ts'
import type { Frame } from '../../shared/frame.ts'
import type { AnyToken } from '../../shared/token.ts'
import { MAX_PIXELS } from '../../core/pictures/refuse.ts'
import { bare } from './bare.ts'
import { withinPixels } from './pixels.ts'

export interface Picture {
  readonly frame: Pick<Frame, 'scale' | 'origin'>
  readonly image: Uint8Array
}
/** Pixels that one may take, 4 bytes each: two at once in this process, for exports are asked for by many. */
const EACH = MAX_PIXELS / 2

/** `null` where the picture is no longer there. */
export type FindPicture = (frame: string) => Promise<Picture | null>

export const cropsOf = (tokens: readonly AnyToken[], find: FindPicture): Promise<Record<string, string[]>> =>
  cutPlaces(placesOf(tokens), find)

/** PNG data URLs by token key. A frame is decoded once, whatever the number of its places. */
export async function cutPlaces(byFrame: Places, find: FindPicture): Promise<Record<string, string[]>> {
  const crops: Record<string, string[]> = {}
  for (const [frame, places] of byFrame) {
    const cuts = await withinPixels(EACH, async () => {
      const picture = await find(frame)
      return picture ? cut(picture, places) : []
    })
    for (const [key, url] of cuts) (crops[key] ??= []).push(url)
  }
  return crops
}

async function cut({ frame, image }: Picture, places: readonly Place[]): Promise<[string, string][]> {
  const { data, info } = await sharp(bare(image, 'The picture'), { limitInputPixels: MAX_PIXELS })
    .autoOrient()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const cuts: [string, string][] = []
  for (const { key, box } of places) {
    const region = regionOf(box, frame, info)
    if (!region) continue
    const png = await sharp(data, { raw: info }).extract(region).png().toBuffer()
    cuts.push([key, `data:image/png;base64,${png.toString('base64')}`])
  }
  return cuts
}

/** Small pictures of the places where tokens were seen, while the frames' own pictures are here. */
import { encode } from 'fast-png'
import { regionOf } from '../../core/pictures/crop.ts'
import type { Place, Places } from '../../core/library/places.ts'
import type { Pixels } from '../../core/pipeline/ports.ts'
import type { KeptFrame } from './store.ts'

/** PNG data URLs by token key. A frame is decoded once, whatever the number of its places. */
export async function cutPlaces(
  places: Places,
  find: (frame: string) => KeptFrame | undefined,
  decode: (image: Uint8Array, name: string) => Promise<Pixels>,
): Promise<Record<string, string[]>> {
  const crops: Record<string, string[]> = {}
  for (const [id, inFrame] of places) {
    const frame = find(id)
    if (!frame) continue
    const pixels = await decode(frame.image, frame.state.name)
    for (const place of inFrame) {
      const url = cut(pixels, place, frame)
      if (url !== null) (crops[place.key] ??= []).push(url)
    }
  }
  return crops
}

function cut(pixels: Pixels, { box }: Place, { state }: KeptFrame): string | null {
  const region = regionOf(box, state, pixels)
  if (!region) return null
  const { left, top, width, height } = region
  const data = new Uint8Array(width * height * 4)
  for (let row = 0; row < height; row++) {
    const from = ((top + row) * pixels.width + left) * 4
    data.set(pixels.data.subarray(from, from + width * 4), row * width * 4)
  }
  return `data:image/png;base64,${base64(encode({ data, width, height, channels: 4 }))}`
}

/** `btoa` takes letters; a call takes some ten thousand of them at once. */
function base64(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += 8192)
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)))
  return btoa(parts.join(''))
}

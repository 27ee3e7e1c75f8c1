/**
 * PNG → RGBA as libvips reads it, for hosts whose own decoder is not exact: a canvas multiplies colours by their alpha
 * and loses what does not divide again. Gamma and chromaticity chunks are ignored, as there; 16 bits lose their lower 8.
 */
import { decode } from 'fast-png'
import type { Pixels } from '../pipeline/ports.ts'

/** What the header says (https://www.w3.org/TR/png-3/#11IHDR). */
export interface PngHeader {
  readonly width: number
  readonly height: number
  readonly depth: number
  readonly interlaced: boolean
}

const SIGNATURE = [137, 80, 78, 71, 13, 10, 26, 10]

/** `null`: it is no PNG. */
export function pngHeader(image: Uint8Array): PngHeader | null {
  if (image.byteLength < 29 || SIGNATURE.some((byte, i) => image[i] !== byte)) return null
  const view = new DataView(image.buffer, image.byteOffset, image.byteLength)
  return {
    width: view.getUint32(16),
    height: view.getUint32(20),
    depth: view.getUint8(24),
    interlaced: view.getUint8(28) !== 0,
  }
}

export interface Png {
  readonly pixels: Pixels
  /** The ICC profile that comes with it: its numbers are not sRGB then. */
  readonly profile: Uint8Array | undefined
}

/** @throws Error for damaged and truncated files. */
export function readPng(image: Uint8Array): Png {
  // The decoder reads on where a view into a larger buffer ends.
  const { width, height, depth, channels, data, palette, transparency, iccEmbeddedProfile } = decode(
    new Uint8Array(image),
  )
  const sample = depth < 8 ? unpacked(data as Uint8Array, width * channels, height, depth) : data
  const rgba = new Uint8Array(width * height * 4)
  const top = palette ? 255 : (1 << depth) - 1
  /** To 8 bits: the upper ones, or as many steps as there are. */
  const level = depth === 16 ? (v: number) => v >> 8 : (v: number) => (v * 255) / top
  for (let at = 0, from = 0; at < rgba.length; at += 4, from += channels) {
    const first = sample[from] ?? 0
    if (palette) {
      const [r = 0, g = 0, b = 0, a = 255] = palette[first] ?? []
      rgba.set([r, g, b, a], at)
      continue
    }
    const gray = channels < 3
    const [g, b] = gray ? [first, first] : [sample[from + 1] ?? 0, sample[from + 2] ?? 0]
    rgba[at] = level(first)
    rgba[at + 1] = level(g)
    rgba[at + 2] = level(b)
    const alpha = channels === 2 || channels === 4 ? level(sample[from + channels - 1] ?? 0) : undefined
    const clear =
      transparency !== undefined &&
      transparency[0] === first &&
      (gray || (transparency[1] === g && transparency[2] === b))
    rgba[at + 3] = alpha ?? (clear ? 0 : 255)
  }
  return { pixels: { data: rgba, width, height, lossy: false }, profile: iccEmbeddedProfile?.profile }
}

/** Samples of 1, 2 or 4 bits; each row begins with a byte of its own. */
function unpacked(data: Uint8Array, perRow: number, rows: number, depth: number): Uint8Array {
  const stride = Math.ceil((perRow * depth) / 8)
  const samples = new Uint8Array(perRow * rows)
  const mask = (1 << depth) - 1
  for (let row = 0; row < rows; row++) {
    for (let i = 0; i < perRow; i++) {
      const bit = i * depth
      const byte = data[row * stride + (bit >> 3)] ?? 0
      samples[row * perRow + i] = (byte >> (8 - depth - (bit & 7))) & mask
    }
  }
  return samples
}

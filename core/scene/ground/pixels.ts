/** An image as one 32-bit colour key per pixel. */
import type { RGB } from '../scene.ts'
import { LIGHT } from './tune.ts'

export interface RGBA {
  readonly data: Uint8Array | Uint8ClampedArray
  readonly width: number
  readonly height: number
  /** The encoding lost information: flat areas are only nearly flat. */
  readonly lossy?: boolean
}

export interface Pixels {
  /** 0xrrggbb; above that, nothing is here (`isVoid`). */
  readonly keys: Int32Array
  readonly width: number
  readonly height: number
  /** The keys as a lossy codec left them, where it did: what it moved from pixel to pixel adds up all the same. */
  readonly coded?: Int32Array
}

/** Set where a pixel is fully transparent. The paper's colour is in the low 24 bits, so that arithmetic sees it. */
const VOID = 0x1000000

/** Half-transparent pixels are laid on paper, as an image viewer would show them. */
export function pixelsOf(image: RGBA): Pixels {
  const { data, width, height } = image
  const count = width * height
  const keys = new Int32Array(count)
  const paper = paperOf(image)
  const onPaper = (channel: number, alpha: number) =>
    Math.round((channel * alpha + paper * (255 - alpha)) / 255)
  for (let i = 0, at = 0; i < count; i++, at += 4) {
    const alpha = data[at + 3] as number
    const r = data[at] as number
    const g = data[at + 1] as number
    const b = data[at + 2] as number
    if (alpha === 255) keys[i] = (r << 16) | (g << 8) | b
    else if (alpha === 0) keys[i] = VOID | (paper * 0x10101)
    else keys[i] = (onPaper(r, alpha) << 16) | (onPaper(g, alpha) << 8) | onPaper(b, alpha)
  }
  return { keys, width, height }
}

/** White; black where most of what is half transparent is light: the edges of white letters, not those of a shadow. */
function paperOf({ data, width, height }: RGBA): 0 | 255 {
  let light = 0
  let dark = 0
  for (let at = 0, end = 4 * width * height; at < end; at += 4) {
    const alpha = data[at + 3] as number
    if (alpha === 255 || alpha === 0) continue
    const isLight = luma(
      ((data[at] as number) << 16) | ((data[at + 1] as number) << 8) | (data[at + 2] as number),
    )
    if (isLight > LIGHT) light++
    else dark++
  }
  return light > dark ? 0 : 255
}

export const red = (color: RGB): number => (color >> 16) & 255
export const green = (color: RGB): number => (color >> 8) & 255
export const blue = (color: RGB): number => color & 255
/** Channels of any size, rounded and kept within 0–255, as one key. */
export const rgbOf = (r: number, g: number, b: number): RGB => (byte(r) << 16) | (byte(g) << 8) | byte(b)

const byte = (channel: number): number => Math.max(0, Math.min(255, Math.round(channel)))

export const isVoid = (color: number): boolean => color >= VOID

/** The colour itself; the paper's where nothing is. */
export const paintOf = (key: number): RGB => key & 0xffffff

/** Largest difference in any channel, 0–255: cheap, and enough to tell "same" from "different". */
export const difference = (a: RGB, b: RGB): number =>
  Math.max(Math.abs(red(a) - red(b)), Math.abs(green(a) - green(b)), Math.abs(blue(a) - blue(b)))

/** Where `color` lies on the way from `from` to `to`: 0 at `from`, 1 at `to`; unclamped. */
export function between(color: RGB, from: RGB, to: RGB): number {
  const r = red(to) - red(from)
  const g = green(to) - green(from)
  const b = blue(to) - blue(from)
  const length = r * r + g * g + b * b
  if (length === 0) return 0
  return (
    ((red(color) - red(from)) * r + (green(color) - green(from)) * g + (blue(color) - blue(from)) * b) /
    length
  )
}

/** How far `color` lies off the straight way from `from` to `to`, in channel units. */
export function offLine(color: RGB, from: RGB, to: RGB): number {
  const t = between(color, from, to)
  return Math.hypot(
    red(color) - red(from) - t * (red(to) - red(from)),
    green(color) - green(from) - t * (green(to) - green(from)),
    blue(color) - blue(from) - t * (blue(to) - blue(from)),
  )
}

/** Perceived lightness, 0–255, good enough to order greys. */
export const luma = (color: RGB): number => red(color) * 0.299 + green(color) * 0.587 + blue(color) * 0.114

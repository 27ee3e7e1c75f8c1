/** Draws what tests need to be seen: boxes with round, blended corners, shadows, noise. */
import { normal } from '../shadows/gauss.ts'
import type { RGBA } from '../ground/pixels.ts'
import type { RGB } from '../scene.ts'

export interface Canvas extends RGBA {
  /** Lays `color` over one pixel. */
  blend(x: number, y: number, color: RGB, alpha: number): void
  rect(x: number, y: number, width: number, height: number, color: RGB): void
  /** Blended at corners as renderers do, by 8 × 8 samples a pixel. */
  round(x: number, y: number, width: number, height: number, radius: number, color: RGB): void
  /** A CSS box-shadow: `blur` is two standard deviations; black and without spread unless told otherwise. */
  shadow(
    x: number,
    y: number,
    width: number,
    height: number,
    offsetY: number,
    blur: number,
    alpha: number,
    spread?: number,
    color?: RGB,
  ): void
}

const SAMPLES = 8

export function canvas(width: number, height: number, background: RGB): Canvas {
  const data = new Uint8ClampedArray(width * height * 4)
  const set = (x: number, y: number, color: RGB) => {
    const at = 4 * (y * width + x)
    data.set([(color >> 16) & 255, (color >> 8) & 255, color & 255, 255], at)
  }
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) set(x, y, background)
  const blend = (x: number, y: number, color: RGB, alpha: number) => {
    if (x < 0 || y < 0 || x >= width || y >= height) return
    const at = 4 * (y * width + x)
    for (const [i, channel] of [(color >> 16) & 255, (color >> 8) & 255, color & 255].entries()) {
      data[at + i] = Math.round((data[at + i] ?? 0) * (1 - alpha) + channel * alpha)
    }
  }
  const round: Canvas['round'] = (x, y, w, h, radius, color) => {
    for (let py = Math.floor(y); py < y + h; py++) {
      for (let px = Math.floor(x); px < x + w; px++)
        blend(px, py, color, coverage(px, py, x, y, w, h, radius))
    }
  }
  const shadow: Canvas['shadow'] = (x, y, w, h, offsetY, blur, alpha, spread = 0, color = 0) => {
    const sigma = blur / 2
    const along = (at: number, from: number, size: number) =>
      normal((at - from) / sigma) - normal((at - from - size) / sigma)
    for (let py = 0; py < height; py++) {
      for (let px = 0; px < width; px++) {
        const across = along(px + 0.5, x - spread, w + 2 * spread)
        blend(px, py, color, alpha * across * along(py + 0.5, y + offsetY - spread, h + 2 * spread))
      }
    }
  }
  return {
    data,
    width,
    height,
    blend,
    rect: (x, y, w, h, color) => round(x, y, w, h, 0, color),
    round,
    shadow,
  }
}

function coverage(
  px: number,
  py: number,
  x: number,
  y: number,
  w: number,
  h: number,
  radius: number,
): number {
  let inside = 0
  for (let i = 0; i < SAMPLES * SAMPLES; i++) {
    const sx = px + ((i % SAMPLES) + 0.5) / SAMPLES - x
    const sy = py + (Math.floor(i / SAMPLES) + 0.5) / SAMPLES - y
    if (sx < 0 || sy < 0 || sx > w || sy > h) continue
    const dx = Math.max(radius - sx, sx - (w - radius), 0)
    const dy = Math.max(radius - sy, sy - (h - radius), 0)
    if (dx === 0 || dy === 0 || dx * dx + dy * dy <= radius * radius) inside++
  }
  return inside / (SAMPLES * SAMPLES)
}

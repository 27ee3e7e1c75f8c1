/** Layers for tests. */
import type { Layer } from '../../../shared/layer.ts'

export const hex = (hex: string, alpha = 1) => ({
  colorSpace: 'srgb' as const,
  components: [1, 3, 5].map(
    (at) => Math.round((Number.parseInt(hex.slice(at, at + 2), 16) / 255) * 1e4) / 1e4,
  ) as [number, number, number],
  alpha,
  hex,
})
export const solid = (of: string, alpha = 1) => ({ paint: 'solid' as const, color: hex(of, alpha) })
export const px = (value: number) => ({ value, unit: 'px' as const })
export const box = (x: number, y: number, width: number, height: number) => ({ x, y, width, height })
export const inter = {
  family: 'Inter',
  style: 'Semi Bold',
  weight: 600,
  size: 15,
  lineHeight: 1.4667,
  letterSpacing: -0.15,
  characters: 12,
}
export const shade = (y: number, blur: number) => ({
  color: hex('#0f172a', 0.08),
  offsetX: px(0),
  offsetY: px(y),
  blur: px(blur),
  spread: px(-1),
  inset: false,
})

export const layer = (id: string, over: Partial<Layer> = {}): Layer => ({
  id,
  name: id,
  node: 'FRAME',
  box: box(0, 0, 100, 40),
  opacity: 1,
  fills: [],
  strokes: [],
  ...over,
})

/** How many image px a CSS px has in a picture of which nobody said it: what its name, its size and its density tell. */
import { scaleFromName } from './frame.ts'

/** Screens in px, upright. What is cut from one keeps its width, so a width that no other screen has is enough. */
const SCREENS: readonly (readonly [scale: number, width: number, heights: readonly number[] | 'any'])[] = [
  // iPhones: https://developer.apple.com/design/human-interface-guidelines/layout
  [3, 1125, 'any'],
  [3, 1170, 'any'],
  [3, 1179, 'any'],
  [3, 1206, [2622]],
  [3, 1242, [2208, 2688]],
  [3, 1284, 'any'],
  [3, 1290, 'any'],
  [3, 1320, [2868]],
  [2, 828, [1792]],
  [2, 750, [1334]],
  [2, 640, [1136]],
  // iPads
  [2, 1488, [2266]],
  [2, 1536, [2048]],
  [2, 1620, [2160]],
  [2, 1640, [2360]],
  [2, 1668, [2224, 2388, 2420]],
  [2, 2048, [2732]],
  [2, 2064, [2752]],
  // Android: 420 dpi on screens 411 dp wide, 560 on those of 1440 px, 320 on tablets (developer.android.com, screen densities)
  [2.625, 1080, [2160, 2220, 2280, 2340, 2400, 2424]],
  [3.5, 1440, [2880, 2960, 3040, 3120, 3200]],
  [2, 1600, [2560]],
]
/** dpi of 1 px in macOS, which writes it into every screenshot; 96 and 72 are what says nothing writes. */
const BASE = 72
const TELLING = [144, 216]

export interface Picture {
  readonly name: string
  /** Image px. */
  readonly width: number
  readonly height: number
  /** dpi, where the file states it. */
  readonly density?: number | undefined
}

/** 1 where nothing tells. */
export const proposeScale = (picture: Picture): number => statedScale(picture) ?? 1

/** The name outranks the size, and the size the density; `null` where none of them tells. */
export function statedScale({ name, width, height, density }: Picture): number | null {
  const named = scaleFromName(name)
  if (named !== 1) return named
  const isScreen = (w: number, h: number) =>
    SCREENS.find(([, screen, heights]) => screen === w && (heights === 'any' || heights.includes(h)))
  const screen = isScreen(width, height) ?? isScreen(height, width)
  if (screen) return screen[0]
  return density !== undefined && TELLING.includes(density) ? density / BASE : null
}

import type { Scene } from '../../scene/scene.ts'
import { px, round } from '../lib/length.ts'
import { CAP } from './face.ts'
import type { SeenText } from './facts.ts'

/**
 * One sighting per line. The size is rough until `settle` has seen all lines of the run; `facts` hold what was measured.
 *
 * No letter spacing: pixels show how far apart letters stand, not how far apart the font puts them, and advances differ
 * between families by more (an `n` is .53–.62 em wide) than letter spacing in use (±.05 em). Only layers state it.
 */
export const fromScene = (scene: Scene): SeenText[] =>
  scene.lines.map((line) => ({
    value: { fontSize: px(line.capHeight / CAP) },
    use: 'text',
    box: line.box,
    weight: line.exact ? 0.7 : 0.5,
    facts: {
      cap: round(line.capHeight, 3),
      ...(line.xHeight === null ? {} : { x: round(line.xHeight, 3) }),
      stem: round(line.stroke, 3),
      ...(line.leading === null ? {} : { leading: round(line.leading) }),
      glyphs: line.glyphs,
      scale: scene.scale,
    },
  }))

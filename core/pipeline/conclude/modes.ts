/**
 * Mode labels of a run, in an order that does not depend on the order of frames. A label may name a theme (Light, Dark,
 * Brand B) and a viewport (Mobile, Desktop): two axes. A color is not another one on a phone, a length not another one
 * in the dark.
 */
import type { Kind } from '../../../shared/dtcg.ts'
import type { Frame } from '../../../shared/frame.ts'
import type { Semantic } from '../../../shared/token-set.ts'

export const DEFAULT_MODE = 'Default'

const VIEWPORT = /\b(mobile|phone|tablet|desktop|laptop|web|watch|tv)\b/gi

/** What is left of a label without the viewport; one run-wide mode where it says nothing of a theme. */
export function modeOf({ mode = '' }: Pick<Frame, 'mode'>): string {
  const theme = mode
    .replace(VIEWPORT, ' ')
    .replace(/^[\s·,/|+–-]+|[\s·,/|+–-]+$/g, '')
    .replace(/\s+[·,/|+–-]+\s+[·,/|+–-]+\s+/g, ' · ')
    .replace(/\s+/g, ' ')
  return theme || DEFAULT_MODE
}

/** The first mode is Figma's default one: unlabelled, then light, then by name. */
const rank = (mode: string): number => (mode === DEFAULT_MODE ? 0 : /^light/i.test(mode) ? 1 : 2)

export function modesOf(frames: readonly Pick<Frame, 'mode'>[]): string[] {
  const modes = [...new Set(frames.map(modeOf))]
  if (modes.length === 0) return [DEFAULT_MODE]
  return modes.toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
}

/** In the order of display: the first is the default one. What people call each. */
const VIEWPORTS: Readonly<Record<string, readonly string[]>> = {
  Desktop: ['desktop', 'laptop', 'web'],
  Tablet: ['tablet'],
  Mobile: ['mobile', 'phone'],
  Watch: ['watch'],
  TV: ['tv'],
}

/** Null where the label says nothing of it: such a frame counts for every viewport. */
export function viewportOf({ mode = '' }: Pick<Frame, 'mode'>): string | null {
  const said = mode.match(VIEWPORT)?.[0]?.toLowerCase()
  return Object.keys(VIEWPORTS).find((name) => said !== undefined && VIEWPORTS[name]?.includes(said)) ?? null
}

/** Undefined where the frames tell of one viewport at most: nothing can differ. */
export function viewportsOf(frames: readonly Pick<Frame, 'mode'>[]): string[] | undefined {
  const seen = new Set(frames.map(viewportOf))
  const several = Object.keys(VIEWPORTS).filter((name) => seen.has(name))
  return several.length > 1 ? several : undefined
}

/** What a kind's values change with, where they do: whatever holds a color with the theme, the rest with the room. */
export const axisOf: Readonly<Record<Kind, NonNullable<Semantic['axis']> | 'theme'>> = {
  color: 'theme',
  gradient: 'theme',
  shadow: 'theme',
  border: 'theme',
  strokeStyle: 'theme',
  dimension: 'viewport',
  typography: 'viewport',
  fontFamily: 'viewport',
  fontWeight: 'viewport',
  number: 'viewport',
  duration: 'viewport',
  cubicBezier: 'viewport',
  transition: 'viewport',
}

/**
 * Mode labels of a run, in an order that does not depend on the order of frames. A label may name a theme (Light, Dark,
 * Brand B) and a viewport (Mobile, Desktop): two axes. Roles differ by theme; a color is not another one on a phone.
 */
import type { Frame } from '../../shared/frame.ts'

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

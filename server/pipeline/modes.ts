/** Mode labels of a run, in an order that does not depend on the order of frames. */
import type { Frame } from '../../shared/frame.ts'

export const DEFAULT_MODE = 'Default'
export const modeOf = (frame: Frame): string => frame.mode ?? DEFAULT_MODE

/** The first mode is Figma's default one: unlabelled, then light, then by name. */
const rank = (mode: string): number => (mode === DEFAULT_MODE ? 0 : /^light/i.test(mode) ? 1 : 2)

export function modesOf(frames: readonly Frame[]): string[] {
  const modes = [...new Set(frames.map(modeOf))]
  if (modes.length === 0) return [DEFAULT_MODE]
  return modes.toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
}

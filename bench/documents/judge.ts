/** The classifier of drawings and chrome against labels that somebody gave by looking at each token's places. */
import type { AnyToken } from '../../shared/token.ts'
import { apartOf } from '../../shared/token.ts'
import labels from './labels.json' with { type: 'json' }

export interface Judged {
  /** Tokens that are told as design. */
  readonly ticked: number
  /** Of them noise: nothing a designer would name. */
  readonly kept: number
  /** Tokens that are design. */
  readonly design: number
  /** Of them told as drawing or chrome. */
  readonly lost: number
}

/** Keys of noise by document; whatever else a document shows is design. */
const noise: Readonly<Record<string, readonly string[]>> = labels

export function judge(name: string, tokens: readonly AnyToken[]): Judged | null {
  const known = noise[name]
  if (!known) return null
  const isNoise = new Set(known)
  const ticked = tokens.filter(({ sightings }) => apartOf(sightings) === undefined)
  const design = tokens.filter(({ key }) => !isNoise.has(key))
  return {
    ticked: ticked.length,
    kept: ticked.filter(({ key }) => isNoise.has(key)).length,
    design: design.length,
    lost: design.filter(({ sightings }) => apartOf(sightings) !== undefined).length,
  }
}

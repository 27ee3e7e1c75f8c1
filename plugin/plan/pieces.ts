/** A token as variables: one, or one per part that was seen of a composite. */
import type { Values } from '../../shared/dtcg.ts'
import { type Observed, complete, parts } from '../../shared/observed.ts'
import type { Writable } from '../../shared/variables.ts'
import { type Profile, type Typed, toPx, toVariable } from '../things/values.ts'

export interface Piece {
  /** Last segment of a part's name. */
  readonly suffix: string | null
  readonly typed: Typed
  /** Where Figma can use this part; null: where the token was seen. */
  readonly scopes: readonly VariableScope[] | null
}

/** By the name that W3C gives the part. */
const SCOPES: Readonly<Record<string, readonly VariableScope[]>> = {
  fontFamily: ['FONT_FAMILY'],
  fontSize: ['FONT_SIZE'],
  fontWeight: ['FONT_WEIGHT'],
  letterSpacing: ['LETTER_SPACING'],
  lineHeight: ['LINE_HEIGHT'],
  color: ['EFFECT_COLOR', 'STROKE_COLOR'],
  offsetX: ['EFFECT_FLOAT'],
  offsetY: ['EFFECT_FLOAT'],
  blur: ['EFFECT_FLOAT'],
  spread: ['EFFECT_FLOAT'],
  width: ['STROKE_FLOAT'],
}

export function piecesOf(token: Writable, profile: Profile): Piece[] {
  // Parsed by the same schemas; zod types absent parts as `undefined`, `Observed` as absent keys.
  const observed = token.value as Observed
  const several = parts(token.kind, observed)
  if (several.length === 0) {
    const value = complete(token.kind, observed)
    const typed = value === null ? null : toVariable(token.kind, value, profile)
    return typed ? [{ suffix: null, typed, scopes: null }] : []
  }
  return several.flatMap(({ name, kind, value }) => {
    const [part = name] = name.split('-')
    const typed = part === 'lineHeight' ? lineHeight(observed, value) : toVariable(kind, value, profile)
    return typed ? [{ suffix: kebab(name), typed, scopes: SCOPES[part] ?? null }] : []
  })
}

/** A bound number means px in Figma: a multiple needs the size it multiplies. */
function lineHeight(observed: Observed, multiple: unknown): Typed | null {
  const { fontSize } = observed as { fontSize?: Values['dimension'] }
  if (!fontSize || typeof multiple !== 'number') return null
  return { type: 'FLOAT', value: Math.round(toPx(fontSize) * multiple * 100) / 100 }
}

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

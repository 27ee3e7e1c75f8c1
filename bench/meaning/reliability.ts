/** Whether a confidence is what it says: of what is told with 90 %, nine of ten are right. */
import type { AnyToken } from '../../shared/token.ts'
import type { TokenSet } from '../../shared/token-set.ts'
import { confidenceOf } from '../../core/pipeline/conclude/confidence.ts'
import { deltaE } from './color.ts'
import type { Truth } from '../score/truth.ts'

/** What was told of a value or a role, and whether it is so. */
export interface Told {
  readonly what: string
  readonly confidence: number
  /** Before calibration. */
  readonly raw: number
  readonly right: boolean
}

/** Values as near to the truth as people who know it would let pass; of what the truth does not tell, nothing. */
export function toldOf(set: TokenSet, truth: Truth, specimens: ReadonlyMap<string, string>): Told[] {
  return set.primitives.flatMap((token): Told[] => {
    // What only composites show is told with them.
    if (token.sightings.every(({ facts }) => facts === undefined)) return []
    const right = isRight(token, truth, specimens.get(token.type))
    return right === null
      ? []
      : [{ what: token.type, confidence: token.confidence, raw: confidenceOf(token.sightings), right }]
  })
}

const px = (length: { value: number } | undefined): number => length?.value ?? 0
const near = (a: number, b: number, within: number): boolean => Math.abs(a - b) <= within + 1e-6
/** px from which a radius means "full". */
const FULL = 999

/** `null` where the truth does not tell. What is there but small counts; what drawing made of it does not. */
function isRight(token: AnyToken, truth: Truth, specimen: string | undefined): boolean | null {
  const real = <T extends { readonly tier: string }>(list: readonly T[]) =>
    list.filter(({ tier }) => tier !== 'noise')
  switch (token.kind) {
    case 'color':
      return real(truth.colors).some(({ hex }) => deltaE(hex, token.value.hex) <= 2.3)
    case 'typography':
      return real(truth.typography).some(
        ({ sizePx, weight }) =>
          near(sizePx, px(token.value.fontSize), 1) && near(weight, token.value.fontWeight ?? weight, 100),
      )
    case 'border':
      return real(truth.border).some((one) => near(one.px, px(token.value.width), 0.1))
    case 'shadow': {
      const of = real(truth.shadow)
      return token.value.every((layer) =>
        of.some(
          ({ y, blur, alpha }) =>
            near(y, px(layer.offsetY), 3) &&
            near(blur, px(layer.blur), Math.max(4, blur / 2)) &&
            near(alpha, layer.color?.alpha ?? 1, 0.1),
        ),
      )
    }
    case 'dimension': {
      const own = token.value.value
      if (specimen === 'bar')
        return real(truth.spacing).some((one) =>
          [one.px, ...(one.altPx ?? [])].some((at) => near(at, own, 0.5)),
        )
      if (specimen === 'corner')
        return real(truth.radius).some(({ px: at, pill, effective = [] }) =>
          pill ? own >= FULL || effective.some((e) => near(e, own, 1)) : own < FULL && near(at, own, 1),
        )
      return null
    }
    default:
      return null
  }
}

export interface Bin {
  /** 0–1: from … to, the upper end not in it. */
  readonly from: number
  readonly to: number
  readonly count: number
  /** What was told, on average, and the share that is right. */
  readonly told: number
  readonly right: number
}

const EDGES = [0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.0001]

export const binsOf = (told: readonly Told[]): Bin[] =>
  EDGES.slice(1).flatMap((to, i): Bin[] => {
    const from = EDGES[i] ?? 0
    const own = told.filter(({ confidence }) => confidence >= from && confidence < to)
    if (own.length === 0) return []
    const mean = (of: (one: Told) => number) => own.reduce((sum, one) => sum + of(one), 0) / own.length
    return [
      {
        from,
        to,
        count: own.length,
        told: mean((one) => one.confidence),
        right: mean((one) => Number(one.right)),
      },
    ]
  })

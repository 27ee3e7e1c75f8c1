/** Styles, as planning works on them: what Figma has no variable for. Plain data. */
import type { GradientForm } from '../../../shared/gradient.ts'
import type { Kept, Rgba } from '../types.ts'

interface TextBody {
  readonly style: 'text'
  readonly font: FontName
  /** px */
  readonly size: number
  /** A multiple of the size; null for Figma's AUTO. */
  readonly lineHeight: number | null
  /** px */
  readonly letterSpacing: number
}
/** A color inside a style, and the variable it is bound to in the file. */
interface Colored {
  readonly color: Rgba
  readonly variable?: string | undefined
}
export interface ShadowBody extends Colored {
  readonly inset: boolean
  /** px, all four. */
  readonly x: number
  readonly y: number
  readonly blur: number
  readonly spread: number
}
interface EffectBody {
  readonly style: 'effect'
  readonly shadows: readonly ShadowBody[]
}
interface PaintBody extends Colored {
  readonly style: 'paint'
}
export interface StopBody extends Colored {
  readonly position: number
}
export interface GradientBody {
  readonly style: 'gradient'
  readonly shape: GradientForm['shape']
  /** Degrees as in CSS, 0 to 360. */
  readonly angle: number
  readonly stops: readonly StopBody[]
  /** As it lies in the file: people drag the ends of a gradient, which is not what a token says. */
  readonly transform?: Transform | undefined
}
export type StyleBody = TextBody | EffectBody | PaintBody | GradientBody

/** What we wrote last. */
interface WrittenStyle {
  readonly name: string
  readonly body: StyleBody
  readonly description: string
  readonly kept?: Kept | undefined
}
export interface StyleMark {
  readonly id: string
  readonly last?: WrittenStyle | undefined
}

export interface StyleState {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly remote: boolean
  /** Null for what we do not write: blurs, pictures, several paints. */
  readonly body: StyleBody | null
  readonly mark: StyleMark | null
}

export interface WantedStyle {
  readonly token: string
  readonly name: string
  readonly description: string
  readonly body: StyleBody
}

export interface StyleWork {
  readonly do: 'style'
  readonly wanted: WantedStyle
  /** Null: make it. */
  readonly target: string | null
  readonly name?: string | undefined
  readonly body?: StyleBody | undefined
  readonly description?: string | undefined
  readonly keep?: Kept | undefined
}

/** A style as it was or became; `before` null: made, `after` null: removed. */
export interface StyleSnapshot {
  readonly name: string
  readonly description: string
  readonly body: StyleBody | null
  readonly mark: StyleMark | null
}
export interface StyleDone {
  readonly id: string
  readonly kind: StyleBody['style']
  readonly before: StyleSnapshot | null
  readonly after: StyleSnapshot | null
}

/** Styles, as planning works on them: what Figma has no variable for. Plain data. */
import type { TextLooks } from '../../../shared/text-looks.ts'
import type { GradientForm } from '../../../shared/gradient.ts'
import type { Kept, Rgba, Snapshot, ThingState, WantedThing, Written } from '../types.ts'

export interface TextBody {
  readonly style: 'text'
  readonly font: FontName
  /** px */
  readonly size: number
  /** A multiple of the size; null for Figma's AUTO. */
  readonly lineHeight: number | null
  /** px */
  readonly letterSpacing: number
  /** Absent: as it is typed, without a line. */
  readonly case?: TextLooks['case']
  readonly decoration?: TextLooks['decoration']
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
export interface EffectBody {
  readonly style: 'effect'
  readonly shadows: readonly ShadowBody[]
}
export interface PaintBody extends Colored {
  readonly style: 'paint'
}
interface StopBody extends Colored {
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

export interface WrittenStyle extends Written {
  readonly body: StyleBody
}

export interface StyleSnapshot extends Snapshot<WrittenStyle> {
  /** Null for what we do not write: blurs, pictures, several paints. */
  readonly body: StyleBody | null
}

export interface StyleState extends StyleSnapshot, ThingState<WrittenStyle> {}

export interface WantedStyle extends WantedThing {
  readonly body: StyleBody
  /** Layers that showed it. */
  readonly layers: readonly string[]
}

/** What one line of the plan does to one style. Only what differs is there. */
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

/** What was done to a style; `before` is null for one that was made, `after` for one that was removed. */
export interface StyleDone {
  readonly thing: 'style'
  readonly id: string
  readonly kind: StyleBody['style']
  readonly before: StyleSnapshot | null
  readonly after: StyleSnapshot | null
}

export type OurStyle = TextStyle | EffectStyle | PaintStyle

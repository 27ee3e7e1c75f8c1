/** What is visibly in a frame, measured. Lengths are CSS px: nobody after this floor sees device pixels. */
import type { Box } from '../../shared/frame.ts'

/** 8-bit sRGB as 0xrrggbb. */
export type RGB = number

/** Top, right, bottom, left. */
export type Sides<T> = readonly [top: T, right: T, bottom: T, left: T]

export interface Edge {
  readonly width: number
  readonly color: RGB
}

/** A flat box: one colour inside four straight sides, perhaps rounded, perhaps outlined. */
export interface Surface {
  /** With its outline. */
  readonly box: Box
  /** Inside its outline. */
  readonly inner: Box
  readonly fill: RGB
  /** Visible flat pixels, CSS px². */
  readonly area: number
  readonly edges: Sides<Edge | null>
  /** Top left, top right, bottom right, bottom left; `null` where a corner cannot be seen. */
  readonly radii: Sides<number | null>
  /** Rounded as far as it goes. */
  readonly pill: boolean
  /** The colour just outside, outline skipped; `null` where it cannot be seen, or there is none. */
  readonly behind: RGB | null
  /** It casts one of the scene's shadows. */
  readonly shadow: boolean
  /** Index of the smallest surface around it; -1 is the frame. */
  readonly parent: number
}

/** What a box, or several that lie edge to edge, cast on the ground around them. */
export interface Shadow {
  /** Of all that casts it. */
  readonly box: Box
  /** The deepest first. */
  readonly layers: readonly ShadowLayer[]
  readonly color: RGB
  /** 0–1: how well the curves fit. */
  readonly fit: number
  /** Seen on all four sides. */
  readonly whole: boolean
  /** Opacity of one 8-bit step on this ground: nothing finer was read. */
  readonly step: number
}

export interface ShadowLayer {
  readonly x: number
  readonly y: number
  readonly blur: number
  readonly spread: number
  readonly alpha: number
}

/** A box whose colour runs along a line, or from a point outwards. */
export interface Gradient {
  readonly box: Box
  readonly shape: GradientShape
  /** From 0 to 1 along the line, as CSS lays it through the box; at least two. */
  readonly stops: readonly { readonly at: number; readonly color: RGB }[]
  /** Root of the mean square difference from what is seen, in 8-bit steps. */
  readonly error: number
  /** Share of the box that has its colours: the rest is what lies on it. */
  readonly share: number
}

export type GradientShape =
  | { readonly kind: 'linear'; /** Degrees, clockwise from upwards, as in CSS. */ readonly angle: number }
  | {
      readonly kind: 'radial'
      /** The middle, in shares of the box's width and height. */
      readonly x: number
      readonly y: number
      /** Width of the ellipse over its height; it ends in the box's farthest corner. */
      readonly aspect: number
    }

/** A thin straight line that is not the outline of a surface. */
export interface Rule {
  readonly box: Box
  readonly width: number
  readonly color: RGB
  readonly parent: number
}

/** A flat area of no particular shape. */
export interface Region {
  readonly box: Box
  readonly fill: RGB
  readonly area: number
}

/** A line of text, or a part of one in a single ink. */
export interface TextLine {
  /** Of the ink. */
  readonly box: Box
  readonly ink: RGB
  /** True where some pixels have exactly the ink colour beyond doubt. */
  readonly exact: boolean
  /** `null` where it lies on nothing: the picture is transparent there. */
  readonly behind: RGB | null
  readonly glyphs: number
  readonly baseline: number
  /** Height of the tallest letters, and of the small letters beside them; `null` where none were seen. */
  readonly capHeight: number
  readonly xHeight: number | null
  /** Mean thickness of the strokes. */
  readonly stroke: number
  /** Distance to the baseline of the next line of the same paragraph. */
  readonly leading: number | null
  readonly parent: number
}

/** Something on a surface that is neither text nor box: an icon, a picture. */
export interface Mark {
  readonly box: Box
  /** `null` for a picture. */
  readonly ink: RGB | null
  /** `null` where it lies on nothing. */
  readonly behind: RGB | null
  readonly parent: number
}

export type ItemKind = 'box' | 'text' | 'mark' | 'rule'

/** A distance between two visible neighbours, or from a surface's edge to its content. */
export interface Gap {
  readonly px: number
  readonly use: 'gap' | 'padding'
  readonly axis: 'x' | 'y'
  readonly box: Box
  /** What it lies between: `box`, `text`, `mark` or `rule`. Padding lies between a box and its content. */
  readonly between: readonly [ItemKind, ItemKind]
  /** Cap height of the text at its ends, which tells how high its line may be; 0 for none. */
  readonly cap: number
  /** The box it is the padding of; `null` for gaps. */
  readonly around: Box | null
}

export interface Scene {
  readonly width: number
  readonly height: number
  readonly scale: number
  /** The picture was compressed with losses: its colours are near the true ones; those of thin lines and text less so. */
  readonly lossy?: boolean
  readonly surfaces: readonly Surface[]
  readonly shadows: readonly Shadow[]
  readonly gradients: readonly Gradient[]
  readonly regions: readonly Region[]
  readonly rules: readonly Rule[]
  readonly lines: readonly TextLine[]
  readonly marks: readonly Mark[]
  readonly gaps: readonly Gap[]
  /** Bytes of working memory per image pixel, by the scene's own count. */
  readonly bytesPerPixel: number
}

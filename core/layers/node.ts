/** A layer as Figma's plugin API has it: what a reader may ask, whoever answers (the plugin, a REST document). */

export interface Rect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface FigmaNode {
  readonly id: string
  readonly name: string
  /** FRAME, TEXT, RECTANGLE … */
  readonly type: string
  /**
   * The value of a property in the words of the plugin API. `undefined` where the type has none, where nobody can read
   * it, and for `figma.mixed`. Each is asked for once: in the plugin it is a call into Figma.
   */
  get(property: string): unknown
}

/** What a layer is within its frame. */
export interface Place {
  /** The frame's corner on the canvas. */
  readonly origin: { readonly x: number; readonly y: number }
  readonly profile: 'srgb' | 'display-p3'
  readonly parent?: string | undefined
  readonly component?: string | undefined
  readonly instance?: string | undefined
}

/** Told of a value that is none, by the name of its property. */
export type Lost = (property: string) => void

/** What kind of thing a box is, by its size alone. CSS px. */

interface Size {
  readonly width: number
  readonly height: number
}

/** Buttons and fields, from the smallest in common use to the highest; badges and tags are lower. */
const CONTROL: readonly [lowest: number, highest: number] = [28, 56]
/** Heights: a knob, an avatar or a checkbox is as wide as high, a row of a table or list wider than any button. */
const LONG: readonly [shortest: number, longest: number] = [1.2, 10]
/** Cards, dialogs and sections: higher than a control with two lines in it, wider than the tile of an icon. */
const SURFACE: Size = { width: 120, height: 72 }

export const isControl = (box: Size | undefined): boolean =>
  box !== undefined &&
  box.height >= CONTROL[0] &&
  box.height <= CONTROL[1] &&
  box.width >= LONG[0] * box.height &&
  box.width <= LONG[1] * box.height

export const isSurface = (box: Size | undefined): boolean =>
  box !== undefined && box.height >= SURFACE.height && box.width >= SURFACE.width

/** Longer than high: no circle. */
export const isLong = (box: Size | undefined): boolean =>
  box !== undefined && box.width >= LONG[0] * box.height

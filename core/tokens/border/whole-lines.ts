/**
 * What a line was drawn for where a CSS px is no whole number of device px. Renderers draw whole device px: Android rounds
 * (⌊dp · density + ½⌋, `Context.getDimensionPixelSize`), CSS rounds down, but not to nothing (CSS Backgrounds 3, "snap a
 * length as a border width"). So 3 device px at 2.625 are a line of 1, not of 1.14.
 */
const WIDEST = 8

/** CSS px → CSS px: the whole width that is drawn so, or the one that was seen where none is. */
export function drawnFor(width: number, scale: number): number {
  if (Number.isInteger(scale)) return width
  const device = Math.round(width * scale)
  let best = width
  let nearest = Number.POSITIVE_INFINITY
  for (let whole = 1; whole <= WIDEST; whole++) {
    const drawn = [Math.floor(whole * scale + 0.5), Math.max(1, Math.floor(whole * scale))]
    const off = Math.abs(whole - width)
    if (drawn.includes(device) && off < nearest) {
      nearest = off
      best = whole
    }
  }
  return best
}

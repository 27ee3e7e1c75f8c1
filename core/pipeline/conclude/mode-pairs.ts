/**
 * Which frames are the light and the dark of one screen: layers of the same names, or else the same things at the same
 * places, on grounds of opposite lightness. Only frames that nobody labelled are looked at; nothing is said where it is
 * not plain.
 */
import type { Value } from '../../../shared/dtcg.ts'
import type { Frame } from '../../../shared/frame.ts'
import type { Sighting } from '../../../shared/token.ts'
import type { Registry } from '../../tokens/type.ts'
import { DEFAULT_MODE, modeOf } from './modes.ts'
import type { Examined } from '../ports.ts'

const LIGHT = 'Light'
const DARK = 'Dark'

/** Share of the layers or places of the emptier frame that must be in both. */
const SAME_SCREEN = 0.7
/** Fewer places are no structure: an empty page resembles every other. */
const PLACES = 8
/** Difference of relative luminance (0–1) between a light and a dark ground. */
const OPPOSITE = 0.4

interface Look {
  readonly frame: Frame
  readonly paths: ReadonlySet<string>
  readonly places: ReadonlySet<string>
  /** Relative luminance of the largest ground; null where none was seen. */
  readonly luminance: number | null
}

/** The frames, in order, those without a theme labelled as far as the others tell. */
export function withModes(examined: readonly Examined[], types: Registry): Frame[] {
  const unlabelled = examined.filter(({ frame }) => modeOf(frame) === DEFAULT_MODE)
  if (unlabelled.length === 0 || examined.length < 2) return examined.map(({ frame }) => frame)
  const looks = examined.map((one) => lookOf(one, types))
  const found = new Map<string, string>()
  for (const look of looks) {
    if (modeOf(look.frame) !== DEFAULT_MODE) continue
    const theme = themeBeside(look, looks)
    if (theme) found.set(look.frame.id, theme)
  }
  const themes = new Set([...found.values(), ...looks.map(({ frame }) => modeOf(frame))])
  return looks.map(({ frame, luminance }) => {
    if (modeOf(frame) !== DEFAULT_MODE) return frame
    // Where a run has both, a screen without a twin belongs to the one its ground says.
    const alone = themes.has(LIGHT) && themes.has(DARK) && luminance !== null ? themeOf(luminance) : null
    const theme = found.get(frame.id) ?? alone
    return theme ? { ...frame, mode: frame.mode ? `${frame.mode} · ${theme}` : theme } : frame
  })
}

const themeOf = (luminance: number): string => (luminance >= 0.5 ? LIGHT : DARK)

/** Light or dark, if a twin of opposite ground is there and is not labelled as something else. */
function themeBeside(look: Look, looks: readonly Look[]): string | null {
  for (const other of looks) {
    if (other === look || look.luminance === null || other.luminance === null) continue
    if (Math.abs(look.luminance - other.luminance) < OPPOSITE) continue
    const theme = look.luminance > other.luminance ? LIGHT : DARK
    const theirs = modeOf(other.frame)
    if (theirs !== DEFAULT_MODE && theirs !== (theme === LIGHT ? DARK : LIGHT)) continue
    if (isSameScreen(look, other)) return theme
  }
  return null
}

/** Names hold however much taller the texts of one of them are; places only where the width is the same. */
function isSameScreen(a: Look, b: Look): boolean {
  if (areAlike(a.paths, b.paths)) return true
  return Math.abs(a.frame.width - b.frame.width) <= 1 && areAlike(a.places, b.places)
}

function areAlike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a]
  if (few.size < PLACES) return false
  let both = 0
  for (const one of few) if (many.has(one)) both++
  return both >= SAME_SCREEN * few.size
}

function lookOf({ frame, sightings, paths = [] }: Examined, types: Registry): Look {
  const places = new Set<string>()
  for (const list of Object.values(sightings)) for (const sighting of list) addPlace(places, sighting)
  return { frame, paths: new Set(paths), places, luminance: groundOf(sightings, types) }
}

/** Rounded to 4 px, which hides how dark and light pixels are read a little differently. */
function addPlace(places: Set<string>, { box, use }: Sighting): void {
  if (!box) return
  const at = [box.x, box.y, box.width, box.height].map((n) => Math.round(n / 4))
  places.add(`${use} ${at.join(' ')}`)
}

function groundOf(sightings: Examined['sightings'], types: Registry): number | null {
  let largest = 0
  let ground: Value<'color'> | null = null
  for (const type of types) {
    if (type.kind !== 'color') continue
    for (const { use, box, value } of sightings[type.name] ?? []) {
      if (use !== 'background' || !box || box.width * box.height <= largest) continue
      const color = value as Value<'color'>
      if (color.alpha < 1) continue
      largest = box.width * box.height
      ground = color
    }
  }
  return ground && luminanceOf(ground)
}

/** WCAG relative luminance; the square root puts middle grey in the middle. */
function luminanceOf({ hex }: Value<'color'>): number {
  const linear = [1, 3, 5].map((at) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  })
  return Math.sqrt(0.2126 * (linear[0] ?? 0) + 0.7152 * (linear[1] ?? 0) + 0.0722 * (linear[2] ?? 0))
}

/**
 * The field that a variable is for: as layers are bound to it, and as its name says. A font size of 16 px is not a
 * padding of 16 px; numbers of one kind are all alike but for this.
 */
import type { VariableState } from './types.ts'

const FRAMES: ReadonlySet<string> = new Set(['FRAME', 'COMPONENT', 'COMPONENT_SET', 'INSTANCE', 'SECTION'])

/** First match counts. Names of `boundVariables` and of style fields, in the plugin and in REST documents. */
const FIELDS: readonly (readonly [RegExp, readonly VariableScope[]])[] = [
  [/^stroke(s\b|StyleId)/, ['STROKE_COLOR']],
  [/^(individualS|s)troke/, ['STROKE_FLOAT']],
  [/^effect/, ['EFFECT_COLOR', 'EFFECT_FLOAT']],
  [/radi(us|i)/i, ['CORNER_RADIUS']],
  [/^(itemSpacing|counterAxisSpacing|grid\w+Gap|padding)/, ['GAP']],
  [/^(min|max)?(width|height|size)\b/i, ['WIDTH_HEIGHT']],
  [/^fontSize/, ['FONT_SIZE']],
  [/^font(Weight|Style)/, ['FONT_WEIGHT', 'FONT_STYLE']],
  [/^fontFamily/, ['FONT_FAMILY']],
  [/^lineHeight/, ['LINE_HEIGHT']],
  [/^letterSpacing/, ['LETTER_SPACING']],
  [/^paragraph/, ['PARAGRAPH_SPACING', 'PARAGRAPH_INDENT']],
  [/^opacity/, ['OPACITY']],
  [/^characters/, ['TEXT_CONTENT']],
]

/** Where a layer of this node type uses what is bound to the field; empty for what no token is made of. */
export function scopesOfField(field: string, node: string): readonly VariableScope[] {
  if (/^(textRangeF|f)ill/.test(field))
    return [node === 'TEXT' ? 'TEXT_FILL' : FRAMES.has(node) ? 'FRAME_FILL' : 'SHAPE_FILL']
  return FIELDS.find(([pattern]) => pattern.test(field))?.[1] ?? []
}

/**
 * What names of numbers say, as words apart ("font size", "letter spacing"); the first that matches counts. An empty
 * list: a use that no token of a design is made for.
 */
const NUMBERS: readonly (readonly [RegExp, readonly VariableScope[]])[] = [
  [/\b(letter ?spac\w*|tracking|kerning)\b/, ['LETTER_SPACING']],
  [/\b(line ?heights?|leading)\b/, ['LINE_HEIGHT']],
  [/\b(paragraph|indent)\b/, ['PARAGRAPH_SPACING', 'PARAGRAPH_INDENT']],
  [/\bweights?\b/, ['FONT_WEIGHT']],
  [/\b(opacity|opacities|alpha|transparency)\b/, ['OPACITY']],
  [/\b(radius|radii|corners?|round\w*)\b/, ['CORNER_RADIUS']],
  [/\b(blurs?|shadows?|elevations?|effects?|depth)\b/, ['EFFECT_FLOAT']],
  [/\b(spac\w*|gaps?|gutters?|pad|padding|insets?|margins?)\b/, ['GAP']],
  [/\b(borders?|strokes?|outlines?|dividers?)\b/, ['STROKE_FLOAT']],
  [/\b(fonts?|text|typo\w*|type|typeface|headings?|body|captions?)\b/, ['FONT_SIZE']],
  [/\b(breakpoints?|viewports?|screens?|containers?|columns?)\b/, ['WIDTH_HEIGHT']],
  [/\b(durations?|delays?|timing|z ?index|easing|ratios?|counts?)\b/, []],
]
/** After what the collection says. "Size" alone says nothing: many scales of spacing are called so. */
const SIZES = /\b(widths?|heights?|icons?|avatars?)\b/

/** Of a color, only a word at the head of a segment: `text/primary`, not "On surface" or "Brand ink". */
const COLORS: readonly (readonly [RegExp, readonly VariableScope[]])[] = [
  [/^(texts?|foreground|fg|typography)\b/, ['TEXT_FILL']],
  [/^(borders?|strokes?|outlines?|dividers?)\b/, ['STROKE_COLOR']],
  [/^(backgrounds?|bg|surfaces?|canvas)\b/, ['FRAME_FILL', 'SHAPE_FILL']],
  [/^(icons?)\b/, ['SHAPE_FILL', 'STROKE_COLOR', 'TEXT_FILL']],
  [/^(shadows?|elevations?)\b/, ['EFFECT_COLOR']],
]

/** `SpaceBetween/fontSize-300` as words: "space between", "font size 300". */
export const segmentsOf = (name: string): string[] =>
  name.split('/').map((segment) =>
    segment
      .replace(/([a-z\d])([A-Z])/g, '$1 $2')
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
      .toLowerCase(),
  )

/** Null where the name says nothing. `collection`: its name, which says it too ("1. font"). */
export function scopesOfName(
  { name, type }: Pick<VariableState, 'name' | 'type'>,
  collection: string,
): readonly VariableScope[] | null {
  const segments = segmentsOf(name)
  if (type === 'COLOR') {
    const words = COLORS.find(([pattern]) => segments.some((segment) => pattern.test(segment)))
    return words?.[1] ?? null
  }
  if (type !== 'FLOAT') return null
  const words = segments.join(' ')
  for (const text of [words, segmentsOf(collection).join(' ')]) {
    const said = NUMBERS.find(([pattern]) => pattern.test(text))
    if (said) return said[1]
  }
  return SIZES.test(words) ? ['WIDTH_HEIGHT'] : null
}

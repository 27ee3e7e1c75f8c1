/** How a token looks, by the specimen its type asks for. Works for complete and incomplete values alike. */
import type { Values } from '../../../shared/dtcg.ts'
import type { AnyToken } from '../../../shared/token.ts'
import type { Specimen } from '../../../shared/token-type.ts'
import { complete, parts } from '../../../shared/observed.ts'
import { cssEntry } from '../css-entry.ts'
import { cssValue } from '../../../shared/css-value.ts'
import { type Markup, html, nothing } from './html.ts'

/** Specimens show real pixels, whatever unit the exports use. */
const PX = { unit: 'px', remBase: 16 } as const

const SENTENCE = 'Measured, never guessed'

/** A drawing of the token, or nothing where too little was observed to draw it honestly. */
export function specimen(token: AnyToken, as: Specimen): Markup {
  const css = cssOf(token)
  const { kind } = token
  if (as === 'text') return text(token)
  if (css === null) return nothing
  if (as === 'swatch') return html`<div class="swatch" style="--value: ${css}"></div>`
  if (as === 'bar') return html`<div class="bar" style="inline-size: ${css}"></div>`
  if (as === 'corner') return html`<div class="corner" style="border-radius: ${css}"></div>`
  if (as === 'line')
    return html`<div class="line" style="border: ${kind === 'border' ? css : `${css} solid`}"></div>`
  if (as === 'card') return html`<div class="stage"><div class="card" style="box-shadow: ${css}"></div></div>`
  if (as === 'strip') return html`<div class="strip" style="background: ${css}"></div>`
  return html`<div class="box" style="inline-size: ${css}; block-size: ${css}"></div>`
}

function cssOf(token: AnyToken): string | null {
  const whole = complete(token.kind, token.value)
  if (whole === null) return null
  const css = cssEntry({ kind: token.kind, value: whole, token }, PX)
  // Stops of which nobody knows what they make are drawn from left to right.
  return token.kind === 'gradient' && !css.includes('gradient(') ? `linear-gradient(90deg, ${css})` : css
}

/** A line of text with the parts that were seen; an unseen family falls to the page's own. */
function text({ kind, value }: AnyToken): Markup {
  if (kind !== 'typography') return nothing
  const font = value
  const style = [
    font.fontFamily === undefined ? '' : `font-family: ${cssValue('fontFamily', font.fontFamily, PX)}`,
    font.fontSize === undefined ? '' : `font-size: ${cssValue('dimension', font.fontSize, PX)}`,
    font.fontWeight === undefined ? '' : `font-weight: ${font.fontWeight}`,
    font.letterSpacing === undefined
      ? ''
      : `letter-spacing: ${cssValue('dimension', font.letterSpacing, PX)}`,
    font.lineHeight === undefined ? '' : `line-height: ${font.lineHeight}`,
  ].filter((line) => line !== '')
  return html`<p class="sample" style="${style.join('; ')}">${SENTENCE}</p>`
}

const NAMES: Readonly<Record<string, string>> = {
  fontFamily: 'family',
  fontSize: 'size',
  fontWeight: 'weight',
  letterSpacing: 'letter spacing',
  lineHeight: 'line height',
  offsetX: 'x',
  offsetY: 'y',
}

/** The value in words: one for a simple one, also in rem where asked; `name value` per part for a composite. */
export function valueWords(token: AnyToken, remBase: number | null): string[] {
  const { kind, value } = token
  const observed = parts(kind, value)
  if (kind === 'shadow' && complete(kind, value) !== null)
    return [cssValue(kind, value as Values['shadow'], PX)]
  if (observed.length > 0) {
    return observed.map(({ name, kind, value }) => `${NAMES[name] ?? name} ${cssValue(kind, value, PX)}`)
  }
  const css = cssOf(token) ?? ''
  if (kind !== 'dimension' || remBase === null) return [css]
  return [css, cssValue(kind, value, { unit: 'rem', remBase })]
}

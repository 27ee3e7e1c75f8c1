/** Constants for Jetpack Compose: colors, `dp` lengths, `sp` text sizes. */
import type { ByKind, Kind, Value } from '../../shared/dtcg.ts'
import { lengthIn, round } from '../../shared/css-value.ts'
import { CLASS_OF_TOKENS } from '../../shared/identifier.ts'
import { argb, isTextLength } from './android.ts'
import type { Format } from './format.ts'
import { classFiles } from './native-classes.ts'
import type { Line } from './lines.ts'
import { sheetOf } from './sheet.ts'
import { blockComment } from './text.ts'

const PACKAGE = 'com.example.tokens'
/** What the values mention decides what is imported: an unused import is a warning in every build. */
const IMPORTS: readonly (readonly [RegExp, string])[] = [
  [/\bCubicBezierEasing\(/, 'androidx.compose.animation.core.CubicBezierEasing'],
  [/\bColor\(/, 'androidx.compose.ui.graphics.Color'],
  [/\bFontWeight\(/, 'androidx.compose.ui.text.font.FontWeight'],
  [/\.dp$/, 'androidx.compose.ui.unit.dp'],
  [/\.sp$/, 'androidx.compose.ui.unit.sp'],
]

export const compose: Format = {
  name: 'compose',
  title: 'Jetpack Compose',
  about: 'Constants for Android apps written in Kotlin with Compose.',
  files: [`${CLASS_OF_TOKENS}.kt`, `${CLASS_OF_TOKENS}<Mode>.kt`],
  render: (tokens, { remBase }) =>
    classFiles(sheetOf(tokens), {
      className: CLASS_OF_TOKENS,
      extension: 'kt',
      mediaType: 'text/x-kotlin',
      spell: (entry) => spellKotlin(entry.kind, entry.value, isTextLength(entry) ? 'sp' : 'dp', remBase),
      write,
    }),
}

function write(className: string, lines: readonly Line[], header: string): string {
  const used = IMPORTS.filter(([sign]) => lines.some(({ value }) => sign.test(value)))
  const body = lines.map(({ entry, name, value, alias }) => {
    const comment = blockComment(entry.description ?? '')
    return `${comment === '' ? '' : `  /** ${comment} */\n`}  val ${name} = ${alias ?? value}`
  })
  return `// ${header}

package ${PACKAGE}

${used.map(([, name]) => `import ${name}\n`).join('')}
object ${className} {
${body.join('\n')}
}`
}

/** A Kotlin string literal: `$` would start a template. */
const text = (value: string): string =>
  `"${value.replace(/["\\$]/g, '\\$&').replace(/[\p{Cc}\u2028\u2029]/gu, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)}"`

/** Negative numbers need brackets before `.dp`. */
const unit = (value: number, of: string): string => (value < 0 ? `(${value}).${of}` : `${value}.${of}`)

function spellKotlin<K extends Kind>(
  kind: K,
  value: Value<K>,
  length: 'dp' | 'sp',
  remBase: number,
): string | null {
  const table: { [P in Kind]: (value: Value<P>) => string | null } = {
    color: ({ hex, alpha }) => `Color(0x${argb(hex, alpha)})`,
    dimension: (dimension) => unit(lengthIn(dimension, { unit: 'px', remBase }), length),
    fontFamily: (families) => text([families].flat()[0] ?? ''),
    fontWeight: (weight) => `FontWeight(${Math.round(weight)})`,
    number: (number) => `${round(number)}f`,
    duration: ({ value, unit }) => `${Math.round(unit === 's' ? value * 1000 : value)}`,
    cubicBezier: (points) => `CubicBezierEasing(${points.map((point) => `${round(point)}f`).join(', ')})`,
    strokeStyle: (style) => text(typeof style === 'string' ? style : 'dashed'),
    border: () => null,
    transition: () => null,
    shadow: () => null,
    gradient: () => null,
    typography: () => null,
  } satisfies ByKind<string | null>
  return (table[kind] as (value: Value<K>) => string | null)(value)
}

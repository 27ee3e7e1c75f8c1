/** Constants for SwiftUI, in an enum that cannot be instantiated. */
import type { ByKind, Kind, Value } from '../../shared/dtcg.ts'
import { channels, lengthIn, round } from '../../shared/css-value.ts'
import { CLASS_OF_TOKENS } from '../../shared/identifier.ts'
import type { Format } from './format.ts'
import { classFiles } from './native-classes.ts'
import { type Line, inOrder } from './lines.ts'
import { sheetOf } from './sheet.ts'
import { blockComment } from './text.ts'

const ADAPTIVE = 'adaptive'

export const swift: Format = {
  name: 'swift',
  title: 'Swift',
  about: 'Constants for iOS and macOS apps written in SwiftUI.',
  files: [`${CLASS_OF_TOKENS}.swift`, `${CLASS_OF_TOKENS}<Mode>.swift`],
  render: (tokens, { remBase }) =>
    classFiles(sheetOf(tokens), {
      className: CLASS_OF_TOKENS,
      extension: 'swift',
      mediaType: 'text/x-swift',
      spell: ({ kind, value }) => spellSwift(kind, value, remBase),
      adaptive: (light, dark) => `${ADAPTIVE}(light: ${light}, dark: ${dark})`,
      write,
    }),
}

function write(className: string, lines: readonly Line[], header: string): string {
  const body = inOrder(lines).map(({ entry, name, value, alias }) => {
    // A trailing doc comment would belong to the next line's constant.
    const comment = blockComment(entry.description ?? '')
    return `    public static let ${name} = ${alias ?? value}${comment === '' ? '' : ` // ${comment}`}`
  })
  return `//
// ${className}.swift
//

// ${header}

import SwiftUI

public enum ${className} {
${body.join('\n')}
}${lines.some(({ value }) => value.startsWith(`${ADAPTIVE}(`)) ? HELPER : ''}`
}

/** SwiftUI alone makes such a color from an asset catalogue only; watches have no light mode. */
const HELPER = `

private func ${ADAPTIVE}(light: Color, dark: Color) -> Color {
    #if canImport(UIKit) && !os(watchOS)
    return Color(UIColor { traits in
        traits.userInterfaceStyle == .dark ? UIColor(dark) : UIColor(light)
    })
    #elseif canImport(AppKit)
    return Color(NSColor(name: nil) { appearance in
        appearance.bestMatch(from: [.aqua, .darkAqua]) == .darkAqua ? NSColor(dark) : NSColor(light)
    })
    #else
    return dark
    #endif
}`

/** A Swift string literal: no interpolation, no line ends. */
const text = (value: string): string =>
  `"${value.replace(/["\\]/g, '\\$&').replace(/[\p{Cc}\u2028\u2029]/gu, (char) => `\\u{${char.codePointAt(0)?.toString(16)}}`)}"`

function spellSwift<K extends Kind>(kind: K, value: Value<K>, remBase: number): string | null {
  const table: { [P in Kind]: (value: Value<P>) => string | null } = {
    color: ({ hex, alpha }) => {
      /** Four decimals tell 8-bit channels apart. */
      const [red, green, blue] = channels(hex).map((channel) => +(channel / 255).toFixed(4))
      return `Color(red: ${red}, green: ${green}, blue: ${blue}, opacity: ${round(alpha)})`
    },
    dimension: (length) => `CGFloat(${lengthIn(length, { unit: 'px', remBase })})`,
    fontFamily: (families) => text([families].flat()[0] ?? ''),
    fontWeight: (weight) => `CGFloat(${round(weight)})`,
    number: (number) => `Double(${round(number)})`,
    duration: ({ value, unit }) => `TimeInterval(${round(unit === 's' ? value : value / 1000)})`,
    cubicBezier: (points) => `Animation.timingCurve(${points.map(round).join(', ')})`,
    strokeStyle: (style) => text(typeof style === 'string' ? style : 'dashed'),
    border: () => null,
    transition: () => null,
    shadow: () => null,
    gradient: () => null,
    typography: () => null,
  } satisfies ByKind<string | null>
  return (table[kind] as (value: Value<K>) => string | null)(value)
}

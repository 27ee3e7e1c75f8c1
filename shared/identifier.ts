/** Token paths as identifiers of programming languages: what our exports call a token, and code syntax in Figma repeats. */

import { codePoint } from './names.ts'

/** Words that neither Swift, Kotlin nor Java take as a plain name, among those a token might be called. */
const RESERVED = new Set(
  (
    'as abstract assert associatedtype boolean break byte case catch char class const continue default defer deinit ' +
    'do double else enum extension extends fallthrough false fileprivate final finally float for fun func goto guard ' +
    'if implements import in init inout instanceof int interface internal is let long native new nil null object open ' +
    'operator package private protected protocol public repeat rethrows return self short static strictfp struct ' +
    'subscript super switch synchronized this throw throws transient true try typealias typeof val var void volatile ' +
    'when where while'
  ).split(' '),
)

/** What our exports for Swift and Compose call the class that holds all tokens. */
export const CLASS_OF_TOKENS = 'DesignTokens'

/** `['spacing','1-5']` → `spacing1_5`: only digits need the line between them, so that 1-5 is not 15. */
export function camelName(path: readonly string[]): string {
  const name = ascii(path.join('-'))
    .replace(/(\d)-(?=\d)/g, '$1_')
    .replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())

  return legal(name, (word) => `${word}Token`)
}

/** `color_blue_500`: an Android resource, and a field of a Java class. */
export const snakeName = (path: readonly string[]): string =>
  legal(ascii(path.join('_')).replaceAll('-', '_'), (word) => `${word}_token`)

/** Compilers may take letters of every script; linters, parsers and build tools around them do not. */
const ascii = (text: string): string => text.replace(/[^\x20-\x7e]/gu, codePoint)

const legal = (name: string, change: (word: string) => string): string => {
  if (/^\d/.test(name)) return `_${name}`
  return RESERVED.has(name) ? change(name) : name
}

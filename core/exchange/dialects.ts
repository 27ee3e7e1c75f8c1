/** Which of the world's ways of writing tokens a text is in, and its content as W3C documents: one per mode. */
import { Problem } from '../../shared/problem.ts'
import { isResolver } from './check-resolver.ts'
import { fromCss, isCss } from './css-file.ts'
import { fromFigma, isFigmaExport } from './figma-export.ts'
import { inherited } from './inherited.ts'
import { fromResolver } from './resolver.ts'
import { statedModes } from './stated-modes.ts'
import { fromTokensStudio, isTokensStudio } from './tokens-studio.ts'
import { documentIn, withoutMark } from './text.ts'
import { type Json, isObject } from './tree.ts'

export type Dialect = 'dtcg' | 'tokens-studio' | 'style-dictionary' | 'figma' | 'css'

export interface Mode {
  readonly name: string
  /** Complete: what this mode does not say itself is the base's. */
  readonly document: Json
}

export interface Layered {
  readonly from: Dialect
  /** The default mode. */
  readonly base: Json
  /** Its name, where there are others or the file says it. */
  readonly baseMode?: string
  readonly modes: readonly Mode[]
  /** Sentences on what could not be read at all. */
  readonly notes: readonly string[]
  /** Sentences on what came in, but not as the file has it. */
  readonly remarks?: readonly string[]
  /** Values beyond the first of their token: of other modes, or the same again. */
  readonly again?: number
  /** Values that came in nowhere; `notes` or `remarks` say which. */
  readonly left?: number
}

/** Texts of files by the name that another file calls them by. */
export type Sources = Readonly<Record<string, string>>

/** @throws Problem `invalid-body` for a text that is neither CSS nor a JSON object. */
export function layered(text: string, name: string, sources: Sources): Layered {
  const plain = withoutMark(text)
  if (isCss(plain)) return fromCss(plain)
  return layeredDocument(documentIn(plain, name), name, sources)
}

export function layeredDocument(document: unknown, name: string, sources: Sources = {}): Layered {
  if (!isObject(document))
    throw new Problem(
      'invalid-body',
      `${name} holds ${Array.isArray(document) ? 'a list' : 'a plain value'} and no tokens.`,
      'Name a file whose JSON is an object of groups and tokens.',
    )
  if (isResolver(document))
    return withStated(
      fromResolver(document, sources, (part, of) => layeredDocument(documentIn(part, of), of).base),
    )
  if (isFigmaExport(document)) return fromFigma(document)
  if (isTokensStudio(document)) return fromTokensStudio(document)
  return statedModes(inherited(document))
}

/** Tokens of its files may state modes themselves; what the resolver says of one of that name counts. */
function withStated(layers: Layered): Layered {
  const { base, baseMode, modes } = statedModes(layers.base)
  const named = layers.baseMode ?? baseMode
  const known = new Set([named, ...layers.modes.map(({ name }) => name)])
  return {
    ...layers,
    base,
    ...(named === undefined ? {} : { baseMode: named }),
    modes: [...layers.modes, ...modes.filter(({ name }) => !known.has(name))],
  }
}

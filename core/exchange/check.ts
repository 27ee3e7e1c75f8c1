/** Checks anyone's DTCG 2025.10 document: names, types, values, aliases, cycles. Pure; messages are for people. */
import { checkResolver, isResolver } from './check-resolver.ts'
import type { Finding, LocatedFinding } from './finding.ts'
import { locate, treeOf } from './locate.ts'
import { checkAlias, typeOf } from './references.ts'
import { duplicateKeys } from './duplicate-keys.ts'
import type { Sources } from './dialects.ts'
import { documentIn, withoutMark } from './text.ts'
import { isLegacy, withSets } from './tokens-studio.ts'
import { type Found, type Json, type TokenNode, type Tree, isObject, readTokens } from './tree.ts'
import { checkValue } from './values.ts'

/**
 * Findings with their places in `text`, in reading order; `[]` means that every reader can take the file. Aliases may
 * also point into `beneath`: the other files that a resolver puts below this one, lowest first.
 */
export function checkDtcg(
  text: string,
  beneath: readonly string[] = [],
  sources?: Sources,
): LocatedFinding[] {
  const plain = withoutMark(text)
  let document: unknown
  const told: LocatedFinding[] = []
  try {
    document = JSON.parse(plain)
  } catch (error) {
    try {
      document = documentIn(plain)
      told.push(notPlain(plain))
    } catch {
      return [brokenJson(plain, error)]
    }
  }
  const findings = checkInto(document, beneath.map(parsed), sources)
  const body = treeOf(plain)
  const twice = duplicateKeys(body)
  if (findings.length + twice.length + told.length === 0) return []
  const place = locate(body)
  return [...told, ...twice, ...findings.map((finding) => ({ ...finding, ...place(finding.path) }))].toSorted(
    (a, b) => a.line - b.line || a.column - b.column,
  )
}

/** Terrazzo and Style Dictionary read it, most other tools do not. */
function notPlain(text: string): LocatedFinding {
  const at = Math.max(0, text.search(/\/\/|\/\*|,\s*[}\]]/))
  const before = text.slice(0, at).split('\n')
  return {
    severity: 'error',
    path: [],
    message: 'Comments and commas before a bracket are not JSON (this looks like JSON5).',
    remedy: 'Take them out, or let a tool that reads JSON5 write plain JSON.',
    line: before.length,
    column: (before.at(-1)?.length ?? 0) + 1,
  }
}

/** Checks `document`, a token file or a resolver; its aliases may also point into the documents `beneath` it. */
export const checkDocuments = (document: unknown, ...beneath: readonly unknown[]): Finding[] =>
  checkInto(document, beneath)

function checkInto(document: unknown, beneath: readonly unknown[], sources?: Sources): Finding[] {
  const findings: Finding[] = []
  const found: Found = (path, message, remedy, severity = 'error') => {
    findings.push({ severity, path, message, remedy })
  }
  if (isResolver(document)) {
    checkResolver(document, found, sources, (group, at) => {
      for (const one of checkDocuments(group))
        found([...at, ...one.path], one.message, one.remedy, one.severity)
    })
    return findings
  }
  const foreign = isObject(document) ? dialectOf(document) : null
  if (foreign) {
    found([], foreign, 'Let that tool export W3C tokens, or import this file here and export it as `dtcg`.')
    return findings
  }
  const own = readTokens(document, found)
  const below = together(beneath.map((other) => readTokens(other, () => {})))
  const all = { root: document, tokens: new Map([...below.tokens, ...own.tokens]), groups: own.groups, below }
  for (const token of own.tokens.values()) checkToken(token, all, found)
  return findings
}

/** Said once, whatever the number of its tokens. */
function dialectOf(document: Json): string | null {
  if (withSets(document)) return 'This is a file of Tokens Studio, not a W3C one.'
  if (!isLegacy(document)) return null
  return JSON.stringify(document).includes('"type":')
    ? 'This is a file of Tokens Studio or Style Dictionary ("value" and "type" without "$"), not a W3C one.'
    : 'This is a file of Style Dictionary 3 ("value" without "$"), not a W3C one.'
}

function together(trees: readonly Tree[]): Tree {
  return {
    root: trees.at(-1)?.root,
    tokens: new Map(trees.flatMap(({ tokens }) => [...tokens])),
    groups: new Map(trees.flatMap(({ groups }) => [...groups])),
  }
}

/** A neighbour that is not JSON has no tokens; checking it tells why. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}

function checkToken(token: TokenNode, all: Parameters<typeof typeOf>[1], found: Found): void {
  const alias = checkAlias(token, all, found)
  if (alias === 'broken') return
  const type = typeOf(token, all)
  if (type === null) {
    found(
      token.path,
      `The token "${token.path.join('.')}" has no $type, neither its own nor from a group.`,
      'Add "$type", for instance "color" or "dimension"; a type is never guessed.',
    )
    return
  }
  if (alias === 'none') checkValue(token, type, all, found)
}

function brokenJson(text: string, error: unknown): LocatedFinding {
  const reason = error instanceof Error ? error.message : 'not JSON'
  const offset = Number(/position (\d+)/.exec(reason)?.[1] ?? text.length)
  const before = text.slice(0, offset).split('\n')
  return {
    severity: 'error',
    path: [],
    message: `This is not JSON: ${reason.replace(/ in JSON at position.*/s, '').replace(/ \(line.*\)/, '')}.`,
    remedy: 'Look for a missing comma, quote or bracket just before this place.',
    line: before.length,
    column: (before.at(-1)?.length ?? 0) + 1,
  }
}

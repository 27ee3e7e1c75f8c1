/** Checks anyone's DTCG 2025.10 document: names, types, values, aliases, cycles. Pure; messages are for people. */
import { checkResolver, isResolver } from './check-resolver.ts'
import { locate } from './locate.ts'
import { checkAlias, typeOf } from './references.ts'
import { isTokensStudio } from './tokens-studio.ts'
import { type Found, type TokenNode, type Tree, readTokens } from './tree.ts'
import { checkValue } from './values.ts'

/** One thing that is wrong. `line` and `column` count from 1. */
export interface Finding {
  readonly severity: 'error' | 'warning'
  /** Keys from the root of the document. */
  readonly path: readonly string[]
  readonly message: string
  readonly remedy: string
}
export interface LocatedFinding extends Finding {
  readonly line: number
  readonly column: number
}

/**
 * Findings with their places in `text`, in reading order; `[]` means that every reader can take the file. Aliases may
 * also point into `beneath`: the other files that a resolver puts below this one, lowest first.
 */
export function checkDtcg(text: string, beneath: readonly string[] = []): LocatedFinding[] {
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch (error) {
    return [brokenJson(text, error)]
  }
  const findings = checkDocuments(document, ...beneath.map(parsed))
  if (findings.length === 0) return []
  const place = locate(text)
  return findings
    .map((finding) => ({ ...finding, ...place(finding.path) }))
    .toSorted((a, b) => a.line - b.line || a.column - b.column)
}

/** Checks `document`, a token file or a resolver; its aliases may also point into the documents `beneath` it. */
export function checkDocuments(document: unknown, ...beneath: readonly unknown[]): Finding[] {
  const findings: Finding[] = []
  const found: Found = (path, message, remedy, severity = 'error') => {
    findings.push({ severity, path, message, remedy })
  }
  if (isResolver(document)) {
    checkResolver(document, found)
    return findings
  }
  if (isTokensStudio(document)) {
    found(
      [],
      'This is a file of Tokens Studio, not a W3C one.',
      'Let Tokens Studio export W3C tokens, or import this file here.',
    )
    return findings
  }
  const own = readTokens(document, found)
  const below = together(beneath.map((other) => readTokens(other, () => {})))
  const all = { root: document, tokens: new Map([...below.tokens, ...own.tokens]), groups: own.groups, below }
  for (const token of own.tokens.values()) checkToken(token, all, found)
  return findings
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

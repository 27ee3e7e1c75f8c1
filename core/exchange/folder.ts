/**
 * A folder of W3C files as one document: files that say different things of one token are its modes, all others one base.
 * So a reference reaches every file, and no value is lost to another of its name.
 */
import { isFigmaExport } from './figma-export.ts'
import { isResolver } from './check-resolver.ts'
import { documentIn } from './text.ts'
import { isTokensStudio } from './tokens-studio.ts'
import { isObject, readTokens } from './tree.ts'

interface FileText {
  readonly name: string
  readonly text: string
}

/** A resolver of the files, and the files by the name it has for them; `null` where one is not plain W3C. */
export function resolverFor(
  files: readonly FileText[],
): { readonly text: string; readonly sources: Record<string, string> } | null {
  const base: string[] = []
  const contexts = new Map<string, string[]>()
  const owners = new Map<string, { readonly file: string; readonly node: string }>()
  const first: string[] = []
  let standard: string | undefined
  // The light one is the default, whatever the alphabet says.
  const isDark = ({ name }: FileText) => Number(/dark|night/i.test(name))
  for (const { name, text } of files.toSorted((a, b) => isDark(a) - isDark(b))) {
    const paths = plainPaths(text, name)
    if (!paths) return null
    const rival = [...paths].find(([path, node]) => owners.has(path) && owners.get(path)?.node !== node)
    const owner = rival && owners.get(rival[0])?.file
    if (owner === undefined) {
      base.push(name)
      for (const [path, node] of paths) owners.set(path, { file: name, node })
      continue
    }
    const mode = apart(name, owner) || name
    contexts.set(mode, [...(contexts.get(mode) ?? []), name])
    standard ??= apart(owner, name) || 'Default'
    if (!first.includes(owner)) first.push(owner)
  }
  const refs = (names: readonly string[]) => names.map((name) => ({ $ref: name }))
  const modifier = {
    default: standard,
    contexts: Object.fromEntries([...contexts].map(([mode, of]) => [mode, refs(of)])),
  }
  const resolver = {
    version: '2025.10',
    sets: { base: { sources: refs(base.filter((name) => !first.includes(name))) } },
    ...(standard === undefined
      ? {}
      : {
          modifiers: { mode: { ...modifier, contexts: { [standard]: refs(first), ...modifier.contexts } } },
        }),
    resolutionOrder: [
      { $ref: '#/sets/base' },
      ...(standard === undefined ? [] : [{ $ref: '#/modifiers/mode' }]),
    ],
  }
  return {
    text: JSON.stringify(resolver),
    sources: Object.fromEntries(files.map(({ name, text }) => [name, text])),
  }
}

/** Every token's path with what it says; `null` for another dialect. */
function plainPaths(text: string, name: string): Map<string, string> | null {
  const document = documentIn(text, name)
  if (!isObject(document) || isResolver(document) || isFigmaExport(document) || isTokensStudio(document))
    return null
  const { tokens } = readTokens(document, () => {})
  return new Map(
    [...tokens].map(([path, { node }]) => [path, JSON.stringify(node['$value'] ?? node['$ref'])]),
  )
}

/** The words of a file's path that another's does not have: `tokens.dark.json` beside `tokens.json` is `dark`. */
function apart(name: string, other: string): string {
  const words = (path: string) => path.replace(/\.(?:json5?|jsonc|tokens)$/i, '').split(/[/\\.]/)
  const known = new Set(words(other))
  return words(name)
    .filter((word) => !known.has(word))
    .join(' ')
}

/** Token files as people name them: files, folders, globs, resolvers with what they read. */
import { glob, readFile, readdir, stat } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { isResolver } from '../core/exchange/check-resolver.ts'
import type { Sources } from '../core/exchange/dialects.ts'
import { resolverFor } from '../core/exchange/folder.ts'
import { filesOf } from '../core/exchange/resolver.ts'
import { documentIn } from '../core/exchange/text.ts'
import { Problem } from '../shared/problem.ts'
import { readText } from './text-file.ts'

const TOKENS = /\.(?:json|jsonc|json5|tokens|css)$/i

/** Every file that `names` stand for, in order and once. @throws Problem `invalid-request` where one stands for none. */
export async function filesNamed(names: readonly string[]): Promise<string[]> {
  const files: string[] = []
  for (const name of names) {
    const found = await filesAt(name)
    if (found.length === 0)
      throw new Problem(
        'invalid-request',
        `"${name}" names no token file.`,
        'Name .json, .tokens or .css files.',
      )
    files.push(...found)
  }
  return [...new Set(files)]
}

async function filesAt(name: string): Promise<string[]> {
  const known = await stat(name).catch(() => null)
  if (known?.isDirectory()) {
    const all = await readdir(name, { recursive: true })
    return all
      .filter((file) => TOKENS.test(file) && !file.split(sep).includes('node_modules'))
      .map((file) => join(name, file))
      .toSorted()
  }
  if (known || !/[*?[{]/.test(name)) return [name]
  const found: string[] = []
  for await (const file of glob(name, { exclude: (path) => path === 'node_modules' })) found.push(file)
  return found.filter((file) => TOKENS.test(file)).toSorted()
}

export interface TokenText {
  readonly name: string
  readonly text: string
  /** The files that a resolver reads, by the name it has for them; those that are not there are left out. */
  readonly sources: Sources
}

/** @throws Problem `invalid-request` naming the file. */
export async function tokenText(file: string): Promise<TokenText> {
  const text = await readText(file)
  const sources: Record<string, string> = {}
  for (const name of referenced(text)) {
    const content = await readFile(join(dirname(file), name), 'utf8').catch(() => null)
    if (content !== null) sources[name] = content
  }
  return { name: file, text, sources }
}

function referenced(text: string): string[] {
  try {
    const document = documentIn(text)
    return isResolver(document) ? filesOf(document) : []
  } catch {
    return []
  }
}

/**
 * One text for what a folder holds: Tokens Studio keeps each set, its themes and their order in files of their own, W3C
 * files point to each other.
 * A single file is itself.
 */
export async function tokensAt(name: string): Promise<TokenText[]> {
  const files = await filesNamed([name])
  const themes = files.find((file) => /(?:^|[\\/])\$themes\.json$/.test(file))
  const metadata = files.find((file) => /(?:^|[\\/])\$metadata\.json$/.test(file))
  const root = dirname(themes ?? metadata ?? '')
  if (files.length > 1 && (themes ?? metadata) !== undefined) {
    const sets: Record<string, unknown> = {}
    for (const file of files) {
      if (file === themes || file === metadata) continue
      sets[relative(root, file).replaceAll(sep, '/').replace(TOKENS, '')] = documentIn(
        await readText(file),
        file,
      )
    }
    if (themes !== undefined) sets['$themes'] = documentIn(await readText(themes), themes)
    if (metadata !== undefined) sets['$metadata'] = documentIn(await readText(metadata), metadata)
    return [{ name, text: JSON.stringify(sets), sources: {} }]
  }
  const resolvers = files.filter((file) => file.endsWith('.resolver.json'))
  if (files.length > 1 && resolvers.length === 0 && files.every((file) => !file.endsWith('.css'))) {
    const texts = await Promise.all(files.map(async (file) => ({ name: file, text: await readText(file) })))
    const one = resolverFor(texts)
    if (one) return [{ name, ...one }]
  }
  return Promise.all((resolvers.length > 0 ? resolvers : files).map(tokenText))
}

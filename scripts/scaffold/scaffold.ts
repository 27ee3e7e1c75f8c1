/** What the two scaffolds share: names, templates, and a line in a list. */
import { execFileSync } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../', import.meta.url))

export type Words = Readonly<Record<string, string>>

/** @throws Error in words for people when the name cannot be used. */
export function wordsOf(
  name: string | undefined,
  pattern: RegExp,
  usage: string,
): Words & { name: string; camel: string } {
  if (name === undefined || !pattern.test(name))
    throw new Error(`Say which, in lower-case letters and hyphens: ${usage}`)
  const title = name.replaceAll('-', ' ')
  const camel = name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
  return { name, camel, Camel: capital(camel), title, Title: capital(title) }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

export async function fill(template: string, words: Words): Promise<string> {
  const text = await readFile(new URL(template, import.meta.url), 'utf8')
  return text.replace(/\{\{(\w+)\}\}/g, (_, word: string) => {
    const value = words[word]
    if (value === undefined) throw new Error(`${template} asks for "${word}", which nobody gave.`)
    return value
  })
}

/** Adds an import and, as the last one, an element to the only list of a file. */
export async function enlist(path: string, camel: string, from: string): Promise<void> {
  const text = await readFile(path, 'utf8')
  const listed = text.replace(
    /(= \[)([^\]]*?),?\s*\]/,
    (_, open: string, items: string) => `${open}${items}, ${camel}]`,
  )
  if (listed === text) throw new Error(`${path} has no list to add to.`)
  const before = text.search(/^import/m)
  const added = `${listed.slice(0, before)}import { ${camel} } from '${from}'\n${listed.slice(before)}`
  await writeFile(path, added)
}

/** Lets tests write down what they compare with: only those of the name. */
export function agree(tests: readonly string[], name: string): void {
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'unit', ...tests, '-t', name]
  const env = { ...process.env, UPDATE: '1' }
  execFileSync(process.execPath, vitest, { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] })
}

/** A tool of this project, in its root. */
export const run = (tool: string, ...args: readonly string[]): void =>
  void execFileSync(process.execPath, [`${root}${tool}`, ...args], { cwd: root, stdio: 'inherit' })

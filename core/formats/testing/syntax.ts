/** Swift and Kotlin as tree-sitter's grammars read them. */
/* oxlint-disable no-restricted-imports -- only tests read this file */
import { createRequire } from 'node:module'
import { Language, type Node, Parser } from 'web-tree-sitter'

const require = createRequire(import.meta.url)

/** Every place in `text` that the grammar does not understand, with its line; `[]` for a well-formed source. */
export async function syntaxErrors(language: keyof typeof GRAMMARS, text: string): Promise<string[]> {
  const parser = await parserOf(language)
  const root = parser.parse(text)?.rootNode
  const errors: string[] = []
  const visit = (node: Node) => {
    if (node.isError || node.isMissing)
      errors.push(`${node.startPosition.row + 1}: ${node.text.slice(0, 80)}`)
    else if (node.hasError) for (const child of node.children) if (child) visit(child)
  }
  if (root) visit(root)
  return errors
}

const GRAMMARS = {
  swift: require.resolve('tree-sitter-wasms/out/tree-sitter-swift.wasm'),
  kotlin: require.resolve('tree-sitter-wasms/out/tree-sitter-kotlin.wasm'),
}

const parsers = new Map<string, Promise<Parser>>()

function parserOf(language: keyof typeof GRAMMARS): Promise<Parser> {
  const known = parsers.get(language)
  if (known) return known
  const made = load(language)
  parsers.set(language, made)
  return made
}

async function load(language: keyof typeof GRAMMARS): Promise<Parser> {
  await Parser.init()
  const parser = new Parser()
  return parser.setLanguage(await Language.load(GRAMMARS[language]))
}

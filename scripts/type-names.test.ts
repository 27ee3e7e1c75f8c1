/** No code outside `core/tokens/` knows a token type by name: what others need, each type declares. */
import { glob, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { expect, it } from 'vitest'
import { kinds } from '../shared/dtcg.ts'
import { registry } from '../core/tokens/index.ts'

const root = fileURLToPath(new URL('../', import.meta.url))
const names = new Set(registry.map((type) => type.name))
/** Some types are called what W3C calls their kind: those words mean the kind unless they are compared with a type. */
const ambiguous: ReadonlySet<string> = new Set(kinds)
const source = '{shared,core,plugin,ui,server,cli,bench,scripts}/**/*.{ts,tsx}'
const elsewhere = (path: string) =>
  !/^core\/tokens\/|\.test\.tsx?$|\/testing[./]|^bench\/(score|corpus|peers|documents\/named\.)/.test(path)

function namedIn(path: string, text: string): string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) && names.has(node.text) && meansType(node))
      found.push(`${path}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1} '${node.text}'`)
    if (
      ts.isImportDeclaration(node) &&
      /tokens\/(?!type|index|lib|testing)[\w-]+\//.test(node.moduleSpecifier.getText())
    )
      found.push(`${path} imports ${node.moduleSpecifier.getText()}`)
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

/** A literal stands for a type when it is held against something called a type, or listed with another type. */
function meansType(node: ts.StringLiteralLike): boolean {
  const { parent } = node
  if (ts.isArrayLiteralExpression(parent))
    return parent.elements.filter((one) => ts.isStringLiteralLike(one) && isOnlyType(one.text)).length > 1
  const other = ts.isCaseClause(parent)
    ? parent.parent.parent.expression
    : ts.isBinaryExpression(parent) && (parent.left === node ? parent.right : parent.left)
  const held = isOnlyType(node.text) ? /\b(type|typeName|name)$/ : /\b(type|typeName|type\.name)$/
  return other !== false && held.test(other.getText())
}

const isOnlyType = (text: string): boolean => names.has(text) && !ambiguous.has(text)

it('no type is known by name outside core/tokens/', async () => {
  const files = (await Array.fromAsync(glob(source, { cwd: root }))).filter(elsewhere)
  expect(files.length).toBeGreaterThan(300)
  const found = await Promise.all(
    files.map(async (path) => namedIn(path, await readFile(`${root}${path}`, 'utf8'))),
  )
  expect(found.flat()).toEqual([])
})

it.each([
  ["if (token.type === 'color') {}", 1],
  ["if (token.kind === 'color') {}", 0],
  ["switch (type.name) { case 'shadow': }", 1],
  ["const known = ['spacing', 'radius']", 2],
  ["const properties = ['radius', 'cornerRadius']", 0],
  ["types.find((one) => one.name === 'spacing')", 1],
  ["import { fromScene } from '../tokens/radius/scene.ts'", 1],
])('finds the name in %s: %i', (text, times) => expect(namedIn('x.ts', text)).toHaveLength(times))

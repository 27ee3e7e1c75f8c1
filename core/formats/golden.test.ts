/**
 * Every output of two libraries as it was last agreed on: one made by hand, with two modes and every kind, and one that
 * was measured in `examples/`. `UPDATE=1` rewrites the files, and the diff is the review.
 */
import { expect, it } from 'vitest'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { librarySchema } from '../../shared/library.ts'
import { exportable } from '../library/exportable.ts'
import { registry } from '../tokens/index.ts'
import { formats } from './index.ts'
import { shop } from './testing/shop.ts'

const GOLDEN = join(import.meta.dirname, 'golden')

const library = librarySchema.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, 'testing/measured.json'), 'utf8')),
)
const libraries = { shop, measured: exportable(library, registry, { doubtful: true }) }
const cases = Object.entries(libraries).flatMap(([name, tokens]) =>
  formats.map((format) => [name, format.name, tokens, format] as const),
)

it.each(cases)('%s as %s', async (library, name, tokens, format) => {
  const files = await format.render(tokens, { remBase: 16 })
  // One text per format: a formatter would otherwise tidy what must stay as it left us.
  const text = files.map(({ path, content }) => `===== ${path}\n${content}`).join('\n')
  const golden = join(GOLDEN, library, `${name}.txt`)
  if (process.env['UPDATE'] === '1') {
    mkdirSync(join(GOLDEN, library), { recursive: true })
    writeFileSync(golden, text)
  }
  expect(existsSync(golden)).toBe(true)
  expect(text).toBe(readFileSync(golden, 'utf8'))
})

it('every format is described and named once', () => {
  const names = formats.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  for (const { title, about, files } of formats)
    expect([title, about, ...files].every((text) => text.length > 2)).toBe(true)
})

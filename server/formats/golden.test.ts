/** Every output of one library as it was last agreed on; `UPDATE=1` rewrites the files, and the diff is the review. */
import { expect, it } from 'vitest'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { formats } from './index.ts'
import { shop } from './testing/shop.ts'

const GOLDEN = join(import.meta.dirname, 'golden')

it.each(formats.map((format) => [format.name, format] as const))('%s', async (name, format) => {
  const files = await format.render(shop, { remBase: 16 })
  // One text per format: a formatter would otherwise tidy what must stay as it left us.
  const text = files.map(({ path, content }) => `===== ${path}\n${content}`).join('\n')
  const golden = join(GOLDEN, `${name}.txt`)
  if (process.env['UPDATE'] === '1') {
    mkdirSync(GOLDEN, { recursive: true })
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

/** Any library either leaves in files that independent parsers accept, or is refused with a precise reason. */
import { existsSync } from 'node:fs'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { Problem } from '../../shared/problem.ts'
import { formats } from './index.ts'
import { library } from './testing/arbitrary.ts'
import { GARBAGE, judges } from './testing/judges.ts'
import { contents } from './testing/render.ts'

/** A refusal must be one of ours and say what and what now; anything else is a failure. */
function precise(error: unknown): null {
  const sentences = error instanceof Problem ? [error.message, error.remedy] : []
  if (error instanceof Problem && error.code === 'export-failed' && sentences.every((s) => s.endsWith('.')))
    return null
  throw error
}

it('every format is judged, here or by a test of its own', () => {
  const own = (name: string) => existsSync(new URL(`${name}.test.ts`, import.meta.url))
  expect(formats.map(({ name }) => name).filter((name) => !(name in judges) && !own(name))).toEqual([])
})

const NO_JUDGE: (typeof judges)[string] = { runs: 50, judge: () => {} }

it.each(formats.map((format) => [format.name, format] as const))(
  '%s',
  { timeout: 60_000 },
  async (name, format) => {
    const { runs, judge } = judges[name] ?? NO_JUDGE
    let written = 0
    const property = fc.asyncProperty(library, async (tokens) => {
      const files = await contents(format, tokens).catch(precise)
      if (files === null) return
      written++
      for (const text of Object.values(files)) expect(text).not.toMatch(GARBAGE)
      await judge(files, tokens)
    })
    // A fixed seed: the same libraries on every machine, and a failure that can be looked at again.
    await fc.assert(property, { numRuns: runs, seed: 2025_10, endOnFailure: false })
    expect(written).toBeGreaterThan(runs / 4)
  },
)

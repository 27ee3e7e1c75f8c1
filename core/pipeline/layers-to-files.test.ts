/** Whatever layers state, every format writes it, and independent parsers read what was written. */
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { layersSchema } from '../../shared/layer.ts'
import { defaultOptions } from '../../shared/options.ts'
import { formats } from '../formats/index.ts'
import type { Exportable } from '../formats/format.ts'
import { GARBAGE, judges } from '../formats/testing/judges.ts'
import { contents } from '../formats/testing/render.ts'
import { exportable } from '../library/exportable.ts'
import { registry } from '../tokens/index.ts'
import { anyLayers } from '../tokens/testing/arbitrary.ts'
import { conclude } from './conclude/conclude.ts'
import { fuse } from './examine/fuse.ts'

const toExport = fc.array(anyLayers, { minLength: 1, maxLength: 2 }).map((frames): Exportable => {
  const examined = frames.map((layers, i) => {
    const parsed = layersSchema.parse(layers)
    const seen = registry.map(
      (type) =>
        [
          type.name,
          fuse(type, `f${i}`, type.extract.layers ? type.extract.layers(parsed) : null, []),
        ] as const,
    )
    return {
      frame: { id: `f${i}`, name: `Frame ${i}`, scale: 1, width: 400, height: 300 },
      sightings: Object.fromEntries(seen),
      skipped: [],
      milliseconds: 0,
    }
  })
  const set = conclude(examined, { types: registry, options: defaultOptions })
  return exportable({ revision: 0, set, curation: {} }, registry)
})

it.each(formats.map((format) => [format.name, format] as const))(
  'any layers leave as %s',
  { timeout: 60_000 },
  async (name, format) => {
    const { judge } = judges[name] ?? {}
    const property = fc.asyncProperty(toExport, async (tokens) => {
      const files = await contents(format, tokens)
      for (const text of Object.values(files)) expect(text).not.toMatch(GARBAGE)
      await judge?.(files, tokens)
    })
    await fc.assert(property, { numRuns: 25, seed: 2025_10, endOnFailure: false })
  },
)

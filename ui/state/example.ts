/** A finished review that needs no server: recorded from a real one by `scripts/record-example.ts`. */
import type * as z from 'zod'
import dark from '../../examples/dashboard-dark.png'
import light from '../../examples/dashboard.png'
import { Problem } from '../../shared/problem.ts'
import type { Sighting } from '../../shared/token.ts'
import { exampleSchema } from '../example/example-schema.ts'
import recorded from '../example/example.json'
import type { Render } from './export.ts'
import type { Opened } from './review.ts'

const pictures: Readonly<Record<string, string>> = { dashboard: light, 'dashboard-dark': dark }

let example: z.infer<typeof exampleSchema> | undefined
const parsed = () => (example ??= exampleSchema.parse(recorded))

export function exampleReview(): Opened {
  const { set, library, types, frames, places } = parsed()
  return {
    set,
    library,
    types,
    knownBefore: new Set(),
    keeper: null,
    witness: {
      frames,
      // The schema's union loses the pairing of kind and value that the type has.
      places: async (key) => ({ places: (places[key] ?? []) as Sighting[] }),
      picture: async (frame) => {
        const picture = pictures[frame]
        if (picture) return picture
        throw new Problem('unknown-frame', `The example has no picture of "${frame}".`, 'Record it again.')
      },
    },
  }
}

export const exampleFormats = () => parsed().formats

export const renderExample: Render = async (format) => {
  const files = parsed().exports[format]
  if (files) return files
  throw new Problem(
    'unknown-format',
    'The example does not come in this format.',
    'Measure your own frames to get it.',
  )
}

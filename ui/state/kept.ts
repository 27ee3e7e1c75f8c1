/** A review as the file itself keeps it: a colleague without the server sees everything but the pictures. */
import * as z from 'zod'
import { frameSchema } from '../../shared/frame.ts'
import { curateSchema, type Library, librarySchema } from '../../shared/library.ts'
import { type Sighting, sightingSchema } from '../../shared/token.ts'
import { tokenSetSummarySchema } from '../../shared/token-set.ts'
import { typeInfoSchema } from '../../shared/token-type.ts'
import { Problem } from '../../shared/problem.ts'
import type { Opened, Review } from './review.ts'

/** Places kept per token: enough to find it on the canvas, little enough for a file. */
const MOST_PLACES = 8

/** Above, places stay out: a file is not the place for megabytes, and names and values matter most. Characters. */
const MOST_TEXT = 1_000_000

const keptSchema = z.object({
  kept: z.literal(1),
  types: z.array(typeInfoSchema),
  frames: z.array(frameSchema),
  set: tokenSetSummarySchema,
  library: librarySchema,
  places: z.record(z.string(), z.array(sightingSchema)),
  /** Decided without a server, which has yet to hear of it. */
  unsent: z.array(curateSchema).optional(),
})

export function keptText({ set, types, evidence, curating }: Review): string | null {
  const library = curating.library.value
  if (!set.value || !library) return null
  const kept = {
    kept: 1,
    types: types.value,
    // Without what a server adds to its own frames.
    frames: evidence.frames.value.map((frame) => frameSchema.parse(frame)),
    set: set.value,
    library: withoutPlaces(library),
    ...(curating.unsent.value.length > 0 && { unsent: curating.unsent.value }),
    places: Object.fromEntries(
      library.set.primitives.map(({ key, sightings }) => [key, sightings.slice(0, MOST_PLACES).map(slim)]),
    ),
  }
  const text = JSON.stringify(kept)
  return text.length <= MOST_TEXT ? text : JSON.stringify({ ...kept, places: {} })
}

/** `null`: what the file keeps is of another version, or nobody's. */
export function openedFrom(text: string): Opened | null {
  const parsed = keptSchema.safeParse(json(text))
  if (!parsed.success) return null
  const { types, frames, set, library, places, unsent = [] } = parsed.data
  return {
    set,
    library,
    types,
    knownBefore: new Set(),
    keeper: null,
    unsent,
    witness: {
      frames,
      // The schema's union loses the pairing of kind and value that the type has.
      places: async (key) => ({ places: (places[key] ?? []) as Sighting[] }),
      picture: async () => {
        throw new Problem('unreachable', 'Pictures are on the server.', 'Connect to see them.')
      },
    },
  }
}

/** Told from the text alone: parsing a megabyte after each decision would be felt. */
export const hasUnsent = (text: string): boolean => text.includes('"unsent":[{')

/** As it is when the server knows all of it. */
export function withoutUnsent(text: string): string {
  const parsed = json(text)
  return typeof parsed === 'object' ? JSON.stringify({ ...parsed, unsent: undefined }) : text
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const withoutPlaces = (library: Library): Library => ({
  ...library,
  set: {
    ...library.set,
    primitives: library.set.primitives.map((token) => ({ ...token, sightings: [] })),
  },
})

const slim = ({ facts: _facts, ...place }: Sighting): Omit<Sighting, 'facts'> => place

/** What was measured, as a server keeps it. */
import * as z from 'zod'
import type { TypeInfo } from '../../shared/token-type.ts'
import type { Client } from '../client/client.ts'
import type { Opened } from './review.ts'

const jobSchema = z.object({ project: z.string(), run: z.string() })
export type Job = z.infer<typeof jobSchema>

const PLACES_PER_PAGE = 500

/** All that a review needs; places and pictures are asked for when they are looked at. */
export async function openedFromServer(
  client: Client,
  types: readonly TypeInfo[],
  { project, run }: Job,
  knownBefore: ReadonlySet<string>,
): Promise<Opened> {
  const [set, library, { frames }] = await Promise.all([
    client.tokens(run),
    client.library(project),
    client.run(run),
  ])
  return {
    set,
    library,
    knownBefore,
    types,
    witness: {
      frames,
      places: (key, after) => client.sightings(run, key, after, PLACES_PER_PAGE),
      picture: async (frame) => URL.createObjectURL(await client.frameImage(run, frame)),
    },
    keeper: {
      load: () => client.library(project),
      keep: (revision, steps) => client.curate(project, revision, steps),
    },
  }
}

/** As it was remembered; null when that is nothing. */
export function storedJob(text: string | undefined): Job | null {
  if (!text) return null
  try {
    return jobSchema.parse(JSON.parse(text))
  } catch {
    return null
  }
}

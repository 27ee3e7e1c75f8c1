/** What was measured, as a server keeps it. */
import * as z from 'zod'
import { emptyLibrary, type Library } from '../../shared/library.ts'
import { asProblem } from '../../shared/problem.ts'
import type { TypeInfo } from '../../shared/token-type.ts'
import type { Client } from '../client/client.ts'
import type { Keeper } from './library.ts'
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
    keeper: keeperOf(client, project),
  }
}

export const keeperOf = (client: Client, project: string): Keeper => ({
  load: () => client.library(project),
  keep: (revision, steps) => client.curate(project, revision, steps),
})

/** The library before a measuring; empty for a project that is new to the server, null when nobody can tell. */
export async function libraryBefore(client: Client, project: string): Promise<Library | null> {
  try {
    return await client.library(project)
  } catch (error) {
    return asProblem(error).code === 'unknown-project' ? emptyLibrary() : null
  }
}

/** As it was remembered; null when that is nothing, or of another file: memory is the person's, not the file's. */
export function storedJob(text: string | undefined, project: string): Job | null {
  if (!text) return null
  try {
    const job = jobSchema.parse(JSON.parse(text))
    return job.project === project ? job : null
  } catch {
    return null
  }
}

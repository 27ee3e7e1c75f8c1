/** A project's library on this computer, where the host remembers things: `clientStorage` in Figma, 5 MB a plugin. */
import { librarySchema } from '../../shared/library.ts'
import type { Host } from '../host/host.ts'
import type { Shelf } from '../client/here.ts'
import { EXAMPLE } from './example-project.ts'

/** What reconciling looks at are keys, uses and layers; the first places of a token have them. */
const PLACES_KEPT = 4
const key = (project: string) => `library ${project}`

/** @param onFull Told when there is no more room: what is measured stays until the panel is closed. */
export const shelfOf = (host: Host, stored: Readonly<Record<string, string>>, onFull: () => void): Shelf => ({
  load: async (project) => stored[key(project)] ?? null,
  keep: async (project, text) => {
    if (project === EXAMPLE) return
    const library = librarySchema.parse(JSON.parse(text))
    for (const token of library.set.primitives) token.sightings.splice(PLACES_KEPT)
    await host.remember(key(project), JSON.stringify(library)).catch(onFull)
  },
})

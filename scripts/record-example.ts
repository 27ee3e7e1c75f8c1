/**
 * Records the panel's bundled example from a running server: `node scripts/record-example.ts http://localhost:4319/#token=…`
 * measures two frames of `examples/` and writes what the panel would have asked for to `ui/example/example.json`.
 */
import { readFile, writeFile } from 'node:fs/promises'
import type { Sighting } from '../shared/token.ts'
import { createClient } from '../ui/client/client.ts'
import { exampleSchema } from '../ui/example/example-schema.ts'
import { serverFrom } from '../ui/state/address.ts'

const root = new URL('../', import.meta.url)
const frames = [
  { id: 'dashboard', file: 'examples/dashboard.png', name: 'Dashboard', mode: 'Light' },
  { id: 'dashboard-dark', file: 'examples/dashboard-dark.png', name: 'Dashboard, dark', mode: 'Dark' },
]
/** The panel's bundle carries them all; so many show the idea. */
const MOST_PLACES = 40
/** The two formats that stand in sight. */
const FORMATS = 2

const server = serverFrom(process.argv[2] ?? '', '')
if (!server) throw new Error('Give the address that the server printed, with its token.')
const client = createClient(server)
const project = `example-${Date.now()}`
const run = await client.createRun({ project })
for (const { id, file, name, mode } of frames) {
  const image = new Blob([await readFile(new URL(file, root))], { type: 'image/png' })
  await client.putFrame(run.id, id, { name, mode, scale: 1 }, image)
}
await client.start(run.id)
for await (const { data } of client.follow(run.id, 0, { signal: AbortSignal.timeout(120_000) })) {
  if (data.event === 'failed') throw new Error(data.problem.detail)
}

const [state, set, library] = await Promise.all([
  client.run(run.id),
  client.tokens(run.id),
  client.library(project),
])
const places: Record<string, Sighting[]> = {}
for (const { key } of set.primitives) {
  const page = await client.sightings(run.id, key, 0, MOST_PLACES)
  // What only the measuring itself needs of a place is left out.
  places[key] = page.places.map((place) => ({ ...place, facts: undefined }))
}
const formats = (await client.formats()).slice(0, FORMATS)
const rendered = formats.map(async ({ name }) => [name, await client.exportProject(project, name)] as const)
const example = exampleSchema.parse({
  types: await client.types(),
  formats,
  frames: state.frames,
  set,
  library: {
    ...library,
    set: {
      ...library.set,
      primitives: library.set.primitives.map((token) => ({ ...token, sightings: [] })),
    },
  },
  places,
  exports: Object.fromEntries(await Promise.all(rendered)),
})
await writeFile(new URL('ui/example/example.json', root), `${JSON.stringify(example)}\n`)
console.log(`Recorded ${set.primitives.length} tokens of ${frames.length} frames.`)

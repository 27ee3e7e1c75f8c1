/** The library of a project of the caller's workspace, for agents that come over HTTP. */
import { setTimeout as sleep } from 'node:timers/promises'
import { librarySchema } from '../../shared/library.ts'
import { Problem } from '../../shared/problem.ts'
import { proposeScale } from '../../shared/scale.ts'
import { type TokenSet, tokenSetSchema } from '../../shared/token-set.ts'
import { emptyLibrary } from '../../shared/library.ts'
import { exportable } from '../../core/library/exportable.ts'
import { placesOf } from '../../core/library/places.ts'
import { parseJson } from '../../core/library/stored-json.ts'
import type { Caller } from '../access/tokens.ts'
import { cutPlaces } from '../decode/crops.ts'
import type { RoutesContext } from '../routes/context.ts'
import { findFormat } from '../routes/find-format.ts'
import { createRun, putFrame, seal } from '../runs/accept.ts'
import { resultBytes, runState } from '../runs/find.ts'
import { picturesOf } from '../runs/pictures.ts'
import { cancel } from '../runs/cancel.ts'
import { removeProject } from '../runs/remove.ts'
import { libraryBytes } from '../store/libraries.ts'
import type { Desk } from './ports.ts'

export function deskFor(context: RoutesContext, caller: Caller, project: string, signal: AbortSignal): Desk {
  const own = { workspace: caller.workspace, id: project }
  const bytes = () => libraryBytes(context.store, own)
  return {
    formats: context.formats,
    async tokens() {
      const stored = await bytes()
      const library = stored ? librarySchema.parse(parseJson(stored)) : emptyLibrary()
      return exportable(library, context.types)
    },
    crops: async (token) =>
      (await cutPlaces(placesOf([token]), picturesOf(context, own, { project })))[token.key] ?? [],
    async render(name, options) {
      const { name: format } = findFormat(context.formats, name)
      return context.read('render', { library: await bytes(), format, options })
    },
    measure: caller.scopes.includes('run')
      ? (image, name) => measured(context, caller, { image, name, signal })
      : undefined,
  }
}

/** How often it is looked whether a picture is measured: it takes a tenth of a second to a few. */
const LOOK_MS = 100

interface Picture {
  readonly image: Uint8Array
  readonly name: string
  readonly signal: AbortSignal
}

/** A run of its own, under the limits of all runs, in a project of its own, which goes with everything in it. */
async function measured(
  context: RoutesContext,
  caller: Caller,
  { image, name, signal }: Picture,
): Promise<TokenSet> {
  const facts = await context.inspect(image, name)
  const project = `agent-${context.mint()}`
  const run = await createRun(context, caller, { project })
  try {
    await putFrame(context, run.id, name, {
      image,
      facts,
      query: { name, scale: proposeScale({ name, ...facts }) },
    })
    await seal(context, run.id)
    for (;;) {
      const { status, problem } = await runState(context, run.id)
      if (status === 'completed') return tokenSetSchema.parse(parseJson(await resultBytes(context, run.id)))
      if (status === 'failed' || status === 'cancelled')
        throw new Problem(
          problem?.code ?? 'invalid-image',
          problem?.detail ?? 'The picture could not be measured.',
          problem?.remedy ?? 'Send a PNG, JPEG or WebP picture.',
        )
      await sleep(LOOK_MS, undefined, { signal })
    }
  } finally {
    await cancel(context, run.id)
    await removeProject(context, { workspace: caller.workspace, id: project })
  }
}

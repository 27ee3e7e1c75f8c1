/** A finished review that needs no server and no file: two frames that came with the panel, measured when asked for. */
import dark from '../../examples/dashboard-dark.png'
import light from '../../examples/dashboard.png'
import { isTerminal } from '../../shared/events.ts'
import { Problem } from '../../shared/problem.ts'
import type { Client } from '../client/client.ts'
import { EXAMPLE } from '../engine/example-project.ts'
import type { Job } from './job.ts'

const frames = [
  { id: 'dashboard', name: 'Dashboard', mode: 'Light', picture: light },
  { id: 'dashboard-dark', name: 'Dashboard, dark', mode: 'Dark', picture: dark },
] as const

/** @throws Problem when it cannot be measured. */
export async function measureExample(client: Client): Promise<Job> {
  const run = await client.createRun({ project: EXAMPLE })
  for (const { id, name, mode, picture } of frames)
    await client.putFrame(run.id, id, { name, mode, scale: 1 }, blobOf(picture))
  await client.start(run.id)
  for await (const { data } of client.follow(run.id, 0, { signal: new AbortController().signal })) {
    if (data.event === 'failed')
      throw new Problem(data.problem.code, data.problem.detail, data.problem.remedy)
    if (isTerminal(data)) break
  }
  return { project: EXAMPLE, run: run.id }
}

/** From a `data:` URL; a policy that allows no connection refuses to fetch even those. */
function blobOf(url: string): Blob {
  const [head = '', base64 = ''] = url.split(',')
  const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))
  return new Blob([bytes], { type: /^data:([^;]+)/.exec(head)?.[1] ?? '' })
}

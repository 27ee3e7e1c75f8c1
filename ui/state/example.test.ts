/// <reference types="node" />
// oxlint-disable no-restricted-imports -- the pictures come from disk here, and from the bundle in the panel
import { readFile } from 'node:fs/promises'
import { expect, it, vi } from 'vitest'
import { readPng } from '../../core/pictures/png.ts'
import { createHere } from '../client/here.ts'
import { createEngine } from '../engine/engine.ts'
import type { NumberedEvent } from '../../shared/events.ts'
import { openedFromServer } from './job.ts'
import { createReview } from './review.ts'

const url = async (file: string) => {
  const bytes = await readFile(new URL(`../../examples/${file}`, import.meta.url))
  return { default: `data:image/png;base64,${bytes.toString('base64')}` }
}
vi.mock('../../examples/dashboard.png', () => url('dashboard.png'))
vi.mock('../../examples/dashboard-dark.png', () => url('dashboard-dark.png'))

/** The engine without its worker: what crosses to it is data either way. */
function here() {
  let tell: (run: string, event: NumberedEvent) => void = () => {}
  let minted = 0
  const engine = createEngine({
    decode: async (image) => readPng(image).pixels,
    inspect: async (image) => ({ ...readPng(image).pixels, mediaType: 'image/png' }),
    mint: () => `minted-${++minted}`,
    now: () => performance.now(),
    today: () => '2026-01-01T00:00:00.000Z',
    tell: (run, event) => tell(run, event),
    rest: async () => undefined,
  })
  return createHere(
    {
      where: 'panel',
      listen: (hear) => (tell = hear),
      // The table pairs question and answer, which the compiler cannot follow.
      ask: async (call, ...given) => (engine[call] as (...given: unknown[]) => unknown)(...given) as never,
    },
    { load: async () => null, keep: async () => undefined },
  )
}

it('is measured when it is asked for, can be curated and leaves in every format', async () => {
  const { measureExample } = await import('./example.ts')
  const client = here()
  const job = await measureExample(client)
  const review = createReview()
  review.open(await openedFromServer(client, await client.types(), job, new Set()))
  const item = review.items.value.find(({ row }) => row === 'token')
  const id = item?.row === 'token' ? (item.token.id ?? '') : ''
  await review.curating.take('Renamed', [{ do: 'rename', id, path: ['brand', 'primary'] }])
  expect(review.tokenAt(item?.key ?? null)?.token.path).toEqual(['brand', 'primary'])
  expect(review.set.value?.modes).toEqual(['Light', 'Dark'])
  const [css] = await client.exportProject(job.project, 'css')
  expect(css?.content).toContain('--brand-primary')
})

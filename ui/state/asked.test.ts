import { signal } from '@preact/signals'
import { expect, it } from 'vitest'
import type { FrameRef } from '../../shared/messages.ts'
import type { FigmaPowers } from '../host/host.ts'
import { askedOf } from './asked.ts'

const frame = (id: string, more: Partial<FrameRef> = {}): FrameRef => ({
  id,
  name: id,
  width: 390,
  height: 844,
  ...more,
})
const frames = {
  list: signal([frame('a', { mode: 'Dark' }), frame('b')]),
  modes: signal({ a: '', b: ' Light ' }),
  scales: signal({ b: 3 }),
}
const host = (pictures: () => Promise<FrameRef[]>) => ({ figma: { pictures } as unknown as FigmaPowers })

it('asks for the frames as people labelled them, and for the screenshots inside', async () => {
  const inside = [frame('p', { inside: 'b' }), frame('a', { inside: 'b' })]
  expect(
    await askedOf(
      frames,
      host(async () => inside),
    ),
  ).toEqual([
    frame('a'),
    { ...frame('b', { mode: 'Light' }), scale: 3 },
    frame('p', { inside: 'b', mode: 'Light' }),
  ])
})

it('asks for the frames alone where the screenshots cannot be found', async () => {
  const asked = await askedOf(
    frames,
    host(() => Promise.reject(new Error('gone'))),
  )
  expect(asked.map(({ id }) => id)).toEqual(['a', 'b'])
})

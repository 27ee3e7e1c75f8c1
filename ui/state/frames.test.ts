import { beforeEach, expect, it } from 'vitest'
import type { FrameRef } from '../../shared/messages.ts'
import type { Host } from '../host/host.ts'
import { type Frames, createFrames } from './frames.ts'

let frames: Frames
let select: (frames: readonly FrameRef[]) => void
beforeEach(() => {
  const host = {
    onFrames: (handler: typeof select) => (select = handler),
    thumbnail: async () => undefined,
  } as unknown as Host
  frames = createFrames(host)
})
const desktop: FrameRef = { id: '1', name: 'Home', width: 1440, height: 1024 }
const mobile: FrameRef = { id: '2', name: 'Home', width: 390, height: 844 }

it('a frame that said nothing by itself is labelled once others tell them apart', () => {
  select([desktop])
  expect(frames.modes.value).toEqual({ 1: '' })
  select([desktop, mobile])
  expect(frames.modes.value).toEqual({ 1: 'Desktop', 2: 'Mobile' })
  select([desktop, { ...mobile, mode: 'Dark' }])
  expect(frames.modes.value).toEqual({ 1: 'Desktop', 2: 'Dark · Mobile' })
})

it('what people typed stays, an emptied field too', () => {
  select([desktop, mobile])
  frames.setMode('1', 'Brand B')
  frames.setMode('2', '')
  select([mobile])
  select([desktop, mobile])
  expect(frames.modes.value).toEqual({ 1: 'Brand B', 2: '' })
})

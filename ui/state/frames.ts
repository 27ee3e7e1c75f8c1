/** The frames at hand, and what people say about them before measuring. */
import { type ReadonlySignal, computed, signal } from '@preact/signals'
import type { FrameRef } from '../../shared/messages.ts'
import type { ProblemData } from '../../shared/problem.ts'
import { proposedModes } from '../../shared/proposed-modes.ts'
import type { Host } from '../host/host.ts'

export interface Frames {
  readonly list: ReadonlySignal<readonly FrameRef[]>
  /** Frame id → mode label; absent or empty: none. */
  readonly modes: ReadonlySignal<Readonly<Record<string, string>>>
  readonly thumbnails: ReadonlySignal<Readonly<Record<string, string>>>
  /** Files that could not be taken. */
  readonly refused: ReadonlySignal<readonly ProblemData[]>
  /** Frame id → scale that somebody told of a pasted picture. */
  readonly scales: ReadonlySignal<Readonly<Record<string, number>>>
  setMode(frame: string, mode: string): void
  setScale(frame: string, scale: number | null): void
  set(frames: readonly FrameRef[]): void
  add(files: readonly File[]): Promise<void>
  remove(frame: string): void
  /** Of this page, or of all pages. */
  selectAll(everywhere?: boolean): Promise<void>
}

export function createFrames(host: Host): Frames {
  const list = signal<readonly FrameRef[]>([])
  /** What people typed, an emptied field too; all others follow the frames at hand. */
  const typed = signal<Readonly<Record<string, string>>>({})
  const modes = computed(() => ({ ...proposedModes(list.value), ...typed.value }))
  const scales = signal<Readonly<Record<string, number>>>({})
  const thumbnails = signal<Readonly<Record<string, string>>>({})
  const refused = signal<readonly ProblemData[]>([])

  const set = (frames: readonly FrameRef[]) => {
    list.value = frames
    void draw(frames)
  }
  const draw = async (frames: readonly FrameRef[]) => {
    for (const { id } of frames) {
      if (thumbnails.value[id]) continue
      const picture = await host.thumbnail(id).catch(() => undefined)
      if (picture) thumbnails.value = { ...thumbnails.value, [id]: URL.createObjectURL(picture) }
    }
  }
  host.onFrames(set)

  return {
    list,
    modes,
    thumbnails,
    refused,
    scales,
    setScale: (frame, scale) => {
      const { [frame]: _, ...others } = scales.value
      scales.value = scale === null ? others : { ...others, [frame]: scale }
    },
    setMode: (frame, mode) => (typed.value = { ...typed.value, [frame]: mode.slice(0, 40) }),
    set,
    add: async (files) => {
      refused.value = (await host.files?.add(files)) ?? []
    },
    remove: (frame) => {
      const { [frame]: picture, ...others } = thumbnails.value
      if (picture) URL.revokeObjectURL(picture)
      thumbnails.value = others
      host.files?.remove(frame)
    },
    selectAll: async (everywhere) => {
      const all = await host.figma?.allFrames(everywhere)
      if (all) set(all)
    },
  }
}

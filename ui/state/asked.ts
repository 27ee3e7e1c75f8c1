/** What is measured: the frames with what people said of them, and the screenshots inside them. */
import type { Host } from '../host/host.ts'
import type { Frames } from './frames.ts'
import type { Requested } from './measuring.ts'

export async function askedOf(
  { list, modes, scales }: Pick<Frames, 'list' | 'modes' | 'scales'>,
  { figma }: Pick<Host, 'figma'>,
): Promise<Requested[]> {
  const modeOf = (id: string) => {
    const mode = modes.value[id]?.trim()
    return mode ? { mode } : {}
  }
  const frames = list.value.map(({ mode: _, ...frame }): Requested => {
    const scale = scales.value[frame.id]
    return { ...frame, ...modeOf(frame.id), ...(scale !== undefined && { scale }) }
  })
  // Without them the frames are measured all the same: an export shows the screenshots, too.
  const pictures = (await figma?.pictures(frames.map(({ id }) => id)).catch(() => [])) ?? []
  const known = new Set(frames.map(({ id }) => id))
  return [
    ...frames,
    // What it shows is in the mode of the frame that shows it.
    ...pictures
      .filter(({ id }) => !known.has(id))
      .map(({ mode: _, ...picture }): Requested => ({ ...picture, ...modeOf(picture.inside ?? '') })),
  ]
}

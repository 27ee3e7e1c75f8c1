/** Screenshots inside a design, whose own pixels tell more than an export of what is around them. */
import { giveWay } from '../pace.ts'
import { reachable, readable } from '../readable.ts'
import type { Answer, Asked, FrameRef } from '../../shared/messages.ts'
import { frameOf, isMeasurable } from './frames.ts'
import { originalOf, pictureIn } from './original.ts'

/** px; smaller pictures are avatars and photos, which show no design. */
const SMALLEST = 120
/** Each is measured like a frame. */
const MOST = 20

/** Each picture once, however often it is shown. Those whose scale nobody can tell are measured where they are. */
export async function picturesIn({ frames }: Asked<'pictures'>): Promise<Answer<'pictures'>> {
  const found: FrameRef[] = []
  const seen = new Set<string>()
  for (const frame of frames) {
    const root = await frameOf(frame)
    const pending: SceneNode[] =
      readable(`frame ${frame}`, () => ('children' in root ? [...root.children] : [])) ?? []
    for (let node = pending.pop(); node && found.length < MOST; node = pending.pop()) {
      await giveWay()
      const at = node
      const picture = await reachable('layer', async () => {
        if (!at.visible) return null
        if ('children' in at) pending.push(...at.children)
        if (!isMeasurable(at) || at.width < SMALLEST || at.height < SMALLEST) return null
        const hash = pictureIn(at)?.imageHash
        if (!hash || seen.has(hash)) return null
        seen.add(hash)
        if (!(await originalOf(at))) return null
        const { id, name, width, height } = at
        return { id, name: `${name} in ${root.name}`, width, height, inside: frame }
      })
      if (picture) found.push(picture)
    }
  }
  return { frames: found }
}

/** Screenshots inside a design, whose own pixels tell more than an export of what is around them. */
import { giveWay } from '../pace.ts'
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
    const pending: SceneNode[] = 'children' in root ? [...root.children] : []
    for (let node = pending.pop(); node && found.length < MOST; node = pending.pop()) {
      await giveWay()
      if (!node.visible) continue
      if ('children' in node) pending.push(...node.children)
      if (!isMeasurable(node) || node.width < SMALLEST || node.height < SMALLEST) continue
      const hash = pictureIn(node)?.imageHash
      if (!hash || seen.has(hash)) continue
      seen.add(hash)
      if (!(await originalOf(node))) continue
      const { id, name, width, height } = node
      found.push({ id, name: `${name} in ${root.name}`, width, height, inside: frame })
    }
  }
  return { frames: found }
}

/** Takes the designer to a place: switches page, selects, zooms. */
import type { Asked } from '../../shared/messages.ts'
import { frameOf, pageOf } from './frames.ts'

/** A found place fills a sixth of the window, so that one sees what is around it. */
const AROUND = 6
const MAX_ZOOM = 4

export async function show({ frame: id, layer, box }: Asked<'show'>): Promise<void> {
  const frame = await frameOf(id)
  const page = pageOf(frame)
  if (page.id !== figma.currentPage.id) await figma.setCurrentPageAsync(page)
  const target = layer === undefined ? null : await figma.getNodeByIdAsync(layer)
  if (target && !target.removed && isOnCanvas(target)) {
    page.selection = [target]
    figma.viewport.scrollAndZoomIntoView([target])
    return
  }
  page.selection = [frame]
  const at = frame.absoluteBoundingBox
  if (!box || !at) {
    figma.viewport.scrollAndZoomIntoView([frame])
    return
  }
  const { bounds, zoom } = figma.viewport
  const fit = Math.min(
    (bounds.width * zoom) / Math.max(1, box.width),
    (bounds.height * zoom) / Math.max(1, box.height),
  )
  figma.viewport.zoom = Math.min(MAX_ZOOM, fit / AROUND)
  figma.viewport.center = { x: at.x + box.x + box.width / 2, y: at.y + box.y + box.height / 2 }
}

const isOnCanvas = (node: BaseNode): node is SceneNode => node.type !== 'PAGE' && node.type !== 'DOCUMENT'

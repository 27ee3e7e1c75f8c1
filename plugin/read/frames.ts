/** Which things on the canvas can be measured. */
import type { FrameRef } from '../../shared/messages.ts'
import { Problem } from '../../shared/problem.ts'
import { tell } from '../bus.ts'
import { reachable, readable, readableOf } from '../readable.ts'
import { modeLabelOf } from './modes.ts'
import { unscaledSize } from './original.ts'

/** Rectangles are screenshots that somebody pasted. Text and vectors alone are not designs. */
const MEASURABLE = ['FRAME', 'COMPONENT', 'COMPONENT_SET', 'INSTANCE', 'GROUP', 'RECTANGLE'] as const
export type MeasurableNode = Extract<SceneNode, { type: (typeof MEASURABLE)[number] }>

export const isMeasurable = (node: BaseNode): node is MeasurableNode =>
  (MEASURABLE as readonly string[]).includes(node.type)

/** A section is a folder of frames. */
function measurableIn(nodes: readonly SceneNode[]): MeasurableNode[] {
  return readableOf('layer', nodes, (node) => {
    if (node.removed || !node.visible) return []
    if (node.type === 'SECTION') return measurableIn(node.children)
    return isMeasurable(node) ? [node] : []
  }).flat()
}

/** Those that can be read at all. */
async function refsOf(nodes: readonly MeasurableNode[]): Promise<FrameRef[]> {
  const refs = await Promise.all(nodes.map((node, i) => reachable(`frame ${i}`, () => refOf(node))))
  return refs.filter((ref) => ref !== null)
}

async function refOf(node: MeasurableNode): Promise<FrameRef> {
  const { id, name, width, height } = node
  const mode = await modeLabelOf(node)
  const pixels = await unscaledSize(node)
  return { id, name, width, height, ...(mode !== null && { mode }), ...(pixels && { pixels }) }
}

export const selectedFrames = (): Promise<FrameRef[]> =>
  refsOf(readable('page', () => measurableIn(figma.currentPage.selection)) ?? [])

/** Top-level frames of the current page, or of all pages, each in reading order. */
export async function allFrames(everywhere = false): Promise<FrameRef[]> {
  const found: FrameRef[] = []
  const pages = everywhere ? (readable('pages', () => [...figma.root.children]) ?? []) : [figma.currentPage]
  for (const page of pages) {
    await reachable('page', () => page.loadAsync())
    const nodes = readable('page', () => measurableIn(page.children)) ?? []
    found.push(...(await refsOf(inReadingOrder(nodes))))
  }
  return found
}

/** Loose rectangles and groups are rarely designs: they are taken where a page has nothing else. */
function inReadingOrder(nodes: readonly MeasurableNode[]): MeasurableNode[] {
  const all = readableOf('layer', nodes, (node) => ({
    node,
    type: node.type,
    x: node.x,
    y: node.y,
  })).toSorted((a, b) => a.y - b.y || a.x - b.x)
  const frames = all.filter(({ type }) => type !== 'RECTANGLE' && type !== 'GROUP')
  return (frames.length > 0 ? frames : all).map(({ node }) => node)
}

let asked = 0
/** Selections may follow each other faster than their modes are known: only the last is told. */
export async function tellSelection(): Promise<void> {
  const turn = ++asked
  const frames = await selectedFrames()
  if (turn === asked) tell({ news: 'selection', frames })
}

/** The frame with its page loaded, or a problem that names it. */
export async function frameOf(id: string): Promise<MeasurableNode> {
  const found = await reachable(`frame ${id}`, async () => {
    const node = await figma.getNodeByIdAsync(id)
    if (!node || node.removed || !isMeasurable(node)) return null
    await pageOf(node).loadAsync()
    return node
  })
  if (found) return found
  throw gone(id)
}

export const gone = (id: string): Problem =>
  new Problem('unknown-frame', `The frame ${id} is not in this file any more.`, 'Select the frames again.')

export function pageOf(node: BaseNode): PageNode {
  let at: BaseNode | null = node
  while (at && at.type !== 'PAGE') at = at.parent
  if (!at) throw new Problem('unknown-frame', `"${node.name}" is on no page.`, 'Select the frames again.')
  return at
}

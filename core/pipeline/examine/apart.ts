/**
 * Which layers show something else than design: drawings (illustrations, logos) and the chrome around a design (a
 * phone's status bar, the sheet a mock-up lies on). Their values are read, and kept apart.
 */
import type { Frame } from '../../../shared/frame.ts'
import type { Layer } from '../../../shared/layer.ts'
import type { Apart, Sighting } from '../../../shared/token.ts'
import { isDrawn } from '../../layers/drawn.ts'
import { type LayerTree, treeOf } from '../../layers/tree.ts'

/** Names that people and kits give to what the system draws. */
const CHROME =
  /status\s*bar|home\s*indicator|homeindicator|dynamic\s*island|\bnotch\b|\bkeyboard\b|safari\s*bar|device\s*frame/i
/** Frames that present a file, wider than phones: nobody builds them. */
const COVER = /^(cover|thumbnail)\b/i
const CLOCK = /^\d{1,2}[:.]\d{2}$/
/** px: widths of phones, the height of what their system draws at the top, and where it ends. */
const PHONE: readonly [number, number] = [320, 480]
const BAR = 60
const TOP = 24
/** px: iOS draws a pill of 134 × 5, 8 px above the bottom; kits vary a little. */
const PILL = { width: [100, 160], height: [3, 7], above: 28 } as const

/** px: what is larger than an icon and holds nothing but drawing is an illustration. */
const ICON = 64
/** Shapes that make a picture of whatever size. */
const MANY = 12

/** Id of a layer → what it is instead of design. */
export function apartIn(
  layers: readonly Layer[],
  frame: Pick<Frame, 'width' | 'height'>,
): Map<string, Apart> {
  const tree = treeOf(layers)
  const apart = new Map<string, Apart>()
  const [root] = layers
  const whole = root && COVER.test(root.name) && frame.width > 2 * PHONE[1] ? ('chrome' as const) : null
  const drawings = drawingsIn(layers, tree)
  for (const layer of layers) {
    const parent = tree.parentOf(layer)
    const above = parent && parent !== layer ? apart.get(parent.id) : undefined
    const own =
      whole ??
      above ??
      (layer !== root && isChrome(layer, tree, frame) ? 'chrome' : drawings.has(layer) ? 'drawing' : null)
    if (own) apart.set(layer.id, own)
  }
  return apart
}

function isChrome(layer: Layer, tree: LayerTree, frame: Pick<Frame, 'width' | 'height'>): boolean {
  if (CHROME.test(layer.name)) return true
  if (frame.width < PHONE[0] || frame.width > PHONE[1]) return false
  const { box } = layer
  if (
    box.y <= TOP &&
    box.height <= BAR &&
    tree.childrenOf(layer).some(({ name, text }) => text && CLOCK.test(name))
  )
    return true
  return (
    tree.childrenOf(layer).length === 0 &&
    layer.text === undefined &&
    within(box.width, PILL.width) &&
    within(Math.max(box.height, layer.strokeWeights?.[0] ?? 0), PILL.height) &&
    Math.abs(box.x + box.width / 2 - frame.width / 2) <= 2 &&
    frame.height - box.y - box.height <= PILL.above
  )
}

const within = (value: number, [low, high]: readonly [number, number]): boolean =>
  value >= low && value <= high

interface Content {
  readonly shapes: number
  /** Text, pictures, boxes with a size of their own: something is laid out there. */
  readonly laid: boolean
}

/** Groups, frames and shapes that hold nothing but drawing, and are no icons. */
function drawingsIn(layers: readonly Layer[], tree: LayerTree): Set<Layer> {
  const contents = new Map<Layer, Content>()
  // Children come after their parents.
  for (const layer of layers.toReversed()) {
    const inside = tree.childrenOf(layer).map((child) => contents.get(child) ?? NOTHING)
    const shapes = inside.reduce(
      (sum, one) => sum + one.shapes,
      Number(isDrawn(layer) || layer.node === 'ELLIPSE'),
    )
    const laid = layer.text !== undefined || layer.layout !== undefined || inside.some((one) => one.laid)
    contents.set(layer, { shapes, laid })
  }
  return new Set(
    layers.filter((layer) => {
      const { shapes, laid } = contents.get(layer) ?? NOTHING
      if (laid || shapes === 0 || layer.node === 'ELLIPSE') return false
      const isLarge = Math.min(layer.box.width, layer.box.height) > ICON
      if (tree.childrenOf(layer).length === 0) return isLarge && layer.node !== 'LINE'
      return shapes >= MANY || (isLarge && shapes >= 2 && mostly(layer, contents, tree))
    }),
  )
}

const NOTHING: Content = { shapes: 0, laid: false }

/** A card with an icon on it is laid out: of a drawing most of what lies in it is drawn. */
function mostly(layer: Layer, contents: ReadonlyMap<Layer, Content>, tree: LayerTree): boolean {
  const children = tree.childrenOf(layer)
  const drawn = children.filter((child) => (contents.get(child)?.shapes ?? 0) > 0)
  return drawn.length * 2 > children.length && layer.fills.length === 0
}

/** What layers say of themselves and what holds them. A type that knows better has said so. */
export function setApart(sightings: readonly Sighting[], apart: ReadonlyMap<string, Apart>): void {
  for (const sighting of sightings) {
    const own = sighting.layer === undefined ? undefined : apart.get(sighting.layer)
    if (own) sighting.apart ??= own
  }
}

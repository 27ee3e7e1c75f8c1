/** One layer as plain JSON. Every property is asked for once: each is a call into Figma. */
import type { Layer } from '../../shared/layer.ts'
import { bindingsIn } from './bound.ts'
import type { Profile } from './color.ts'
import { paintsOf, shadowsOf } from './paints.ts'
import { textOf } from './text.ts'

/** What a layer is within its frame. */
export interface Place {
  /** The frame's corner on the canvas. */
  readonly origin: { readonly x: number; readonly y: number }
  readonly profile: Profile
  readonly parent?: string | undefined
  readonly component?: string | undefined
  readonly instance?: string | undefined
}

const round = (value: number) => Math.round(value * 100) / 100

export function layerOf(node: SceneNode, box: Rect, place: Place): Layer {
  const { profile, origin, parent, component, instance } = place
  const strokes = 'strokes' in node ? paintsOf(node.strokes, profile) : []
  const blend = 'blendMode' in node ? node.blendMode : 'PASS_THROUGH'
  const bindings = bindingsIn(node)
  return {
    id: node.id,
    name: node.name,
    node: node.type,
    box: {
      x: round(box.x - origin.x),
      y: round(box.y - origin.y),
      width: round(box.width),
      height: round(box.height),
    },
    opacity: 'opacity' in node ? round(node.opacity) : 1,
    fills: 'fills' in node ? paintsOf(node.fills, profile) : [],
    strokes,
    ...(parent === undefined ? {} : { parent }),
    ...(strokes.length > 0 && strokeOf(node)),
    ...radiiOf(node),
    ...('effects' in node && effectsOf(node.effects, profile)),
    ...('layoutMode' in node && layoutOf(node)),
    ...(node.type === 'TEXT' && textOf(node, profile)),
    ...(component === undefined ? {} : { component }),
    ...(instance === undefined ? {} : { instance }),
    ...('layoutPositioning' in node && node.layoutPositioning === 'ABSOLUTE' && { absolute: true }),
    ...(blend !== 'PASS_THROUGH' && blend !== 'NORMAL' && { blended: true }),
    ...('locked' in node && node.locked && { locked: true }),
    ...(bindings && { bindings }),
  }
}

const caps: Partial<Record<StrokeCap, 'round' | 'square'>> = { ROUND: 'round', SQUARE: 'square' }

function strokeOf(node: SceneNode): Pick<Layer, 'strokeWeights' | 'dashes' | 'cap'> {
  const dashes = 'dashPattern' in node ? node.dashPattern.map(round) : []
  const cap = 'strokeCap' in node && typeof node.strokeCap !== 'symbol' ? caps[node.strokeCap] : undefined
  const weights = weightsOf(node)
  return {
    ...(weights && { strokeWeights: weights }),
    ...(dashes.length > 0 && { dashes }),
    ...(cap && { cap }),
  }
}

function weightsOf(node: SceneNode): Layer['strokeWeights'] {
  if ('strokeTopWeight' in node) {
    const { strokeTopWeight, strokeRightWeight, strokeBottomWeight, strokeLeftWeight } = node
    return [
      round(strokeTopWeight),
      round(strokeRightWeight),
      round(strokeBottomWeight),
      round(strokeLeftWeight),
    ]
  }
  if (!('strokeWeight' in node) || typeof node.strokeWeight === 'symbol') return undefined
  const weight = round(node.strokeWeight)
  return [weight, weight, weight, weight]
}

function radiiOf(node: SceneNode): Pick<Layer, 'radii'> {
  if ('topLeftRadius' in node) {
    const { topLeftRadius, topRightRadius, bottomRightRadius, bottomLeftRadius } = node
    const radii = [topLeftRadius, topRightRadius, bottomRightRadius, bottomLeftRadius].map(round)
    return radii.some((radius) => radius > 0) ? { radii: radii as NonNullable<Layer['radii']> } : {}
  }
  if (!('cornerRadius' in node) || typeof node.cornerRadius === 'symbol' || !node.cornerRadius) return {}
  const radius = round(node.cornerRadius)
  return { radii: [radius, radius, radius, radius] }
}

function effectsOf(effects: readonly Effect[], profile: Profile): Pick<Layer, 'shadows'> {
  const shadows = shadowsOf(effects, profile)
  return shadows.length > 0 ? { shadows } : {}
}

const directions = { HORIZONTAL: 'horizontal', VERTICAL: 'vertical', GRID: 'grid' } as const

function layoutOf(node: SceneNode & AutoLayoutMixin): Pick<Layer, 'layout'> {
  if (node.layoutMode === 'NONE') return {}
  const padding = [node.paddingTop, node.paddingRight, node.paddingBottom, node.paddingLeft].map(round)
  return {
    layout: {
      direction: directions[node.layoutMode],
      padding: padding as NonNullable<Layer['layout']>['padding'],
      ...(node.layoutMode === 'GRID' ? gridGaps(node) : gapsOf(node)),
    },
  }
}

type Gaps = Pick<NonNullable<Layer['layout']>, 'gap' | 'counterGap'>

const gridGaps = (node: SceneNode & AutoLayoutMixin): Gaps =>
  'gridColumnGap' in node ? { gap: round(node.gridColumnGap), counterGap: round(node.gridRowGap) } : {}

/** Where space is distributed, the stated gap is not what is seen. */
function gapsOf(node: SceneNode & AutoLayoutMixin): Gaps {
  const wraps = node.layoutWrap === 'WRAP'
  return {
    ...(node.primaryAxisAlignItems !== 'SPACE_BETWEEN' && { gap: round(node.itemSpacing) }),
    ...(wraps &&
      node.counterAxisAlignContent !== 'SPACE_BETWEEN' && {
        // Null: as between the items.
        counterGap: round(node.counterAxisSpacing ?? node.itemSpacing),
      }),
  }
}

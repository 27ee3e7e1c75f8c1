/** Layers on the canvas, as far as the plugin looks at them. */
import type { Doc } from './document.ts'
import { type LayerSpec, giveProps } from './layer-props.ts'
import { type NodeModes, nodeModes } from './node-modes.ts'
import type { FakePage } from './pages.ts'
import { pluginData } from './plugin-data.ts'
import { strict } from './strict.ts'

export interface NodeSpec extends LayerSpec {
  readonly id?: string
  readonly name: string
  readonly x?: number
  readonly y?: number
  readonly width: number
  readonly height: number
  readonly visible?: boolean
  readonly locked?: boolean
  /** How far shadows reach around it. */
  readonly bleed?: number
  /** `fills` → variable ids. */
  readonly boundVariables?: Record<string, unknown>
  /** Collection id → mode id, as if inherited. */
  readonly resolvedVariableModes?: Record<string, string>
  readonly children?: readonly NodeSpec[]
}

export interface FakeNode extends NodeModes {
  readonly id: string
  readonly type: string
  readonly name: string
  visible: boolean
  removed: boolean
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly parent: FakeNode | FakePage
  readonly children: readonly FakeNode[]
  readonly absoluteBoundingBox: Rect | null
  readonly absoluteRenderBounds: Rect | null
  readonly boundVariables: Record<string, unknown>
  exportAsync(settings: ExportSettingsImage): Promise<Uint8Array>
}

export function makeNode(doc: Doc, spec: NodeSpec, page: FakePage, parent: FakeNode | FakePage): FakeNode {
  const { x = 0, y = 0, width, height, bleed = 0, visible = true } = spec
  const at = 'absoluteBoundingBox' in parent ? parent.absoluteBoundingBox : null
  const box = { x: (at?.x ?? 0) + x, y: (at?.y ?? 0) + y, width, height }
  const render = { x: box.x - bleed, y: box.y - bleed, width: width + 2 * bleed, height: height + 2 * bleed }
  const node = {
    ...pluginData(doc),
    id: spec.id ?? doc.id(''),
    type: spec.type ?? 'FRAME',
    name: spec.name,
    visible,
    removed: false,
    x,
    y,
    width,
    height,
    parent,
    children: [] as FakeNode[],
    absoluteBoundingBox: box,
    absoluteRenderBounds: visible ? render : null,
    boundVariables: { ...spec.boundVariables },
    locked: spec.locked ?? false,
    relaunch: {} as Record<string, string>,
    getRelaunchData() {
      return { ...this.relaunch }
    },
    setRelaunchData(data: Record<string, string>) {
      doc.write('setRelaunchData')
      this.relaunch = { ...data }
    },
    async exportAsync(settings: ExportSettingsImage): Promise<Uint8Array> {
      if (!page.loaded) throw new Error(`in exportAsync: The page of "${spec.name}" is not loaded`)
      if (settings.format !== 'PNG')
        throw new Error(`export as ${settings.format} is not modelled by the fake`)
      if (!visible)
        throw new Error('in exportAsync: Failed to export node. This node may not have any visible layers.')
      const { type, value } = settings.constraint ?? { type: 'SCALE', value: 1 }
      const scale = type === 'SCALE' ? value : value / (type === 'WIDTH' ? render.width : render.height)
      return doc.host.exportPng(node.id, scale, render)
    },
  }
  giveProps(doc, node, spec)
  // Not spread: its getters look at what is set by then.
  Object.defineProperties(
    node,
    Object.getOwnPropertyDescriptors(nodeModes(doc, parent, spec.resolvedVariableModes)),
  )
  const wrapped = strict(`node "${spec.name}"`, node as typeof node & NodeModes)
  doc.nodes.set(node.id, wrapped)
  node.children.push(...(spec.children ?? []).map((child) => makeNode(doc, child, page, wrapped)))
  return wrapped
}

/** Frames for tests, in the words of the fake. */
import type { Installed } from '../../e2e/fake-figma/testing.ts'
import type { NodeSpec } from '../../e2e/fake-figma/nodes.ts'
import { addPage } from '../../e2e/fake-figma/pages.ts'
import { type Layer, layersSchema } from '../../shared/layer.ts'
import { readLayers } from './layers.ts'

export const rgb = (hex: string) => ({
  r: Math.fround(Number.parseInt(hex.slice(1, 3), 16) / 255),
  g: Math.fround(Number.parseInt(hex.slice(3, 5), 16) / 255),
  b: Math.fround(Number.parseInt(hex.slice(5, 7), 16) / 255),
})
export const solid = (hex: string, more: object = {}) => ({ type: 'SOLID', color: rgb(hex), ...more })
export const at = (id: string, more: Partial<NodeSpec> = {}): NodeSpec => ({
  id,
  name: id,
  width: 100,
  height: 40,
  ...more,
})
/** The layers of a frame somewhere on the canvas, with these in it. */
export async function readFrame({ doc }: Installed, ...children: NodeSpec[]): Promise<Layer[]> {
  addPage(doc, 'Page 1', [at('1:1', { x: 300, y: -200, width: 400, height: 300, children })])
  const layers = await readLayers('1:1')
  layersSchema.parse(layers)
  return layers
}

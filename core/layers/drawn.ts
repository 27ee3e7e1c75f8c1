/** Layers that are drawn, point by point, rather than laid out. */
import type { Layer } from '../../shared/layer.ts'

const nodes = new Set(['VECTOR', 'BOOLEAN_OPERATION', 'STAR', 'POLYGON', 'LINE'])

export const isDrawn = ({ node }: Pick<Layer, 'node'>): boolean => nodes.has(node)

/** px: a straight line, whichever tool drew it. */
const THIN = 1
/** px: shorter ones are strokes of an icon. */
const LONG = 24

/** A divider is a line by itself, whether it was made as a line or as a vector. */
export const isLine = ({ node, box }: Pick<Layer, 'node' | 'box'>): boolean =>
  (node === 'LINE' || node === 'VECTOR') &&
  Math.min(box.width, box.height) <= THIN &&
  Math.max(box.width, box.height) >= LONG

/** px: half pixels are decided on now and then; anything finer comes of scaling. */
const STEP = 0.5
/** Float noise of Figma's own arithmetic. */
const DUST = 0.02

/** Nobody typed 11.28: it is content that was scaled, or pasted from a browser at another zoom. */
export const isScaled = (px: number): boolean => Math.abs(px / STEP - Math.round(px / STEP)) * STEP > DUST

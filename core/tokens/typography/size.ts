import type { Observed } from '../../../shared/observed.ts'
import { pxOf } from '../lib/length.ts'

/** px; 0 where nobody saw it. */
export const sizeOf = ({ fontSize }: Observed<'typography'>): number => (fontSize ? pxOf(fontSize) : 0)

/** Every token type there is, in display order. */
import { color } from './color/color.ts'
import { spacing } from './spacing/spacing.ts'
import type { Registry } from './type.ts'

export const registry: Registry = [color, spacing]

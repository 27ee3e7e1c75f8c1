/** Every token type there is, in display order. */
import { sizing } from './sizing/sizing.ts'
import { border } from './border/border.ts'
import { color } from './color/color.ts'
import { gradient } from './gradient/gradient.ts'
import { radius } from './radius/radius.ts'
import { shadow } from './shadow/shadow.ts'
import { spacing } from './spacing/spacing.ts'
import { typography } from './typography/typography.ts'
import type { Registry } from './type.ts'

export const registry: Registry = [color, spacing, typography, radius, border, shadow, sizing, gradient]

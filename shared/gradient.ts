/** What a W3C gradient, which is stops alone, does not say: its shape and direction. Types keep it in `derived`. */
import * as z from 'zod'
import type { JSONValue } from './json.ts'

export const gradientFormSchema = z.object({
  shape: z.enum(['linear', 'radial', 'angular', 'diamond']),
  /** Degrees, clockwise from upwards as in CSS. */
  angle: z.number().optional(),
})
export type GradientForm = z.infer<typeof gradientFormSchema>

/** `derived.shape` and `derived.angle`; null where the type does not tell. */
export function gradientFormOf(derived: Readonly<Record<string, JSONValue>>): GradientForm | null {
  const parsed = gradientFormSchema.safeParse(derived)
  return parsed.success ? parsed.data : null
}

/** What we remember on styles. */
import * as z from 'zod'
import { keptSchema, marks } from '../mark.ts'
import { bodySchema } from './bodies.ts'
import type { WrittenStyle } from './types.ts'

export const styleMarks = marks<WrittenStyle>(
  'style',
  z.object({ name: z.string(), body: bodySchema, description: z.string(), kept: keptSchema }),
)

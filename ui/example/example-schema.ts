/** What a recorded review holds: the answers that a server would have given. */
import * as z from 'zod'
import { exportedFileSchema } from '../../shared/api.ts'
import { frameSchema } from '../../shared/frame.ts'
import { librarySchema } from '../../shared/library.ts'
import { sightingSchema } from '../../shared/token.ts'
import { tokenSetSummarySchema } from '../../shared/token-set.ts'
import { formatInfoSchema, typeInfoSchema } from '../../shared/token-type.ts'

export const exampleSchema = z.object({
  types: z.array(typeInfoSchema),
  formats: z.array(formatInfoSchema),
  frames: z.array(frameSchema),
  set: tokenSetSummarySchema,
  library: librarySchema,
  places: z.record(z.string(), z.array(sightingSchema)),
  exports: z.record(z.string(), z.array(exportedFileSchema)),
})

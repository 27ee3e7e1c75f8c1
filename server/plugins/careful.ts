import * as z from 'zod'
import { exportedFileSchema } from '../../shared/api.ts'
import { Problem } from '../../shared/problem.ts'
import type { Format } from '../../core/formats/format.ts'

const file = exportedFileSchema.extend({
  path: z.string().regex(/^[\w-][\w./-]*$/),
  mediaType: z.string().min(1),
})

/** A format of somebody else's: when it fails, or writes something that is no file, the error says whose it is. */
export const careful = (format: Format, module: string): Format => ({
  ...format,
  async render(tokens, options) {
    try {
      return z.array(file).parse(await format.render(tokens, options))
    } catch (cause) {
      if (cause instanceof Problem) throw cause
      const why = cause instanceof Error ? cause.message : String(cause)
      throw new Problem(
        'export-failed',
        `The plugin ${module} could not write "${format.name}": ${why}`,
        'Tell whoever wrote the plugin; the other formats are not affected.',
        { cause },
      )
    }
  },
})

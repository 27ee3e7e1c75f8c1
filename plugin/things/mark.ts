/** Our marks on things: which token they stand for, and what we wrote last. */
import * as z from 'zod'
import { NAMESPACE } from '../file/text.ts'
import type { Mark, Written } from './types.ts'

export interface Marks<L extends Written> {
  readonly schema: z.ZodType<Mark<L>>
  /** Null for what is not ours, and for what somebody damaged: that is then treated as the designer's own. */
  of(thing: PluginDataMixin): Mark<L> | null
  put(thing: PluginDataMixin, mark: Mark<L> | null): void
}

/** `key`: of the plugin data. */
export function marks<L extends Written>(key: string, last: z.ZodType<L>): Marks<L> {
  const schema = z.object({
    id: z.string().min(1),
    last: last.optional(),
    pages: z.array(z.string()).optional(),
  })
  return {
    schema,
    of(thing) {
      const text = thing.getSharedPluginData(NAMESPACE, key)
      if (text === '') return null
      try {
        return schema.safeParse(JSON.parse(text)).data ?? null
      } catch {
        return null
      }
    },
    put(thing, mark) {
      const text = mark === null ? '' : JSON.stringify(mark)
      if (thing.getSharedPluginData(NAMESPACE, key) !== text) thing.setSharedPluginData(NAMESPACE, key, text)
    },
  }
}

/** With what was known before. */
export function pagesAfter(
  before: Pick<Mark, 'pages'> | null | undefined,
  now: ReadonlySet<string> | null,
): Pick<Mark, 'pages'> {
  const pages = new Set([...(before?.pages ?? []), ...(now ?? [])])
  return pages.size > 0 ? { pages: [...pages] } : {}
}

export const keptSchema = z.object({ theirs: z.string(), ours: z.string() }).optional()

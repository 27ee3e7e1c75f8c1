/** What is done to each style, after the variables that its parts may be bound to. */
import { readable } from '../readable.ts'
import { makeStyle, setBody } from '../things/style/bodies.ts'
import type { Exact } from '../things/style/body.ts'
import { styleMarks } from '../things/style/mark.ts'
import type { StyleThing } from '../things/style/thing.ts'
import type { OurStyle, StyleSnapshot, StyleWork } from '../things/style/types.ts'
import { pagesAfter } from '../things/mark.ts'
import type { FileState, Raw } from '../things/types.ts'
import { same, valueKey } from '../things/values.ts'
import { valuesOf } from '../things/variable/read.ts'
import type { Job, Passes } from './run.ts'

export const stylePasses = (
  styles: StyleThing,
  exact: Exact,
  pages: FileState['pages'],
): Passes<Job<OurStyle, StyleSnapshot, StyleWork>> => ({
  all: [
    (job) => {
      const { wanted, target, name, body, description, keep } = job.work
      const current = target === null ? null : styles.all.get(target)
      if (current === undefined) throw new Error('It was deleted meanwhile.')
      styles.needFont(wanted.body)
      job.before = current && styles.snapshot(current)
      const style = current ?? makeStyle(wanted.body.style)
      job.thing = style
      // At once, so that a crash leaves nothing that nobody knows.
      if (!current) styleMarks.put(style, { id: wanted.token })
      if (name !== undefined) style.name = name
      if (body) setBody(style, body, exact)
      if (description !== undefined && style.description !== description) style.description = description
      const last = job.before?.mark?.last
      styleMarks.put(style, {
        id: wanted.token,
        last: {
          name: name ?? last?.name ?? style.name,
          body: keep && last ? last.body : wanted.body,
          description: description ?? last?.description ?? '',
          ...(keep ? { kept: keep } : {}),
        },
        ...pagesAfter(job.before?.mark, pages),
      })
      job.state = 'finished'
    },
  ],
})

/** Variables that a part of a style may be bound to without changing its look in any mode. `values`: by token. */
export function exactOf(standing: ReadonlyMap<string, Variable>, values: ReadonlyMap<string, Raw>): Exact {
  const byValue = new Map<string, { variable: Variable; value: Raw }[]>()
  for (const [token, variable] of standing) {
    const value = values.get(token)
    const held = readable('variable', () => Object.values(valuesOf(variable)))
    if (value === undefined || !held?.every((one) => same(one, value))) continue
    const key = valueKey(value)
    byValue.set(key, [...(byValue.get(key) ?? []), { variable, value }])
  }
  const holding = (value: Raw) =>
    (byValue.get(valueKey(value)) ?? []).flatMap((one) => (same(one.value, value) ? [one.variable] : []))
  return {
    color: (color) => holding(color)[0] ?? null,
    number: (value, scope) => holding(value).find(({ scopes }) => scopes.includes(scope)) ?? null,
  }
}

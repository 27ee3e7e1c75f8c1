/** What a plan asks about the styles of a file. Their names need not be unique, and they have no modes. */
import type { PlanChange } from '../../../shared/variables.ts'
import { inRanks } from '../../group-by.ts'
import { giveWay } from '../../pace.ts'
import type { Difference, Shelf } from '../thing.ts'
import type { FileState } from '../types.ts'
import { bodyKey, groupOf, sameBody, showBody } from './bodies.ts'
import type { StyleState, WantedStyle } from './types.ts'

export async function styleShelf({
  styles,
  bound,
}: Pick<FileState, 'styles' | 'bound'>): Promise<Shelf<StyleState, WantedStyle>> {
  const byToken = new Map<string, StyleState>()
  const byId = new Map<string, StyleState>()
  const byName = new Map<string, StyleState>()
  const byValue = new Map<string, StyleState[]>()
  for (const style of styles) {
    await giveWay()
    byId.set(style.id, style)
    const { body, mark } = style
    if (mark) {
      // A copy carries our mark too: the older one is it.
      if (!byToken.has(mark.id)) byToken.set(mark.id, style)
    } else if (body) {
      byName.set(`${groupOf(body)} ${style.name}`, style)
      const key = bodyKey(body)
      byValue.set(key, [...(byValue.get(key) ?? []), style])
    }
  }
  return {
    sort: 'style',
    all: styles,
    ours: ({ token }) => byToken.get(token) ?? null,
    byId: (id) => byId.get(id) ?? null,
    fits: () => true,
    holds: ({ body }, wanted) => sameBody(body, wanted.body),
    isFor: () => true,
    // What the layers carry first, then what any measured layer carries.
    alike({ body, layers }) {
      const hits = (byValue.get(bodyKey(body)) ?? []).filter((style) => sameBody(style.body, body))
      const rank = ({ id }: StyleState) => {
        const users = bound.get(id)
        return users ? 1 + layers.filter((layer) => users.has(layer)).length : 0
      }
      return { ranks: inRanks(hits, rank) }
    },
    uniqueNames: false,
    named: ({ body, name }) => byName.get(`${groupOf(body)} ${name}`) ?? null,
    compare,
    make: (wanted) => ({
      do: 'style',
      wanted,
      target: null,
      name: wanted.name,
      body: wanted.body,
      description: wanted.description,
    }),
    fresh: ({ body }) => [{ what: 'value', after: showBody(body) }],
    retake: () => null,
    isOriginal: (style) => byToken.get(style.mark?.id ?? '') === style,
    moved: () => null,
    group: ({ body }) => groupOf(body),
    groupOf: ({ body }) => groupOf(body),
    words: {
      measured: 'look',
      called: ({ name }) => `“${name}”`,
      asIs: () => 'As it should be.',
      clash: ({ name }) => `The name “${name}” is taken. Rename one of the two.`,
      alike: ({ name, id }) =>
        `“${name}” looks just like this${bound.has(id) ? ' and is used in your frames' : ''}`,
      several: (count) => `${count} styles look just like this`,
      taken: 'A style of this name was here before and looks different.',
      orphan: 'Not among the tokens any more. It stays unless you tick it.',
    },
  }
}

/** A body is one value; for name and description a hand edit simply stays. */
function compare(current: StyleState, wanted: WantedStyle): Difference {
  const last = current.mark?.last
  const body = sameBody(current.body, wanted.body) ? undefined : wanted.body
  const follow = (now: string, want: string, then: string) =>
    now !== want && now === then ? want : undefined
  const name = follow(current.name, wanted.name, last?.name ?? current.name)
  const description = follow(current.description, wanted.description, last?.description ?? '')
  const said = (what: PlanChange['what'], before: string, after: string | undefined): PlanChange[] =>
    after === undefined ? [] : [{ what, before: { text: before }, after: { text: after } }]
  return {
    work: { do: 'style', wanted, target: current.id, name, body, description },
    changes: [
      ...said('name', current.name, name),
      ...(body ? [{ what: 'value' as const, before: showBody(current.body), after: showBody(body) }] : []),
      ...said('description', current.description, description),
    ],
    edited: body !== undefined && last !== undefined && !sameBody(current.body, last.body),
    sides: { theirs: JSON.stringify(current.body), ours: JSON.stringify(wanted.body) },
  }
}

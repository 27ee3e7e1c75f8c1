/** What the file holds for a value, looked up without searching: exact first, then near. */
import type { StyleBody } from '../things/style/types.ts'
import { bodyKey, sameBody } from '../things/style/bodies.ts'
import type { FileState, Modes, Raw } from '../things/types.ts'
import { isRgba, same, valueKey } from '../things/values.ts'
import { groupBy, inRanks } from '../group-by.ts'
import { distance } from './near.ts'
import { allows } from '../things/variable/scopes.ts'
import type { Found, Slot, SlotKind } from './types.ts'
import { resolver } from '../things/variable/resolve.ts'
import type { VariableState } from '../things/variable/types.ts'
import { tidy } from '../things/tidy.ts'
import { tidyBody } from '../things/style/bodies.ts'

/** A variable or style that a slot could be bound to. */
export interface Offer {
  readonly id: string
  readonly name: string
  readonly collection: string
  /** Id of the collection; null for styles. */
  readonly home: string | null
  readonly library: boolean
  readonly value: Raw | StyleBody
  /** The layer's paint keeps an opacity of its own over it. */
  readonly translucent?: true
}

export interface Offers {
  /** Best first, in ranks of equals. */
  exact(slot: Found): readonly (readonly Offer[])[]
  near(slot: Found): Offer | null
  /** Whether the file has anything that slots like this could be bound to at all. */
  has(slot: Pick<Slot, 'kind' | 'scope'>): boolean
  /** What a variable holds in these modes; null for styles, and for what is gone. */
  held(id: string, modes: Modes): Raw | null
}

export function offersOf(state: FileState): Offers {
  const resolve = resolver(state)
  const collections = new Map(state.collections.map((collection) => [collection.id, collection]))
  const byType = groupBy(state.variables, ({ type }) => type)
  const styles = groupBy(
    state.styles.filter(({ body }) => body !== null),
    ({ body }) => bodyKey(tidyBody(body as StyleBody)),
  )
  const styleKinds = new Set<SlotKind>(
    state.styles.flatMap(({ body }): SlotKind[] =>
      body?.style === 'text' ? ['text-style'] : body?.style === 'effect' ? ['effect-style'] : [],
    ),
  )
  const scoped = new Map<string, readonly VariableState[]>()
  const valued = new Map<Modes, Map<string, ReadonlyMap<string, VariableState[]>>>()

  const variablesFor = ({ kind, scope }: Pick<Slot, 'kind' | 'scope'>): readonly VariableState[] => {
    const key = `${kind} ${scope}`
    const known = scoped.get(key)
    if (known) return known
    const type = kind === 'COLOR' || kind === 'FLOAT' ? kind : null
    const fit = type === null ? [] : (byType.get(type) ?? []).filter((variable) => allows(variable, scope))
    scoped.set(key, fit)
    return fit
  }
  /** The value in the modes that a layer shows. */
  const valueIn = (variable: VariableState, modes: Modes): Raw | null =>
    resolve({ variable: variable.id }, '', modes)
  /** Layers in the same modes share one index. */
  const indexFor = (slot: Found): ReadonlyMap<string, VariableState[]> => {
    const indexes = valued.get(slot.modes) ?? new Map<string, ReadonlyMap<string, VariableState[]>>()
    valued.set(slot.modes, indexes)
    const key = `${slot.kind} ${slot.scope}`
    const known = indexes.get(key)
    if (known) return known
    const index = new Map<string, VariableState[]>()
    for (const variable of variablesFor(slot)) {
      const value = valueIn(variable, slot.modes)
      if (value === null) continue
      const key = valueKey(tidy(value))
      const list = index.get(key)
      if (list) list.push(variable)
      else index.set(key, [variable])
    }
    indexes.set(key, index)
    return index
  }
  const offer = (variable: VariableState, value: Raw, translucent = false): Offer => ({
    id: variable.id,
    name: variable.name,
    collection: collections.get(variable.collection)?.name ?? '',
    home: variable.collection,
    library: variable.remote,
    value,
    ...(translucent && { translucent }),
  })
  const adopted = new Set(Object.values(state.adopted))
  const rank = (variable: VariableState, { scope, property }: Found): number =>
    (state.bound.has(variable.id) ? 8 : 0) +
    (variable.mark || adopted.has(variable.id) ? 4 : 0) +
    (scope !== null && variable.scopes.includes(scope) ? 2 : 0) +
    (calledFor[property]?.test(variable.name) ? 1 : 0)

  const styleRanks = (slot: Found): Offer[][] => {
    const body = tidyBody(slot.value as StyleBody)
    const equal = (styles.get(bodyKey(body)) ?? []).filter((style) =>
      sameBody(style.body && tidyBody(style.body), body),
    )
    const ranks = inRanks(equal, ({ mark, id }) => (state.bound.has(id) ? 2 : 0) + (mark ? 1 : 0))
    return ranks.map((list) => list.map(styleOffer))
  }
  const holding = (slot: Found, value: Raw): VariableState[][] => {
    const equal = (indexFor(slot).get(valueKey(value)) ?? []).filter((variable) => {
      const held = valueIn(variable, slot.modes)
      return held !== null && same(tidy(held), value)
    })
    return inRanks(equal, (variable) => rank(variable, slot))
  }
  /** A translucent paint is a translucent color, or an opaque one under an opacity of the paint's own. */
  const variableRanks = (slot: Found): Offer[][] => {
    const value = tidy(slot.value as Raw)
    const whole = holding(slot, value).map((list) => list.map((variable) => offer(variable, value)))
    const opaque = isPaint(slot) && isRgba(value) && value.a < 1 ? { ...value, a: 1 } : null
    if (!opaque) return whole
    return [
      ...whole,
      ...holding(slot, opaque).map((list) => list.map((variable) => offer(variable, opaque, true))),
    ]
  }
  const nearest = (slot: Found): Offer | null => {
    let best: Offer | null = null
    let least = 1
    for (const list of indexFor(slot).values()) {
      const value = list[0] ? valueIn(list[0], slot.modes) : null
      const apart = value === null ? Number.POSITIVE_INFINITY : distance(slot.value as Raw, value)
      if (value === null || apart > least || (apart === least && best !== null)) continue
      const [variable] = inRanks(list, (one) => rank(one, slot))[0] ?? []
      if (!variable) continue
      least = apart
      best = offer(variable, value)
    }
    return best
  }
  /** Ten thousand layers show a few hundred values. */
  const answered = <T>(answer: (slot: Found) => T): ((slot: Found) => T) => {
    const known = new Map<Modes, Map<string, T>>()
    return (slot) => {
      const { kind, scope, property, modes, value } = slot
      const shown = scope === null ? JSON.stringify(value) : valueKey(tidy(value as Raw))
      const key = `${kind} ${scope} ${property} ${shown}`
      const here = known.get(modes) ?? new Map<string, T>()
      known.set(modes, here)
      const found = here.has(key) ? (here.get(key) as T) : answer(slot)
      here.set(key, found)
      return found
    }
  }
  const byId = new Map(state.variables.map((variable) => [variable.id, variable]))
  return {
    held(id, modes) {
      const variable = byId.get(id)
      return variable ? valueIn(variable, modes) : null
    },
    has: (slot) => (slot.scope === null ? styleKinds.has(slot.kind) : variablesFor(slot).length > 0),
    exact: answered((slot) => (slot.scope === null ? styleRanks(slot) : variableRanks(slot))),
    near: answered((slot) => (slot.scope === null ? null : nearest(slot))),
  }
}

/** Effects hold their opacity in their color. */
const isPaint = ({ fields: [field = ''] }: Found): boolean => !field.startsWith('effects')

/** One number may be a gap and a radius: a name tells which was meant. */
const calledFor: Readonly<Record<string, RegExp>> = {
  gap: /spac|gap|gutter/i,
  padding: /spac|pad|inset/i,
  'corner radius': /radi|corner|round/i,
  'stroke width': /border|stroke|width/i,
}

const styleOffer = ({ id, name, remote, body }: FileState['styles'][number]): Offer => ({
  id,
  name,
  collection: body?.style === 'text' ? 'Text styles' : 'Effect styles',
  home: null,
  library: remote,
  value: body ?? '',
})

/** A Resolver document (DTCG 2025.10) put together: its sets, and each context of its modifiers. */
import type { Layered, Mode, Sources } from './dialects.ts'
import { EXTENSION } from './extension.ts'
import { inherited, over } from './inherited.ts'
import { type Json, isObject } from './tree.ts'

/** Names of the files that a resolver reads. */
export function filesOf(document: Json): string[] {
  const files = new Set<string>()
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit)
    else if (isObject(node)) {
      const ref = node['$ref']
      if (typeof ref === 'string' && !ref.startsWith('#')) files.add(ref.replace(/#.*$/, ''))
      Object.values(node).forEach(visit)
    }
  }
  visit([document['sets'], document['modifiers'], document['resolutionOrder']])
  return [...files]
}

type Chosen = Readonly<Record<string, string>>

export function fromResolver(
  document: Json,
  sources: Sources,
  read: (text: string, name: string) => Json,
): Layered {
  const notes = new Set<string>()
  const sets = isObject(document['sets']) ? document['sets'] : {}
  const modifiers = isObject(document['modifiers']) ? document['modifiers'] : {}
  const together = (list: unknown): Json =>
    (Array.isArray(list) ? (list as unknown[]) : []).reduce<Json>((all, one) => over(all, sourceOf(one)), {})
  const sourceOf = (source: unknown): Json => {
    if (!isObject(source)) return {}
    const ref = source['$ref']
    if (typeof ref !== 'string') return source
    const set = /^#\/sets\/(.+)$/.exec(ref)?.[1]
    if (set !== undefined) return together(isObject(sets[set]) ? sets[set]['sources'] : [])
    const text = Object.hasOwn(sources, ref) ? sources[ref] : undefined
    if (text !== undefined) return read(text, ref)
    notes.add(`The file "${ref}", which the resolver names, was not found.`)
    return {}
  }
  const itemOf = (item: unknown, chosen: Chosen): Json => {
    const ref = isObject(item) && typeof item['$ref'] === 'string' ? item['$ref'] : ''
    const [, kind, name = ''] = /^#\/(sets|modifiers)\/(.+)$/.exec(ref) ?? []
    const of = kind === 'sets' ? sets[name] : kind === 'modifiers' ? modifiers[name] : item
    if (!isObject(of)) return {}
    if (!isObject(of['contexts'])) return together(of['sources'])
    const called = name || (typeof of['name'] === 'string' ? of['name'] : '')
    return together(of['contexts'][chosen[called] ?? standardOf(of)])
  }
  const order = Array.isArray(document['resolutionOrder']) ? (document['resolutionOrder'] as unknown[]) : []
  const whole = (chosen: Chosen): Json =>
    inherited(order.reduce<Json>((all, item) => over(all, itemOf(item, chosen)), {}))

  const inline = order
    .filter(isObject)
    .filter((item) => isObject(item['contexts']) && typeof item['name'] === 'string')
  const all = [...Object.entries(modifiers), ...inline.map((item) => [String(item['name']), item] as const)]
  const moving = all.flatMap(([name, modifier]) =>
    isObject(modifier) && isObject(modifier['contexts'])
      ? [{ name, modifier, contexts: modifier['contexts'] }]
      : [],
  )
  const modes = moving.flatMap(({ name, modifier, contexts }): Mode[] =>
    Object.keys(contexts)
      .filter((context) => context !== standardOf(modifier))
      .map((context) => ({ name: called(modifier, context), document: whole({ [name]: context }) })),
  )
  const base = whole({})
  const [first] = moving
  const baseMode = first ? called(first.modifier, standardOf(first.modifier)) : undefined
  return { from: 'dtcg', base, ...(baseMode === undefined ? {} : { baseMode }), modes, notes: [...notes] }
}

const standardOf = ({ default: standard, contexts }: Json): string =>
  typeof standard === 'string' ? standard : (Object.keys(isObject(contexts) ? contexts : {})[0] ?? '')

/** Our own files say what people call a context. */
function called({ $extensions }: Json, context: string): string {
  const own = isObject($extensions) ? $extensions[EXTENSION] : undefined
  const names = isObject(own) ? own['modes'] : undefined
  const name = isObject(names) && Object.hasOwn(names, context) ? names[context] : undefined
  return typeof name === 'string' ? name : context
}

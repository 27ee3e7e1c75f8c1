/** A Resolver document (DTCG 2025.10) put together: its sets, and each context of its modifiers. */
import type { Layered, Mode, Sources } from './dialects.ts'
import { EXTENSION } from './extension.ts'
import { inherited, over } from './inherited.ts'
import { restated } from './restated.ts'
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
  /** What was read, by the name of the file or the place in the resolver. */
  const stated = new Map<string, Json>()
  const sets = isObject(document['sets']) ? document['sets'] : {}
  const modifiers = isObject(document['modifiers']) ? document['modifiers'] : {}
  const together = (list: unknown, where: string): Json =>
    (Array.isArray(list) ? (list as unknown[]) : []).reduce<Json>(
      (all, one, i) => over(all, sourceOf(one, `${where} ${i + 1}`)),
      {},
    )
  const sourceOf = (source: unknown, where: string): Json => {
    if (!isObject(source)) return {}
    const ref = source['$ref']
    if (typeof ref !== 'string') {
      stated.set(where, source)
      return source
    }
    const set = /^#\/sets\/(.+)$/.exec(ref)?.[1]
    if (set !== undefined) return together(isObject(sets[set]) ? sets[set]['sources'] : [], set)
    const known = stated.get(ref)
    if (known) return known
    const text = Object.hasOwn(sources, ref) ? sources[ref] : undefined
    if (text !== undefined) {
      const document = read(text, ref)
      stated.set(ref, document)
      return document
    }
    notes.add(`The file "${ref}", which the resolver names, was not found.`)
    return {}
  }
  const itemOf = (item: unknown, chosen: Chosen): Json => {
    const ref = isObject(item) && typeof item['$ref'] === 'string' ? item['$ref'] : ''
    const [, kind, name = ''] = /^#\/(sets|modifiers)\/(.+)$/.exec(ref) ?? []
    const of = kind === 'sets' ? sets[name] : kind === 'modifiers' ? modifiers[name] : item
    if (!isObject(of)) return {}
    const called = name || (typeof of['name'] === 'string' ? of['name'] : '')
    if (!isObject(of['contexts'])) return together(of['sources'], called)
    const context = chosen[called] ?? standardOf(of)
    return together(of['contexts'][context], `${called} ${context}`)
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
  const { again, left, notes: hidden } = restated(stated, [base, ...modes.map(({ document: of }) => of)])
  return {
    from: 'dtcg',
    base,
    ...(baseMode === undefined ? {} : { baseMode }),
    modes,
    notes: [...notes],
    remarks: hidden,
    again,
    left,
  }
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

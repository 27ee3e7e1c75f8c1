/** Checks a Resolver document (DTCG 2025.10): how token files are put together per mode. */
import type { Sources } from './dialects.ts'
import { nearest } from './nearest.ts'
import { type Found, type Json, isObject } from './tree.ts'

export const isResolver = (document: unknown): document is Json =>
  isObject(document) && ('resolutionOrder' in document || ('sets' in document && 'modifiers' in document))

/**
 * @param sources Files that are there, by the name the resolver has for them; absent: nobody looked.
 * @param inline Checks tokens that stand in the resolver itself.
 */
export function checkResolver(
  document: Json,
  found: Found,
  sources?: Sources,
  inline: (group: Json, at: readonly string[]) => void = () => {},
): void {
  const { version, sets = {}, modifiers = {}, resolutionOrder } = document
  checkFiles(document, sources, inline, found)
  if (version !== '2025.10') {
    found(
      version === undefined ? [] : ['version'],
      'A resolver must say its version.',
      'Write "version": "2025.10".',
    )
  }
  const known = [...checkSets(sets, found), ...checkModifiers(modifiers, found)]
  if (!Array.isArray(resolutionOrder) || resolutionOrder.length === 0) {
    found(
      resolutionOrder === undefined ? [] : ['resolutionOrder'],
      'A resolver needs a "resolutionOrder" with at least one set or modifier.',
      'Write [{ "$ref": "#/sets/…" }, …]; what comes later wins.',
    )
    return
  }
  resolutionOrder.forEach((item: unknown, i) =>
    checkOrder(item, ['resolutionOrder', String(i)], known, found),
  )
}

/** Every source of every set and context: a file that is there, or tokens. */
function checkFiles(
  document: Json,
  sources: Sources | undefined,
  inline: (group: Json, at: readonly string[]) => void,
  found: Found,
): void {
  const visit = (node: unknown, at: readonly string[]): void => {
    if (Array.isArray(node)) {
      node.forEach((item: unknown, i) => visit(item, [...at, String(i)]))
      return
    }
    if (!isObject(node)) return
    const isSource = ['sources', 'contexts'].includes(at.at(-2) ?? '') || at.at(-3) === 'contexts'
    if (!isSource || 'sources' in node) {
      for (const [key, child] of Object.entries(node)) if (!key.startsWith('$')) visit(child, [...at, key])
      return
    }
    const ref = node['$ref']
    if (ref === undefined) inline(node, at)
    else if (typeof ref === 'string' && !ref.startsWith('#') && sources && !Object.hasOwn(sources, ref)) {
      found([...at, '$ref'], `The file "${ref}" does not exist.`, 'Names are relative to the resolver.')
    }
  }
  visit(document['sets'], ['sets'])
  visit(document['modifiers'], ['modifiers'])
}

function checkSets(sets: unknown, found: Found): string[] {
  if (!isObject(sets)) {
    found(['sets'], '"sets" must be an object of named sets.', 'Write { "core": { "sources": [...] } }.')
    return []
  }
  for (const [name, set] of Object.entries(sets)) {
    const sources = isObject(set) ? set['sources'] : undefined
    if (!Array.isArray(sources)) {
      found(
        ['sets', name],
        `The set "${name}" has no list of "sources".`,
        'Write "sources": [{ "$ref": "tokens.json" }].',
      )
    } else checkSources(sources, ['sets', name, 'sources'], found)
  }
  return Object.keys(sets).map((name) => `#/sets/${name}`)
}

function checkModifiers(modifiers: unknown, found: Found): string[] {
  if (!isObject(modifiers)) {
    found(
      ['modifiers'],
      '"modifiers" must be an object of named modifiers.',
      'Write { "mode": { "contexts": {…} } }.',
    )
    return []
  }
  for (const [name, modifier] of Object.entries(modifiers)) {
    const at = ['modifiers', name]
    const contexts = isObject(modifier) ? modifier['contexts'] : undefined
    if (!isObject(modifier) || !isObject(contexts) || Object.keys(contexts).length === 0) {
      found(
        at,
        `The modifier "${name}" has no "contexts".`,
        'Write "contexts": { "light": [], "dark": [...] }.',
      )
      continue
    }
    for (const [context, sources] of Object.entries(contexts)) {
      if (Array.isArray(sources)) checkSources(sources, [...at, 'contexts', context], found)
      else
        found(
          [...at, 'contexts', context],
          `The context "${context}" must be a list of sources.`,
          'Write [] for one that changes nothing.',
        )
    }
    const standard = modifier['default']
    if (standard === undefined || Object.keys(contexts).includes(standard as string)) continue
    const close = typeof standard === 'string' ? nearest(standard, Object.keys(contexts)) : null
    found(
      [...at, 'default'],
      `The default ${JSON.stringify(standard)} is no context of "${name}".`,
      close === null ? `The contexts are ${Object.keys(contexts).join(', ')}.` : `Did you mean "${close}"?`,
    )
  }
  return Object.keys(modifiers).map((name) => `#/modifiers/${name}`)
}

function checkSources(sources: readonly unknown[], at: readonly string[], found: Found): void {
  sources.forEach((source, i) => {
    if (isObject(source)) return
    found(
      [...at, String(i)],
      'A source must be a reference or a group of tokens.',
      'Write { "$ref": "tokens.json" }.',
    )
  })
}

/** An order holds references to what is defined above, or sets and modifiers of its own with a name and a type. */
function checkOrder(item: unknown, at: readonly string[], known: readonly string[], found: Found): void {
  const reference = isObject(item) ? item['$ref'] : undefined
  if (isObject(item) && reference === undefined && (item['type'] === 'set' || item['type'] === 'modifier'))
    return
  if (typeof reference !== 'string') {
    found(at, 'An order names sets and modifiers.', 'Write { "$ref": "#/sets/…" }.')
    return
  }
  if (known.includes(reference)) return
  const close = nearest(reference, known)
  found(
    [...at, '$ref'],
    `There is no ${reference}.`,
    close === null ? 'Define it under "sets" or "modifiers".' : `Did you mean ${close}?`,
  )
}

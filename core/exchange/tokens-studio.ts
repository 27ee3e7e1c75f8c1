/**
 * Files with `value` where W3C says `$value`, as W3C documents: those of Tokens Studio (sets and themes) and of Style
 * Dictionary up to 3. Text values become what they mean; references and sums are left to whoever resolves them.
 */
import { cssColor } from './colors.ts'
import type { Layered, Mode } from './dialects.ts'
import { over } from './inherited.ts'
import { fromResolver } from './resolver.ts'
import { restated } from './restated.ts'
import { resolverOf } from './rivals.ts'
import { type Json, isObject } from './tree.ts'

/** Types of Tokens Studio, and those that people give Style Dictionary; lengths of any purpose are dimensions. */
const TYPES: Readonly<Record<string, string>> = {
  color: 'color',
  spacing: 'dimension',
  space: 'dimension',
  sizing: 'dimension',
  size: 'dimension',
  dimension: 'dimension',
  borderRadius: 'dimension',
  borderWidth: 'dimension',
  fontSizes: 'dimension',
  fontSize: 'dimension',
  letterSpacing: 'dimension',
  paragraphSpacing: 'dimension',
  paragraphIndent: 'dimension',
  lineHeights: 'number',
  lineHeight: 'number',
  opacity: 'number',
  number: 'number',
  fontFamilies: 'fontFamily',
  fontFamily: 'fontFamily',
  fontWeights: 'fontWeight',
  fontWeight: 'fontWeight',
  boxShadow: 'shadow',
  shadow: 'shadow',
  border: 'border',
  typography: 'typography',
  duration: 'duration',
  time: 'duration',
  cubicBezier: 'cubicBezier',
  gradient: 'gradient',
  strokeStyle: 'strokeStyle',
  transition: 'transition',
}

/** Tokens Studio's own mark: the whole of its storage, sets by name. */
export const withSets = (document: Json): boolean =>
  Array.isArray(document['$themes']) || isObject(document['$metadata'])

/** Written by Tokens Studio, or by Style Dictionary up to 3. */
export const isTokensStudio = (document: Json): boolean =>
  withSets(document) || isLegacy(document) || hasStudioTypes(document)

/** A set of Tokens Studio by itself, with `$`: its types are no W3C ones. */
const hasStudioTypes = (node: Json): boolean =>
  typeof node['$type'] === 'string' && '$value' in node
    ? STUDIO_ONLY.has(node['$type'])
    : Object.values(node).some((child) => isObject(child) && hasStudioTypes(child))

const STUDIO_ONLY: ReadonlySet<string> = new Set(Object.keys(TYPES).filter((type) => TYPES[type] !== type))

/** A token in the form of its first years, or of Style Dictionary: `value`, which no `$value` stands beside. */
export const isLegacy = (document: unknown): document is Json => {
  const hasLeaf = (node: unknown): boolean =>
    isObject(node) && !('$value' in node) && (isLeaf(node) || Object.values(node).some(hasLeaf))
  return hasLeaf(document)
}

/** A group may be called "value": then it holds groups or tokens. */
const isLeaf = (node: Json): boolean =>
  '$value' in node || ('value' in node && (!isGroup(node['value']) || typeof node['type'] === 'string'))
const isGroup = (value: unknown): boolean =>
  isObject(value) &&
  Object.values(value).some((child) => isObject(child) && (isLeaf(child) || isGroup(child)))

/** Names of its types stay findable: each token keeps its own in `$extensions`. */
export const STUDIO_TYPE = 'studio.tokens.type'

export function fromTokensStudio(document: Json): Layered {
  const { $themes, $metadata, ...sets } = document
  const from = withSets(document) || hasType(document) ? 'tokens-studio' : 'style-dictionary'
  if (!withSets(document)) return { from, base: convert(sets), modes: [], notes: [] }
  const stated = isObject($metadata) ? $metadata['tokenSetOrder'] : undefined
  const order = Array.isArray(stated) ? stated.filter((name): name is string => typeof name === 'string') : []
  const all = [...new Set([...order, ...Object.keys(sets)])].filter((name) => isObject(sets[name]))
  const trees = new Map(all.map((name) => [name, convert(sets[name] as Json)]))
  const themes: Json[] = Array.isArray($themes) ? $themes.filter(isObject) : []
  if (themes.length === 0) {
    const resolver = resolverOf(trees)
    const sources = Object.fromEntries(all.map((name) => [name, '']))
    return { ...fromResolver(resolver, sources, (_, name) => trees.get(name) ?? {}), from }
  }
  // Later sets win: those of the chosen themes are the mode, what only other themes have lies beneath.
  const together = (chosen: ReadonlySet<string>): Json =>
    [...all.filter((name) => !chosen.has(name)), ...all.filter((name) => chosen.has(name))].reduce<Json>(
      (merged, name) => over(merged, trees.get(name) ?? {}),
      {},
    )
  const groups = [...Map.groupBy(themes, ({ group }) => group).values()]
  const firsts = groups.flatMap(([theme]) => (theme ? [theme] : []))
  const names = themeNames(themes)
  const modes = groups.flatMap(([first, ...others]) =>
    others.map((theme): Mode => {
      const chosen = [...firsts.filter((one) => one !== first), theme]
      return { name: names.get(theme) ?? '', document: together(setsOf(chosen)) }
    }),
  )
  const [first] = firsts
  const base = together(setsOf(firsts))
  const { again, left, notes: remarks } = restated(trees, [base, ...modes.map(({ document: of }) => of)])
  return {
    from,
    base,
    ...(first && modes.length > 0 ? { baseMode: names.get(first) ?? '' } : {}),
    modes,
    notes: [],
    remarks,
    again,
    left,
  }
}

/** Two groups may both have a theme of one name. */
function themeNames(themes: readonly Json[]): Map<Json, string> {
  const count = (name: unknown) => themes.filter((theme) => theme['name'] === name).length
  return new Map(
    themes.map((theme) => [
      theme,
      count(theme['name']) > 1 ? `${String(theme['group'])} ${String(theme['name'])}` : String(theme['name']),
    ]),
  )
}

const setsOf = (themes: readonly Json[]): Set<string> =>
  new Set(
    themes.flatMap(({ selectedTokenSets: sets }) =>
      isObject(sets) ? Object.keys(sets).filter((name) => sets[name] !== 'disabled') : [],
    ),
  )

const hasType = (node: Json): boolean =>
  isLeaf(node)
    ? typeof (node['$type'] ?? node['type']) === 'string'
    : Object.values(node).some((child) => isObject(child) && hasType(child))

function convert(node: Json, inherited?: unknown): Json {
  const type = node['$type'] ?? (typeof node['type'] === 'string' ? node['type'] : inherited)
  if (!isLeaf(node)) {
    const children = Object.entries(node).flatMap(([name, child]) => {
      if (name.startsWith('$') && name !== '$root') return []
      // A plain value is no token; it stays where it is, so that it is told.
      return [[name, isObject(child) ? convert(child, type) : child] as const]
    })
    return Object.fromEntries(children.filter(([name, child]) => isObject(child) || !META.has(name)))
  }
  const value = references('$value' in node ? node['$value'] : node['value'])
  const kind = typeof type === 'string' ? (Object.hasOwn(TYPES, type) ? TYPES[type] : type) : kindOf(value)
  const description = node['$description'] ?? node['description'] ?? node['comment']
  const deprecated = node['$deprecated'] ?? node['deprecated']
  const extensions = isObject(node['$extensions']) ? node['$extensions'] : {}
  const beside = Object.entries(node).filter(([name, child]) => isObject(child) && isToken(name, child))
  return {
    ...(kind === undefined ? {} : { $type: kind }),
    $value: valueOf(kind, value),
    ...(typeof description === 'string' && description !== '' ? { $description: description } : {}),
    ...(typeof deprecated === 'boolean' || typeof deprecated === 'string' ? { $deprecated: deprecated } : {}),
    $extensions: { ...extensions, ...(type === undefined ? {} : { [STUDIO_TYPE]: type }) },
    ...Object.fromEntries(beside.map(([name, child]) => [name, convert(child as Json)])),
  }
}

/** What a group of Style Dictionary may say of itself. */
const META: ReadonlySet<string> = new Set([
  'type',
  'description',
  'comment',
  'category',
  'deprecated',
  'attributes',
])

/** Style Dictionary 3 takes tokens inside a token. */
const isToken = (name: string, child: Json): boolean =>
  !name.startsWith('$') &&
  !['value', 'attributes', 'original', 'extensions'].includes(name) &&
  (isLeaf(child) || isGroup(child))

/** `{a.b.value}` is Style Dictionary's way to `{a.b}`, `$a.b` the first one of Tokens Studio. */
function references(value: unknown): unknown {
  if (typeof value === 'string')
    return value.replace(/\{([^{}]+?)\.value\}/g, '{$1}').replace(/^\$([A-Za-z][\w.-]*)$/, '{$1}')
  if (Array.isArray(value)) return (value as unknown[]).map(references)
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, references(part)]))
}

/** Without a type only a value that can be nothing else says what it is. */
function kindOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  if (cssColor(value)) return 'color'
  if (/^rgba?\(\s*\{[^{}]+\}\s*,/.test(value)) return 'color'
  if (/^-?(?:\d+\.?\d*|\.\d+)(?:px|rem|em)$/.test(value.trim())) return 'dimension'
  if (/^\d*\.?\d+m?s$/.test(value.trim())) return 'duration'
  return undefined
}

function valueOf(kind: string | undefined, value: unknown): unknown {
  if (kind === 'shadow')
    return Array.isArray(value) ? (value as unknown[]).map(shadowLayer) : shadowLayer(value)
  if (kind === 'dimension') return length(value)
  if (kind === 'typography' && isObject(value)) return typography(value)
  if (kind === 'border' && isObject(value)) return { ...value, width: length(value['width']) }
  return value
}

const shadowLayer = (layer: unknown): unknown =>
  isObject(layer)
    ? {
        color: layer['color'],
        offsetX: length(layer['x'] ?? layer['offsetX']),
        offsetY: length(layer['y'] ?? layer['offsetY']),
        blur: length(layer['blur']),
        spread: length(layer['spread'] ?? 0),
        inset: layer['inset'] === true || layer['type'] === 'innerShadow',
      }
    : layer

const LENGTHS: ReadonlySet<string> = new Set(['fontSize', 'letterSpacing'])
const typography = (font: Json): Json =>
  Object.fromEntries(
    Object.entries(font).map(([name, part]) => [name, LENGTHS.has(name) ? length(part) : part]),
  )

/** A number without unit is px there. */
const length = (value: unknown): unknown =>
  /^\s*-?(?:\d+\.?\d*|\.\d+)\s*$/.test(String(value)) ? `${String(value).trim()}px` : value

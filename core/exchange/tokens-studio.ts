/** Tokens Studio's file as a W3C document: its sets merged in order, its text values as objects. */
import { type Json, isObject } from './tree.ts'

/** Its types whose values a W3C type has; lengths of any purpose are dimensions. */
const TYPES: Readonly<Record<string, string>> = {
  color: 'color',
  spacing: 'dimension',
  sizing: 'dimension',
  dimension: 'dimension',
  borderRadius: 'dimension',
  borderWidth: 'dimension',
  fontSizes: 'dimension',
  fontSize: 'dimension',
  letterSpacing: 'dimension',
  paragraphSpacing: 'dimension',
  lineHeights: 'number',
  lineHeight: 'number',
  opacity: 'number',
  number: 'number',
  fontFamilies: 'fontFamily',
  fontFamily: 'fontFamily',
  fontWeights: 'fontWeight',
  fontWeight: 'fontWeight',
  boxShadow: 'shadow',
  border: 'border',
  typography: 'typography',
}

/** Its own mark, or values in the form of its first years (`value` and `type` without `$`). */
export function isTokensStudio(document: unknown): document is Json {
  if (!isObject(document)) return false
  if ('$themes' in document || '$metadata' in document) return true
  const hasOldToken = (node: unknown): boolean =>
    isObject(node) &&
    ((typeof node['type'] === 'string' && 'value' in node && !('$value' in node)) ||
      Object.values(node).some(hasOldToken))
  return hasOldToken(document)
}

/** Names of its types stay findable: each token keeps its own in `$extensions`. */
export const STUDIO_TYPE = 'studio.tokens.type'

export function fromTokensStudio(document: Json): Json {
  const { $themes, $metadata, ...sets } = document
  const stated = isObject($metadata) ? $metadata['tokenSetOrder'] : undefined
  const order = Array.isArray(stated) ? stated.filter((name): name is string => typeof name === 'string') : []
  const inSets = $themes !== undefined || $metadata !== undefined
  const chosen = firstThemes($themes)
  const all = [...new Set([...order, ...Object.keys(sets)])]
  // Later sets win: those of the first theme are the base mode, what only other themes have lies beneath.
  const names = [...all.filter((name) => !chosen.has(name)), ...all.filter((name) => chosen.has(name))]
  const trees = inSets ? names.map((name) => sets[name]) : [sets]
  return trees.filter(isObject).reduce<Json>((merged, set) => merge(merged, convert(set)), {})
}

/** The sets that are on in the first theme of each group. */
function firstThemes(themes: unknown): Set<string> {
  const list: Json[] = Array.isArray(themes) ? themes.filter(isObject) : []
  const first = [...Map.groupBy(list, ({ group }) => group).values()].flatMap(([theme]) =>
    theme ? [theme] : [],
  )
  return new Set(
    first.flatMap(({ selectedTokenSets: sets }) =>
      isObject(sets) ? Object.keys(sets).filter((name) => sets[name] !== 'disabled') : [],
    ),
  )
}

function convert(node: Json, inherited?: unknown): Json {
  const type = node['$type'] ?? (typeof node['type'] === 'string' ? node['type'] : inherited)
  const value = node['$value'] ?? node['value']
  const isLeaf = '$value' in node || ('value' in node && typeof node['type'] === 'string')
  if (!isLeaf) {
    const children = Object.entries(node).flatMap(([name, child]) =>
      isObject(child) && !name.startsWith('$')
        ? [[name, convert(child, node['$type'] ?? inherited)] as const]
        : [],
    )
    return Object.fromEntries(children)
  }
  const kind = typeof type === 'string' && Object.hasOwn(TYPES, type) ? TYPES[type] : undefined
  const description = node['$description'] ?? node['description']
  return {
    ...(kind === undefined ? {} : { $type: kind }),
    $value: valueOf(kind, value),
    ...(typeof description === 'string' && description !== '' ? { $description: description } : {}),
    $extensions: { [STUDIO_TYPE]: type },
  }
}

function valueOf(kind: string | undefined, value: unknown): unknown {
  if (kind === 'shadow') {
    const layers = Array.isArray(value) ? (value as unknown[]) : [value]
    return layers.every(isObject) ? layers.map(shadowLayer) : value
  }
  if (kind === 'number') return multiple(value)
  if (kind === 'dimension') return length(value)
  if (kind === 'typography' && isObject(value)) return typography(value)
  if (kind === 'border' && isObject(value)) return { ...value, width: length(value['width']) }
  return value
}

const shadowLayer = (layer: Json): Json => ({
  color: layer['color'],
  offsetX: length(layer['x']),
  offsetY: length(layer['y']),
  blur: length(layer['blur']),
  spread: length(layer['spread']),
  inset: layer['type'] === 'innerShadow',
})

const typography = ({ fontFamily, fontWeight, fontSize, letterSpacing, lineHeight }: Json): Json =>
  Object.fromEntries(
    Object.entries({
      fontFamily,
      fontWeight,
      fontSize: length(fontSize),
      letterSpacing: length(letterSpacing),
      lineHeight: multiple(lineHeight),
    }).filter(([, value]) => value !== undefined),
  )

/** A number without unit is px there. */
const length = (value: unknown): unknown =>
  /^-?\d+(?:\.\d+)?$/.test(String(value)) ? `${String(value)}px` : value

/** `120%` is 1.2. */
function multiple(value: unknown): unknown {
  const percent = typeof value === 'string' ? /^(-?\d+(?:\.\d+)?)%$/.exec(value.trim())?.[1] : undefined
  return percent === undefined ? value : +(Number(percent) / 100).toFixed(6)
}

/** Later sets win, token by token. */
function merge(below: Json, above: Json): Json {
  const merged: Json = { ...below }
  for (const [name, node] of Object.entries(above)) {
    const known = merged[name]
    const groups = isObject(known) && isObject(node) && !('$value' in known) && !('$value' in node)
    merged[name] = groups ? merge(known, node) : node
  }
  return merged
}

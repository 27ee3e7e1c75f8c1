/** Custom properties of a stylesheet (`:root`, `.dark`, Tailwind 4's `@theme`) as tokens; a type is told by the value alone. */
import { cssColor } from './colors.ts'
import type { Layered, Mode } from './dialects.ts'
import type { Json } from './tree.ts'

export const isCss = (text: string): boolean => !/^\s*[[{]/.test(text) && /--[\w-]+\s*:/.test(text)

interface Declaration {
  /** Selectors and at-rules around it, the outermost first. */
  readonly around: readonly string[]
  readonly name: string
  readonly value: string
}

const ROOT = /^(?::root|:host|html|\*|@theme(?:\s+[\w\s]+)?|@layer\s+[\w\s,.-]+)$/

export function fromCss(text: string): Layered {
  const base: Json = {}
  const modes = new Map<string, Json>()
  const elsewhere = new Map<string, number>()
  const hidden: string[] = []
  const all = [...declarationsIn(text)]
  const places = all.map(({ around }) => placeOf(around))
  const labels = labelsOf(places)
  let baseMode: string | undefined
  for (const [i, { around, name, value }] of all.entries()) {
    const place = places[i]
    if (!place) {
      elsewhere.set(around.join(' '), (elsewhere.get(around.join(' ')) ?? 0) + 1)
      continue
    }
    const mode = place.mode && labels.get(keyOf(place.mode))
    if (place.isBase) baseMode ??= mode
    const into = place.isBase || mode === undefined ? base : (modes.get(mode) ?? {})
    if (into !== base && mode !== undefined) modes.set(mode, into)
    const token = tokenOf(value)
    if (Object.hasOwn(into, name) && JSON.stringify(into[name]) !== JSON.stringify(token)) hidden.push(name)
    put(into, name, token)
  }
  const named = nameOfBase(base, modes, baseMode)
  const outside = [...elsewhere.values()].reduce((sum, count) => sum + count, 0)
  const distinct = new Set([base, ...modes.values()].flatMap((one) => Object.keys(one))).size
  return {
    from: 'css',
    base,
    ...(modes.size > 0 ? { baseMode: named } : {}),
    modes: [...modes].map(([name, own]): Mode => ({ name, document: { ...base, ...own } })),
    notes: [...elsewhere].map(
      ([where, count]) =>
        `${count} properties are left out: they are for "${where}" alone, which is no mode.`,
    ),
    remarks:
      hidden.length > 0
        ? [
            `${hidden.length} values are left out, since the same rule says otherwise later: ${[...new Set(hidden)].slice(0, SHOWN).join(', ')}.`,
          ]
        : [],
    left: outside + hidden.length,
    again: all.length - outside - hidden.length - distinct,
  }
}

/** Examples of what a later value hides. */
const SHOWN = 3

const put = (into: Json, name: string, token: Json): void =>
  void Object.defineProperty(into, name, {
    value: token,
    enumerable: true,
    configurable: true,
    writable: true,
  })

/** `.light` beside `.dark` is the base, where the base does not say otherwise. */
function nameOfBase(base: Json, modes: Map<string, Json>, stated: string | undefined): string {
  const name = stated ?? (modes.has('dark') ? 'light' : 'default')
  const own = modes.get(name)
  if (!own) return name
  const differs = Object.entries(own).some(
    ([key, token]) => Object.hasOwn(base, key) && JSON.stringify(base[key]) !== JSON.stringify(token),
  )
  if (differs) return modes.has('default') ? 'as written' : 'default'
  modes.delete(name)
  for (const [key, token] of Object.entries(own)) if (!Object.hasOwn(base, key)) put(base, key, token as Json)
  return name
}

interface ModeName {
  /** The attribute that chooses it; `''`: a class or the system's setting. */
  readonly by: string
  readonly name: string
}

interface Place {
  readonly isBase: boolean
  readonly mode?: ModeName | undefined
}

const keyOf = ({ by, name }: ModeName): string => `${by} ${name}`

/** Two attributes may both have an `sm`. */
function labelsOf(places: readonly (Place | null)[]): Map<string, string> {
  const all = new Map(
    places.flatMap((place) => (place?.mode ? [[keyOf(place.mode), place.mode] as const] : [])),
  )
  const count = Map.groupBy(all.values(), ({ name }) => name)
  return new Map(
    [...all].map(([key, { by, name }]) => [
      key,
      by !== '' && (count.get(name) ?? []).length > 1 ? `${by} ${name}` : name,
    ]),
  )
}

/** `null`: a rule for something else than the page. */
function placeOf(around: readonly string[]): Place | null {
  let place: Place = { isBase: true }
  for (const one of around) {
    const scheme = /^@media\s*\(\s*prefers-color-scheme:\s*(\w+)\s*\)$/.exec(one)?.[1]
    if (scheme !== undefined) {
      place = { isBase: false, mode: { by: '', name: scheme } }
      continue
    }
    const selectors = one.split(',').map((selector) => selectorMode(selector.trim()))
    const isRoot = selectors.includes('root')
    const mode = selectors.find((of): of is ModeName => typeof of === 'object' && of !== null)
    if (!isRoot && !mode) return null
    // `:root, .light` is the base, and says what the base is called.
    if (mode) place = { isBase: isRoot && place.isBase, mode: place.isBase ? mode : place.mode }
  }
  return place
}

function selectorMode(selector: string): 'root' | ModeName | null {
  if (ROOT.test(selector)) return 'root'
  const plain = selector.replace(/^(?::root|html|body)(?=[.[:])/, '').replace(/:not\([^)]*\)/g, '')
  if (plain === '') return 'root'
  const named = /^\.([\w-]+)$/.exec(plain)?.[1]
  if (named !== undefined) return { by: '', name: named }
  const [, by, name] = /^\[(?:data-)?([\w-]+)\s*=\s*['"]?([^'"\]]+)['"]?\]$/.exec(plain) ?? []
  return by === undefined || name === undefined ? null : { by, name }
}

/** A type is never guessed: what is neither a color, a length, a time nor a number has none. */
function tokenOf(value: string): Json {
  const whole = /^var\(\s*--([\w-]+)\s*\)$/.exec(value)?.[1]
  if (whole !== undefined) return { $value: `{${whole}}` }
  const text = value.replace(/var\(\s*--([\w-]+)\s*(?:,[^()]*)?\)/g, '{$1}')
  if (/^calc\(.*\)$/.test(text)) return { $type: 'dimension', $value: text.slice(5, -1) }
  if (cssColor(text)) return { $type: 'color', $value: text }
  if (/^-?[\d.]+(?:px|rem|em)$/.test(text)) return { $type: 'dimension', $value: text }
  if (/^[\d.]+m?s$/.test(text)) return { $type: 'duration', $value: text }
  if (/^-?[\d.]+$/.test(text)) return { $type: 'number', $value: Number(text) }
  if (text.startsWith('cubic-bezier(')) return { $type: 'cubicBezier', $value: text }
  return { $value: text }
}

/** Declarations of custom properties, wherever they stand. */
function* declarationsIn(text: string): Generator<Declaration> {
  const plain = text.replace(/\/\*[\s\S]*?\*\//g, ' ')
  const around: string[] = []
  let start = 0
  let quote = ''
  let round = 0
  for (let at = 0; at <= plain.length; at++) {
    const char = plain[at] ?? ';'
    if (quote !== '') {
      if (char === '\\') at++
      else if (char === quote) quote = ''
      continue
    }
    if (char === '"' || char === "'") quote = char
    else if (char === '(') round++
    else if (char === ')') round--
    else if (round <= 0 && (char === ';' || char === '{' || char === '}')) {
      const said = plain.slice(start, at).trim().replace(/\s+/g, ' ')
      start = at + 1
      const [, name, value] = /^--([^\s:]+)\s*:\s*(.*)$/s.exec(said) ?? []
      if (char !== '{' && name !== undefined && value !== undefined && value !== '')
        yield { around: [...around], name, value: value.replace(/\s*!important$/, '') }
      if (char === '{') around.push(said)
      if (char === '}') around.pop()
    }
  }
}

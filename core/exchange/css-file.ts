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
  for (const { around, name, value } of declarationsIn(text)) {
    const mode = modeOf(around)
    if (mode === null) {
      elsewhere.set(around.join(' '), (elsewhere.get(around.join(' ')) ?? 0) + 1)
      continue
    }
    const into = mode === '' ? base : (modes.get(mode) ?? {})
    if (mode !== '') modes.set(mode, into)
    into[name] = tokenOf(value)
  }
  return {
    from: 'css',
    base,
    ...(modes.size > 0 ? { baseMode: modes.has('dark') ? 'light' : 'default' } : {}),
    modes: [...modes].map(([name, own]): Mode => ({ name, document: { ...base, ...own } })),
    notes: [...elsewhere].map(
      ([where, count]) => `${count} properties are for "${where}" alone, which is no mode.`,
    ),
  }
}

/** `''` is the base, `null` a rule for something else than the page. */
function modeOf(around: readonly string[]): string | null {
  let mode = ''
  for (const one of around) {
    const scheme = /^@media\s*\(\s*prefers-color-scheme:\s*(\w+)\s*\)$/.exec(one)?.[1]
    if (scheme !== undefined) {
      mode = scheme
      continue
    }
    const names = one.split(',').map((selector) => selectorMode(selector.trim()))
    if (names.includes(null)) return null
    mode = names.find((name) => name !== '') ?? mode
  }
  return mode
}

function selectorMode(selector: string): string | null {
  if (ROOT.test(selector)) return ''
  const plain = selector.replace(/^(?::root|html|body)(?=[.[:])/, '').replace(/:not\([^)]*\)/g, '')
  if (plain === '') return ''
  return (
    /^\.([\w-]+)$/.exec(plain)?.[1] ?? /^\[data-[\w-]+\s*=\s*['"]?([\w-]+)['"]?\]$/.exec(plain)?.[1] ?? null
  )
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

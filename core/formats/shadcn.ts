/**
 * The theme of shadcn/ui: its variables, in oklch, with `.dark`. Each is filled by a role that was seen and by nothing
 * else; what no role proves is left to the theme that is there (https://ui.shadcn.com/docs/theming).
 */
import { converter } from 'culori'
import type { Value } from '../../shared/dtcg.ts'
import { cssValue } from '../../shared/css-value.ts'
import type { Format, RenderOptions } from './format.ts'
import { headerOf, unitsOf } from './header.ts'
import { isFor } from './meant.ts'
import { ruleText } from './mode-rules.ts'
import { type Entry, sheetOf } from './sheet.ts'

/** Roles that fill a variable, the first that was seen first; a role of that very name outranks them. */
const COLORS: Readonly<Record<string, readonly string[]>> = {
  background: ['bg/page'],
  foreground: ['text/default', 'text'],
  card: ['bg/surface', 'surface'],
  'card-foreground': ['text/default', 'text'],
  popover: ['bg/surface', 'surface'],
  'popover-foreground': ['text/default', 'text'],
  primary: ['bg/brand'],
  'primary-foreground': ['text/on-brand', 'text-on-primary'],
  // The three quiet grounds of shadcn are one until somebody tells them apart.
  secondary: ['bg/subtle', 'surface-muted'],
  'secondary-foreground': ['text/default', 'text'],
  muted: ['bg/subtle', 'surface-muted'],
  'muted-foreground': ['text/muted', 'text-muted'],
  accent: ['bg/subtle', 'surface-muted'],
  'accent-foreground': ['text/default', 'text'],
  destructive: ['bg/danger', 'danger'],
  border: ['border/default'],
  input: ['border/strong', 'border/default', 'border'],
  ring: ['bg/brand', 'primary'],
}
/** Ink is of no use without its ground. */
const needs = (name: string): string | undefined =>
  name.endsWith('-foreground') ? name.replace(/-foreground$/, '') : undefined

export const shadcn: Format = {
  name: 'shadcn',
  title: 'shadcn/ui',
  about: 'The theme of shadcn/ui, light and dark: import it after its own globals.css.',
  files: ['shadcn.css'],
  render(tokens, options) {
    const sheet = sheetOf(tokens)
    const dark = sheet.modes.find(({ slug }) => slug === 'dark')
    // Where the base is dark, light is the other one.
    const light =
      sheet.baseMode.slug === 'dark' ? sheet.modes.find(({ slug }) => slug === 'light') : undefined
    const whole = (entries: readonly Entry[] = []) => [...entries, ...sheet.base]
    const base = variables(whole(light?.entries), options)
    const other = variables(whole(sheet.baseMode.slug === 'dark' ? [] : dark?.entries), options)
    const changed = [...other].filter(([name, value]) => base.get(name) !== value)
    const left = Object.keys(COLORS).filter((name) => !base.has(name))
    const colors = [...base.keys()].filter((name) => name in COLORS)
    const said = left.length === 0 ? '' : ` No role was seen for: ${left.join(', ')}.`
    const blocks = [
      `/* ${headerOf(sheet)}${said} */`,
      '@custom-variant dark (&:is(.dark *));',
      rule(':root', [...base]),
      rule('.dark', dark || sheet.baseMode.slug === 'dark' ? changed : []),
      rule(
        '@theme inline',
        colors.map((name) => [`color-${name}`, `var(--${name})`]),
      ),
    ]
    const content = `${blocks.filter((text) => text !== '').join('\n\n')}\n`
    return [{ path: 'shadcn.css', mediaType: 'text/css', content }]
  },
}

const rule = (selector: string, lines: readonly (readonly [string, string])[]): string =>
  lines.length === 0
    ? ''
    : ruleText({ selector, body: lines.map(([name, value]) => `--${name}: ${value};`).join('\n') })

/** `entries` in the order in which they count. */
function variables(entries: readonly Entry[], options: RenderOptions): Map<string, string> {
  const colors = new Map<string, Entry>()
  for (const entry of entries)
    if (entry.kind === 'color' && entry.role !== undefined && !colors.has(entry.role))
      colors.set(entry.role, entry)
  const found = new Map<string, string>()
  for (const [name, roles] of Object.entries(COLORS)) {
    const entry = [name, ...roles].map((role) => colors.get(role)).find((one) => one !== undefined)
    const ground = needs(name)
    if (!entry || (ground !== undefined && ground in COLORS && !found.has(ground))) continue
    found.set(name, oklch(entry.value as Value<'color'>))
  }
  // The theme derives the corners of cards from it: a pill's says nothing of those.
  const corner = ['control', 'surface']
    .flatMap((wanted) => entries.filter(({ role }) => role === wanted))
    .find(({ type, kind, value }) => kind === 'dimension' && isFor(type, 'CORNER_RADIUS') && !isPill(value))
  if (corner) found.set('radius', cssValue(corner.kind, corner.value, unitsOf(corner, options)))
  return found
}

/** As far round as any box is: 9999px and the like. */
const PILL_PX = 999
const isPill = (value: Entry['value']): boolean => (value as Value<'dimension'>).value >= PILL_PX

const toOklch = converter('oklch')

/** Four decimals of lightness and chroma and two of hue give every 8-bit color back. */
function oklch({ hex, alpha }: Value<'color'>): string {
  const { l = 0, c = 0, h = 0 } = toOklch(hex) ?? {}
  const grey = c < 0.00005
  const parts = [+l.toFixed(4), grey ? 0 : +c.toFixed(4), grey ? 0 : +h.toFixed(2)]
  return `oklch(${parts.join(' ')}${alpha === 1 ? '' : ` / ${+alpha.toFixed(4)}`})`
}

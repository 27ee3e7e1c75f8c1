/** How a stylesheet says modes: by attribute, and `light` and `dark` also by the reader's own setting. */
import type { Axis, Entry, Sheet } from './sheet.ts'

export interface ModeRule<T> {
  readonly media?: string
  readonly selector: string
  /** `color-scheme`, so that the browser's own parts follow. */
  readonly scheme?: string
  readonly body: T
}

const SCHEMES = new Set(['light', 'dark'])
const schemeOf = (slug: string): { scheme?: string } => (SCHEMES.has(slug) ? { scheme: slug } : {})

/** The rules beside `:root`, which holds the base: what differs, per mode; `[]` for a set with one mode. */
export function modeRules<T>(
  { base, baseMode, baseViewport, modes }: Pick<Sheet, 'base' | 'baseMode' | 'baseViewport' | 'modes'>,
  body: (entries: readonly Entry[]) => T,
): ModeRule<T>[] {
  const on = (axis: Axis) => modes.filter((mode) => mode.axis === axis)
  return [
    ...rulesOn('theme', base, baseMode, on('theme'), body),
    ...rulesOn('viewport', base, baseViewport ?? baseMode, on('viewport'), body),
  ]
}

function rulesOn<T>(
  axis: Axis,
  base: Sheet['base'],
  baseMode: Sheet['baseMode'],
  modes: Sheet['modes'],
  body: (entries: readonly Entry[]) => T,
): ModeRule<T>[] {
  if (modes.length === 0) return []
  const overridden = new Set(modes.flatMap(({ entries }) => entries.map(({ path }) => path.join('.'))))
  // The base again, by attribute: a light card may stand on a dark page.
  const back = base.filter(({ path }) => overridden.has(path.join('.')))
  const rules: ModeRule<T>[] = [
    { selector: `[data-${axis}='${baseMode.slug}']`, ...schemeOf(baseMode.slug), body: body(back) },
  ]
  for (const { slug, entries } of modes) {
    const rule = { ...schemeOf(slug), body: body(entries) }
    rules.push({ selector: `[data-${axis}='${slug}']`, ...rule })
    if (!SCHEMES.has(slug)) continue
    rules.push({
      media: `@media (prefers-color-scheme: ${slug})`,
      selector: ':root:not([data-theme])',
      ...rule,
    })
  }
  return rules
}

/** A rule as CSS; `body` is its declarations, one a line, not indented. */
export function ruleText({ media, selector, scheme, body }: ModeRule<string>): string {
  const lines = [scheme === undefined ? '' : `color-scheme: ${scheme};`, body]
    .filter((line) => line !== '')
    .join('\n')
  const rule = `${selector} {\n${indent(lines)}\n}`
  return media === undefined ? rule : `${media} {\n${indent(rule)}\n}`
}

const indent = (text: string): string => text.replace(/^(?=.)/gm, '  ')

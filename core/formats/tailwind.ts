/** Tailwind 4: a theme whose names give the utilities (`bg-blue-500`, `p-4`, `text-heading`, `shadow-card`). */
import type { Kind } from '../../shared/dtcg.ts'
import { cssName } from '../../shared/names.ts'
import { parts } from '../../shared/observed.ts'
import { Problem } from '../../shared/problem.ts'
import { cssEntry } from './css-entry.ts'
import { unitsOf, webHeaderOf } from './header.ts'
import type { Format, RenderOptions } from './format.ts'
import { modeRules, ruleText } from './mode-rules.ts'
import { type Entry, type Sheet, sheetOf } from './sheet.ts'
import { fontsInParts } from './expand.ts'
import { refuseClashes } from './unique.ts'

export const tailwind: Format = {
  name: 'tailwind',
  title: 'Tailwind CSS 4',
  about: 'A theme for Tailwind 4: import it after "tailwindcss" and use the tokens as utilities.',
  files: ['tailwind.css'],
  render(tokens, options) {
    const sheet = sheetOf(tokens)
    const theme = fontsInParts(sheet.base)
    const elsewhere = onlyElsewhere(sheet)
    refuseClashes([...theme, ...elsewhere], 'tailwind.css', nameOf)
    const blocks = [
      `/* ${webHeaderOf(sheet, options)} Import it after "tailwindcss". */`,
      // `static`: also what only a [data-theme] rule mentions must be there.
      block('@theme static', theme.filter(inTheme), options),
      // Known to the utilities, but without a value where the base mode has none.
      rule(
        '@theme reference inline',
        elsewhere.filter(inTheme).map((entry) => `${nameOf(entry)}: var(${nameOf(entry)});`),
      ),
      block(
        ':root',
        theme.filter((entry) => !inTheme(entry)),
        options,
      ),
      ...theme.filter(({ kind }) => kind in UTILITIES).map(utility),
      ...modeRules(sheet, (entries) => declarations(fontsInParts(entries), options)).map(ruleText),
    ]
    const content = `${blocks.filter((text) => text !== '').join('\n\n')}\n`
    return [{ path: 'tailwind.css', mediaType: 'text/css', content }]
  },
}

/** Composites without a namespace of their own become utilities that set this property. */
const UTILITIES: Partial<Record<Kind, string>> = { border: 'border', transition: 'transition' }

/** Namespaces of a font's parts; beside a size the others are its companions (`--text-x--line-height`). */
const FONT: Readonly<Record<string, { alone: string; companion?: string }>> = {
  fontSize: { alone: 'text' },
  lineHeight: { alone: 'leading', companion: 'line-height' },
  letterSpacing: { alone: 'tracking', companion: 'letter-spacing' },
  fontWeight: { alone: 'font-weight', companion: 'font-weight' },
  fontFamily: { alone: 'font' },
}

/** Parts of other composites have no utility: they stay plain custom properties. */
const inTheme = ({ part, token }: Entry): boolean => part === undefined || token.kind === 'typography'

/** The custom property an entry has in this file. */
function nameOf(entry: Entry): string {
  return nameAt(entry, entry.path)
}

function nameAt({ type, token, part }: Entry, path: readonly string[]): string {
  const { namespace } = type
  const rest = path[0] === namespace.path ? path.slice(1) : path
  if (part === undefined) return cssName([namespace.tailwind, ...rest])
  const font = token.kind === 'typography' ? FONT[part] : undefined
  if (!font) return cssName(path)
  const sized = parts(token.kind, token.value).some(({ name }) => name === 'fontSize')
  const whole = rest.slice(0, -1)
  return sized && font.companion
    ? `${cssName(['text', ...whole])}--${font.companion}`
    : cssName([font.alone, ...whole])
}

const declarations = (entries: readonly Entry[], options: RenderOptions): string =>
  entries.map((entry) => `${nameOf(entry)}: ${declared(entry, options)};`).join('\n')

const declared = (entry: Entry, options: RenderOptions): string =>
  entry.alias ? `var(${nameAt(entry, entry.alias)})` : cssEntry(entry, unitsOf(entry, options))

const rule = (selector: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : ruleText({ selector, body: lines.join('\n') })

const block = (selector: string, entries: readonly Entry[], options: RenderOptions): string =>
  rule(selector, entries.length === 0 ? [] : [declarations(entries, options)])

/** Names that only another mode has. */
function onlyElsewhere({ base, modes }: Sheet): Entry[] {
  const known = new Set(base.map(({ path }) => path.join('.')))
  const others = modes.flatMap(({ entries }) => entries.filter(({ path }) => !known.has(path.join('.'))))
  return fontsInParts([...new Map(others.map((entry) => [entry.path.join('.'), entry])).values()])
}

function utility(entry: Entry): string {
  const name = nameOf(entry).slice(2)
  if (/^[a-z]/.test(name)) return `@utility ${name} {\n  ${UTILITIES[entry.kind]}: var(--${name});\n}`
  throw new Problem(
    'export-failed',
    `The token ${entry.path.join('/')} would be the utility "${name}", which Tailwind does not take.`,
    'Let its name begin with a letter.',
  )
}

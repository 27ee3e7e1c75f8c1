/** Tailwind 4: a theme whose names give the utilities (`bg-blue-500`, `p-gutter`, `text-heading`, `shadow-card`). */
import type { Kind } from '../../shared/dtcg.ts'
import { cssName } from '../../shared/names.ts'
import { Problem } from '../../shared/problem.ts'
import { cssEntry } from './css-entry.ts'
import { unitsOf, webHeaderOf } from './header.ts'
import type { Format, RenderOptions } from './format.ts'
import { modeRules, ruleText } from './mode-rules.ts'
import { type Entry, type Sheet, sheetOf } from './sheet.ts'
import { fontsInParts } from './expand.ts'
import { tailwindName } from './tailwind-names.ts'
import { refuseClashes } from './unique.ts'

export const tailwind: Format = {
  name: 'tailwind',
  title: 'Tailwind CSS 4',
  about: 'A theme for Tailwind 4: import it after "tailwindcss" and use the tokens as utilities.',
  files: ['tailwind.css'],
  render(tokens, options) {
    const sheet = sheetOf(tokens)
    const theme = fontsInParts(sheet.base)
    const names = new Map(theme.map((entry) => [entry.path.join('.'), nameOf(entry, options)]))
    // A mode has no name that the base does not have.
    const nameAt = (path: readonly string[]): string => names.get(path.join('.')) ?? cssName(path)
    refuseClashes(theme, 'tailwind.css', ({ path }) => nameAt(path))
    const context: Context = { options, nameAt }
    const blocks = [
      `/* ${webHeaderOf(sheet, options)} Import it after "tailwindcss".${stockNote(names)} */`,
      ...darkVariant(sheet),
      // `static`: also what only a [data-theme] rule mentions must be there.
      block('@theme static', theme.filter(inTheme), context),
      block(
        ':root',
        theme.filter((entry) => !inTheme(entry)),
        context,
      ),
      ...theme.filter(({ kind }) => kind in UTILITIES).map((entry) => utility(entry, context)),
      ...modeRules(sheet, (entries) => declarations(fontsInParts(entries), context)).map(ruleText),
    ]
    const content = `${blocks.filter((text) => text !== '').join('\n\n')}\n`
    return [{ path: 'tailwind.css', mediaType: 'text/css', content }]
  },
}

interface Context {
  readonly options: RenderOptions
  /** The custom property of the entry with this path. */
  readonly nameAt: (path: readonly string[]) => string
}

function nameOf(entry: Entry, options: RenderOptions): string {
  const { namespace, key, companion } = tailwindName(entry, options)
  const name = cssName([namespace, key].filter((word) => word !== ''))
  return companion === undefined ? name : `${name}--${companion}`
}

/** Tailwind's own `dark:` follows the reader's setting alone; the modes of this file also follow the attribute. */
function darkVariant({ baseMode, modes }: Sheet): string[] {
  const slugs = [baseMode, ...modes.filter(({ axis }) => axis === 'theme')].map(({ slug }) => slug)
  if (slugs.length < 2 || !slugs.includes('dark')) return []
  return [
    `@custom-variant dark {
  &:where([data-theme='dark'], [data-theme='dark'] *) {
    @slot;
  }
  @media (prefers-color-scheme: dark) {
    &:where(:root:not([data-theme]), :root:not([data-theme]) *) {
      @slot;
    }
  }
}`,
  ]
}

/** Said where it happened: nobody would guess it. */
const stockNote = (names: ReadonlyMap<string, string>): string =>
  [...names.values()].some((name) => /^--[a-z-]+?-(?:ds-|\d+px$)/.test(name))
    ? ' Names that Tailwind has for other values begin with "ds-", or end with "px".'
    : ''

/** Composites without a namespace of their own become utilities that set this property. */
const UTILITIES: Partial<Record<Kind, string>> = { border: 'border', transition: 'transition' }

/** Parts of other composites have no utility: they stay plain custom properties. */
const inTheme = ({ part, token }: Entry): boolean => part === undefined || token.kind === 'typography'

const declarations = (entries: readonly Entry[], context: Context): string =>
  entries.map((entry) => `${context.nameAt(entry.path)}: ${declared(entry, context)};`).join('\n')

const declared = (entry: Entry, { options, nameAt }: Context): string =>
  entry.alias ? `var(${nameAt(entry.alias)})` : cssEntry(entry, unitsOf(entry, options))

const block = (selector: string, entries: readonly Entry[], context: Context): string =>
  entries.length === 0 ? '' : ruleText({ selector, body: declarations(entries, context) })

function utility(entry: Entry, { nameAt }: Context): string {
  const name = nameAt(entry.path).slice(2)
  if (/^[a-z]/.test(name)) return `@utility ${name} {\n  ${UTILITIES[entry.kind]}: var(--${name});\n}`
  throw new Problem(
    'export-failed',
    `The token ${entry.path.join('/')} would be the utility "${name}", which Tailwind does not take.`,
    'Let its name begin with a letter.',
  )
}

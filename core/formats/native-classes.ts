import type { ExportedFile } from '../../shared/api.ts'
import { camelName } from '../../shared/identifier.ts'
import { headerOf } from './header.ts'
import { type Spell, baseLines, modeLines } from './native.ts'
import { type Line, finished, refuseSameNames } from './lines.ts'
import type { Mode, Sheet } from './sheet.ts'
import { blockComment, oneLine } from './text.ts'
import { typeSuffix } from './type-suffix.ts'

export interface Language {
  /** Of the base; a mode's class has the mode's name behind it. */
  readonly className: string
  readonly extension: string
  readonly mediaType: string
  readonly spell: Spell
  /** One constant for two modes that the system itself tells apart; absent: the language has none. */
  readonly adaptive?: (light: string, dark: string) => string
  readonly write: (className: string, lines: readonly Line[], header: string) => string
}

/** A class of constants for the base, and one per further mode with what differs. */
export function classFiles(sheet: Sheet, language: Language): ExportedFile[] {
  const { className, extension, mediaType, spell, write } = language
  const { lines, told } = adapted(baseLines(sheet, camelName, spell), sheet, language)
  const classes = [
    { name: className, header: '', lines },
    ...sheet.modes.map((mode) => ({
      name: className + typeSuffix(mode.slug),
      header: ` What the mode "${oneLine(mode.name)}" says differently.`,
      lines: modeLines(mode.entries, camelName, spell, (name) => `${className}.${name}`).filter(
        (line) => mode !== told.mode || !told.names.has(line.name),
      ),
    })),
  ]
  // What is told beside its other half needs no class of its own.
  const filled = classes.filter(
    ({ lines }, i) => i === 0 || sheet.modes[i - 1] !== told.mode || lines.length > 0,
  )
  return filled.map(({ name, header, lines }) => {
    const path = `${name}.${extension}`
    refuseSameNames(lines, path)
    const text = write(name, lines, blockComment(headerOf(sheet) + header))
    return { path, mediaType, content: finished(text, path) }
  })
}

interface Adapted {
  readonly lines: readonly Line[]
  /** What is in the base's class for that mode too. */
  readonly told: { readonly mode?: Mode; readonly names: ReadonlySet<string> }
}

/** Colors of light and dark as one constant each, where the language has such. */
function adapted(base: readonly Line[], sheet: Sheet, { adaptive, spell }: Language): Adapted {
  const { baseMode, modes } = sheet
  // A base that nobody named is what is not dark.
  const other = baseMode.slug === 'dark' ? 'light' : 'dark'
  const mode = modes.find(({ slug, axis }) => axis === 'theme' && slug === other)
  if (!adaptive || !mode) return { lines: base, told: { names: new Set() } }
  const colors = mode.entries.filter(({ kind }) => kind === 'color')
  const theirs = new Map(modeLines(colors, camelName, spell, (name) => name).map((line) => [line.name, line]))
  const lines = base.map((line): Line => {
    const their = theirs.get(line.name)
    const [here, there] = [line.alias ?? line.value, their && (their.alias ?? their.value)]
    // An old name follows its new one, which knows both.
    if (there === undefined || here === there) return line
    const { alias: _, ...rest } = line
    return { ...rest, value: other === 'dark' ? adaptive(here, there) : adaptive(there, here) }
  })
  return { lines, told: { mode, names: new Set(theirs.keys()) } }
}

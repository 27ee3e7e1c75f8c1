import type { ExportedFile } from '../../shared/api.ts'
import { camelName } from '../../shared/identifier.ts'
import { type Spell, baseLines, modeLines } from './native.ts'
import type { Sheet } from './sheet.ts'
import type { Line } from './stock.ts'
import { typeSuffix } from './type-suffix.ts'

export interface Language {
  /** Of the base; a mode's class has the mode's name behind it. */
  readonly className: string
  readonly extension: string
  readonly mediaType: string
  readonly spell: Spell
  readonly write: (className: string, lines: readonly Line[]) => Promise<string>
}

/** A class of constants for the base, and one per further mode with what differs. */
export function classFiles(sheet: Sheet, language: Language): Promise<ExportedFile[]> {
  const { className, extension, mediaType, spell, write } = language
  const classes = [
    { name: className, lines: baseLines(sheet, camelName, spell) },
    ...sheet.modes.map(({ slug, entries }) => ({
      name: className + typeSuffix(slug),
      lines: modeLines(entries, camelName, spell, (name) => `${className}.${name}`),
    })),
  ]
  return Promise.all(
    classes.map(async ({ name, lines }) => ({
      path: `${name}.${extension}`,
      mediaType,
      content: await write(name, lines),
    })),
  )
}

import type { ExportedFile } from '../../shared/api.ts'
import { camelName } from '../../shared/identifier.ts'
import { headerOf } from './header.ts'
import { type Spell, baseLines, modeLines } from './native.ts'
import { type Line, finished, refuseSameNames } from './lines.ts'
import type { Sheet } from './sheet.ts'
import { blockComment, oneLine } from './text.ts'
import { typeSuffix } from './type-suffix.ts'

export interface Language {
  /** Of the base; a mode's class has the mode's name behind it. */
  readonly className: string
  readonly extension: string
  readonly mediaType: string
  readonly spell: Spell
  readonly write: (className: string, lines: readonly Line[], header: string) => string
}

/** A class of constants for the base, and one per further mode with what differs. */
export function classFiles(sheet: Sheet, language: Language): ExportedFile[] {
  const { className, extension, mediaType, spell, write } = language
  const classes = [
    { name: className, header: '', lines: baseLines(sheet, camelName, spell) },
    ...sheet.modes.map(({ name: mode, slug, entries }) => ({
      name: className + typeSuffix(slug),
      header: ` What the mode "${oneLine(mode)}" says differently.`,
      lines: modeLines(entries, camelName, spell, (name) => `${className}.${name}`),
    })),
  ]
  return classes.map(({ name, header, lines }) => {
    const path = `${name}.${extension}`
    refuseSameNames(lines, path)
    const text = write(name, lines, blockComment(headerOf(sheet) + header))
    return { path, mediaType, content: finished(text, path) }
  })
}

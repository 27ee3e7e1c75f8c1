/** The first comment of every file: who wrote it, what a rem is in it, and how modes are spelled where nobody would guess. */
import { type Entry, type Sheet } from './sheet.ts'
import type { Units } from '../../shared/css-value.ts'
import type { RenderOptions } from './format.ts'
import { modesNote } from './mode-slugs.ts'
import { GENERATED, blockComment } from './text.ts'
import { spelledNote } from './written.ts'

/** One line, safe in `/* … *\/` and behind `//`. */
export const headerOf = (sheet: Sheet): string =>
  blockComment(GENERATED + modesNote(sheet) + spelledNote(sheet))

/** The same, of a file with lengths for the web. */
export const webHeaderOf = (sheet: Sheet, options: RenderOptions): string =>
  blockComment(GENERATED + remNote(sheet, options) + modesNote(sheet) + spelledNote(sheet))

export const unitsOf = ({ type }: Entry, { remBase, unit }: RenderOptions): Units => ({
  unit: unit ?? type.namespace.unit,
  remBase,
})

/** `1rem = 16px`, where anything is written in rem. */
const remNote = ({ base }: Sheet, options: RenderOptions): string =>
  base.some((entry) => unitsOf(entry, options).unit === 'rem') ? ` 1rem = ${options.remBase}px.` : ''

/** What people call a mode is theirs; what attributes, file names and identifiers call it is spelled from it, once. */
import { word } from '../../shared/names.ts'
import type { Sheet } from './sheet.ts'

/**
 * One slug per mode, in order: lower-case, legal in CSS attributes and in file names (also where those do not tell case
 * apart), and no two alike. Of two modes with one spelling the second gets `-2`.
 */
export function modeSlugs(modes: readonly string[]): string[] {
  const plain = modes.map((mode) => word(mode).toLowerCase())
  const taken = new Set<string>()
  return plain.map((wanted) => {
    let slug = wanted
    for (let n = 2; taken.has(slug) || (slug !== wanted && plain.includes(slug)); n++) slug = `${wanted}-${n}`
    taken.add(slug)
    return slug
  })
}

type Modes = Pick<Sheet, 'baseMode' | 'baseViewport' | 'modes'>

/** Every mode under its slug. */
export const modeNames = ({ baseMode, baseViewport, modes }: Modes): { name: string; slug: string }[] => [
  baseMode,
  ...(baseViewport ? [baseViewport] : []),
  ...modes,
]

/** ` The mode "light" is light-2 here.` of those that nobody would find by their name; else empty. */
export function modesNote(sheet: Modes): string {
  const plain = (name: string) => name.toLowerCase().replace(/[\s_]+/g, '-')
  return modeNames(sheet)
    .filter(({ name, slug }) => plain(name) !== slug)
    .map(({ name, slug }) => ` The mode "${name}" is ${slug} here.`)
    .join('')
}

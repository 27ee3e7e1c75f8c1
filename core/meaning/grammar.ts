/**
 * How roles are spelled: the meaning stays (`Semantic.role`), the words are a design system's. Material's are those of
 * https://m3.material.io/styles/color/roles, shadcn's those of https://ui.shadcn.com/docs/theming. A role that a system
 * has no word for keeps ours: no word is better than a wrong one.
 */
import type { Grammar } from '../../shared/options.ts'

type Words = Readonly<Record<string, string>>

const material: Words = {
  'bg/page': 'surface',
  'bg/surface': 'surface-container',
  'bg/subtle': 'surface-container-high',
  'bg/brand': 'primary',
  'bg/accent': 'secondary',
  'text/default': 'on-surface',
  'text/muted': 'on-surface-variant',
  'text/on-brand': 'on-primary',
  'border/default': 'outline-variant',
  'border/strong': 'outline',
  'bg/danger': 'error',
  'bg/danger-subtle': 'error-container',
}

const shadcn: Words = {
  'bg/page': 'background',
  'bg/surface': 'card',
  'bg/subtle': 'muted',
  'bg/brand': 'primary',
  'bg/accent': 'accent',
  'text/default': 'foreground',
  'text/muted': 'muted-foreground',
  'text/on-brand': 'primary-foreground',
  'border/default': 'border',
  'border/strong': 'input',
  'bg/danger': 'destructive',
}

const words: Readonly<Record<Grammar, Words>> = { property: {}, material, shadcn }

/**
 * The names after the type's own folder.
 * @example spelled('bg/brand', 'material') // ['primary']
 * @example spelled('text/link', 'material') // ['text', 'link']
 */
export const spelled = (role: string, grammar: Grammar): string[] => (words[grammar][role] ?? role).split('/')

/** Words that any palette may have say nothing of whose they are. */
const ANYBODYS = /^(?:primary|secondary|accent|error|surface|background|border|input|muted|card)$/
/** This many words that only one system has: one may be chance. */
const ENOUGH = 2

/**
 * The grammar that semantic names speak already, by their last words; `property` where none is plain.
 * @param names Paths of a file's roles.
 * @example grammarOf([['color', 'on-surface'], ['color', 'outline'], ['color', 'on-primary']]) // 'material'
 */
export function grammarOf(names: Iterable<readonly string[]>): Grammar {
  const spoken = new Set([...names].map((path) => path.at(-1)?.toLowerCase() ?? ''))
  const count = (grammar: Grammar) =>
    Object.values(words[grammar]).filter((word) => !ANYBODYS.test(word) && spoken.has(word)).length
  const [material, shadcn] = [count('material'), count('shadcn')]
  if (Math.max(material, shadcn) < ENOUGH || material === shadcn) return 'property'
  return material > shadcn ? 'material' : 'shadcn'
}

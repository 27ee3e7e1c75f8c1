import { expect, it } from 'vitest'
import { grammars } from '../../shared/options.ts'
import { roles } from '../tokens/color/roles/roles.ts'
import { grammarOf, spelled } from './grammar.ts'

it.each([
  ['bg/brand', 'property', ['bg', 'brand']],
  ['bg/brand', 'material', ['primary']],
  ['text/on-brand', 'material', ['on-primary']],
  ['bg/brand', 'shadcn', ['primary']],
  ['text/on-brand', 'shadcn', ['primary-foreground']],
  // Material has no word for a link.
  ['text/link', 'material', ['text', 'link']],
] as const)('spells %s in %s', (role, grammar, words) => {
  expect(spelled(role, grammar)).toEqual(words)
})

it.each(grammars)('%s has a name of its own for every role', (grammar) => {
  const names = Object.keys(roles.vocabulary).map((role) => spelled(role, grammar).join('/'))
  expect(new Set(names).size).toBe(names.length)
})

it.each([
  ['material', ['color/on-surface', 'color/on-primary', 'color/outline-variant']],
  ['shadcn', ['background', 'foreground', 'muted-foreground', 'primary']],
  // Every palette may have these.
  ['property', ['color/primary', 'color/secondary', 'color/error']],
  ['property', ['bg/page', 'text/default']],
  ['property', []],
] as const)('hears %s', (grammar, names) => {
  expect(grammarOf(names.map((name) => name.split('/')))).toBe(grammar)
})

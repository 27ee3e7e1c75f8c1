import { expect, it } from 'vitest'
import type { Semantic, Suggestion } from '../../shared/token-set.ts'
import { stillAsked } from './two-decisions.ts'

const asked: Suggestion = { action: 'merge', type: 'color', keep: 'page', drop: 'near', reason: '' }
const role = (name: string, alias: Semantic['alias']): Semantic => ({
  type: 'color',
  path: ['color', name],
  role: name,
  alias,
})

it.each<[string, Semantic[], number]>([
  ['nobody has a role', [], 1],
  ['only one of them has', [role('bg/page', { Light: 'page' })], 1],
  ['each has its own', [role('bg/page', { Light: 'page' }), role('bg/surface', { Light: 'near' })], 0],
  ['they have the same, in two modes', [role('bg/page', { Light: 'page', Dark: 'near' })], 1],
])('asks where %s: %#', (_, semantics, left) => expect(stillAsked([asked], semantics)).toHaveLength(left))

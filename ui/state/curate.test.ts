import { describe, expect, it } from 'vitest'
import type { Curate, Library } from '../../shared/library.ts'
import { isPlayed } from '../../shared/roles.ts'
import { ink, libraryOf, setOf } from '../testing/sample.ts'
import { applySteps, inverse } from './curate.ts'

const library: Library = {
  ...libraryOf(
    setOf([ink('red', '#cc0000'), ink('blue', '#0000cc')], {
      semantics: [
        { id: 'id-link', type: 'ink', path: ['ink', 'link'], role: 'link', alias: { Light: 'ink #cc0000' } },
      ],
    }),
  ),
  curation: { 'id-blue': { mergedInto: 'id-red', excluded: true } },
}
const role = (id: string, alias: Record<string, string | null>): Curate => ({
  do: 'role',
  id,
  type: 'ink',
  role: id.slice(3),
  path: ['ink', id.slice(3)],
  alias,
})
/** What people see of a library: that it was once named by hand stays. */
const seen = ({ set, curation }: Library) =>
  [...set.primitives, ...set.semantics.filter(isPlayed)].map(({ id = '', path, description, ...item }) => ({
    alias: 'alias' in item ? item.alias : {},
    id,
    path,
    description: description ?? '',
    excluded: curation[id]?.excluded ?? false,
    mergedInto: curation[id]?.mergedInto,
  }))

describe('steps', () => {
  it.each<Curate[]>([
    [{ do: 'rename', id: 'id-red', path: ['ink', 'danger'] }],
    [{ do: 'rename', id: 'id-link', path: ['ink', 'anchor'] }],
    [{ do: 'describe', id: 'id-red', description: 'For what is wrong.' }],
    [{ do: 'exclude', id: 'id-red', excluded: true }],
    [{ do: 'exclude', id: 'id-blue', excluded: false }],
    [{ do: 'merge', id: 'id-red', into: 'id-blue' }],
    [{ do: 'merge', id: 'id-blue', into: 'id-link' }],
    [{ do: 'split', id: 'id-blue' }],
    [role('id-link', { Light: 'id-blue', Dark: 'id-red' })],
    [role('id-link', { Light: null })],
    [role('id-new', { Dark: 'id-red' })],
  ])('%j change something and can be taken back', (...steps) => {
    const after = applySteps(library, steps)
    expect(seen(after)).not.toEqual(seen(library))
    expect(seen(applySteps(after, inverse(library, steps)))).toEqual(seen(library))
  })
})

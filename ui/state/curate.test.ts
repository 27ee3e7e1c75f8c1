import { describe, expect, it } from 'vitest'
import type { Curate, Library } from '../../shared/library.ts'
import { ink, libraryOf, setOf } from '../testing/sample.ts'
import { applySteps, inverse } from './curate.ts'

const library: Library = {
  ...libraryOf(
    setOf([ink('red', '#cc0000'), ink('blue', '#0000cc')], {
      semantics: [{ id: 'id-link', type: 'ink', path: ['ink', 'link'], role: 'link', alias: {} }],
    }),
  ),
  curation: { 'id-blue': { mergedInto: 'id-red', excluded: true } },
}
/** What people see of a library: that it was once named by hand stays. */
const seen = ({ set, curation }: Library) =>
  [...set.primitives, ...set.semantics].map(({ id = '', path, description }) => ({
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
  ])('%j change something and can be taken back', (...steps) => {
    const after = applySteps(library, steps)
    expect(seen(after)).not.toEqual(seen(library))
    expect(seen(applySteps(after, inverse(library, steps)))).toEqual(seen(library))
  })
})

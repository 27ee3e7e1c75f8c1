import { describe, expect, it } from 'vitest'
import type { Library } from '../../shared/library.ts'
import { ink, libraryOf, setOf } from '../testing/sample.ts'
import { carryOver } from './carry-over.ts'
import { applySteps } from './curate.ts'

const [red, blue, navy] = [ink('red', '#cc0000'), ink('blue', '#0000cc'), ink('navy', '#000099')]
const role = { type: 'ink', path: ['ink', 'link'], role: 'link', alias: {} }
const kept: Library = {
  ...libraryOf(
    setOf([{ ...red, path: ['ink', 'danger'] }, blue, navy], { semantics: [{ ...role, id: 'r' }] }),
  ),
  curation: {
    'id-red': { named: true, formerPath: ['ink', 'red'] },
    'id-blue': { excluded: true, description: 'Not ours.' },
    'id-navy': { mergedInto: 'id-blue' },
    'id-gone': { excluded: true },
    r: { excluded: true },
  },
}
/** The same values under the ids of another server. */
const fresh = libraryOf(
  setOf(
    [red, blue, navy].map((token) => ({ ...token, id: `new-${token.id}` })),
    { semantics: [{ ...role, id: 'new-r' }] },
  ),
)

describe('decisions of a file', () => {
  it('reach the same values under their new ids', () => {
    const after = applySteps(fresh, carryOver(kept, fresh))
    expect(after.set.primitives[0]?.path).toEqual(['ink', 'danger'])
    expect(after.curation).toMatchObject({
      'new-id-red': { named: true },
      'new-id-blue': { excluded: true, description: 'Not ours.' },
      'new-id-navy': { mergedInto: 'new-id-blue' },
      'new-r': { excluded: true },
    })
  })
  it('leave alone what was not seen this time', () => {
    const [first] = fresh.set.primitives
    const less = { ...fresh, set: { ...fresh.set, primitives: first ? [first] : [], semantics: [] } }
    expect(carryOver(kept, less)).toEqual([{ do: 'rename', id: 'new-id-red', path: ['ink', 'danger'] }])
  })
  it('take no name that another token has', () => {
    const other = { ...libraryOf(setOf([{ ...red, id: 'a' }, ink('danger', '#990000', { id: 'b' })])) }
    expect(carryOver(kept, other)).toEqual([])
  })
  it('are none without curation', () => {
    expect(carryOver({ ...kept, curation: {} }, fresh)).toEqual([])
  })
})

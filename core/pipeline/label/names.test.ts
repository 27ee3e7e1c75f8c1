import { describe, expect, it } from 'vitest'
import { defaultOptions } from '../../../shared/options.ts'
import { emptyLibrary } from '../../../shared/library.ts'
import { memoryOf } from '../../library/match.ts'
import { reconcile } from '../../library/reconcile.ts'
import { registry } from '../../tokens/index.ts'
import type { TokenType } from '../../tokens/type.ts'
import { conclude } from '../conclude/conclude.ts'
import { nameablesOf } from './nameables.ts'
import { vocabularyOf } from './candidates.ts'
import { mergeNames } from './names.ts'
import { color, seenFrame, valuesOf } from '../testing/seen-frame.ts'

const frame = seenFrame('f')
const vocabulary = vocabularyOf(registry)
const only = (part: object) => ({ names: [], roles: [], described: [], ...part })
const context = { types: registry, options: defaultOptions }

describe('names for the whole set', () => {
  const set = conclude([frame], context)
  const naming = nameablesOf(set, registry)
  const nameId = (text: string) =>
    naming.asked.find(({ nameable }) => nameable.text.includes(text))!.nameable.id
  const named = (text: string, name: string, description = '') => ({ id: nameId(text), name, description })
  const pathsAfter = (names: unknown[]) => {
    const merged = mergeNames(naming, vocabulary, only({ names }))
    const after = conclude([frame], { ...context, labels: { frames: [], names: merged.names } })
    return {
      merged,
      after,
      path: (hex: string) => after.primitives.find((t) => t.key.includes(hex))?.path.join('.'),
    }
  }

  it('are taken over with a line of description', () => {
    const { path, after, merged } = pathsAfter([named('2563eb', 'brand.500', 'The brand blue, on buttons.')])
    expect(path('2563eb')).toBe(`${color.namespace.path}.brand.500`)
    expect(after.primitives.find((t) => t.key.includes('2563eb'))?.description).toBe(
      'The brand blue, on buttons.',
    )
    expect(merged.dropped).toBe(0)
    expect(valuesOf(after)).toEqual(valuesOf(set))
  })

  it.each([
    ['no name', '', ''],
    ['spaces', 'brand blue', ''],
    ['a prototype', 'constructor.prototype', ''],
    ['an underscore', '__proto__', ''],
    ['too many segments', 'a.b.c.d.e', ''],
    ['capitals', 'Brand', ''],
    ['markup', '</style><script>', ''],
    ['an over-long name', 'a'.repeat(65), ''],
    ['only the type', color.namespace.path, ''],
    ['markup in the description', 'brand', '<img src=x onerror=alert(1)>'],
    ['an address in the description', 'brand', 'See www.example.com for more'],
    ['a description of two lines', 'brand', 'One\ntwo'],
    ['an over-long description', 'brand', 'a'.repeat(121)],
  ])('are dropped and counted: %s', (_, name, description) => {
    const { merged, after } = pathsAfter([named('2563eb', name, description)])
    expect(merged.dropped).toBe(1)
    expect(JSON.stringify(after.primitives)).not.toMatch(/onerror|script|example\.com|aaaaa|proto/)
  })

  it('are dropped where a scale would not follow its values', () => {
    const { merged } = pathsAfter([named('8', 'lg'), named('16', 'sm'), named('24', 'md')])
    expect(merged).toMatchObject({ names: [], dropped: 3 })
    const good = pathsAfter([named('8', 'sm'), named('16', 'md'), named('24', 'lg')])
    expect(good.merged.names).toHaveLength(3)
  })

  it('are dropped where a name is given twice or taken', () => {
    const other = set.primitives
      .find((token) => token.key.includes('ffffff'))!
      .path.slice(1)
      .join('.')
    expect(pathsAfter([named('2563eb', 'brand'), named('0f172a', 'brand')]).merged).toMatchObject({
      dropped: 1,
    })
    expect(pathsAfter([named('2563eb', other)]).merged).toMatchObject({ names: [], dropped: 1 })
  })

  it('never change a kept name, and describe what had no description', () => {
    const blue = set.primitives.find((token) => token.key.includes('2563eb'))!
    const memory = {
      recall: (type: TokenType) =>
        new Map(type === color ? [[blue.key, { id: 'T1', path: [color.namespace.path, 'ours'] }]] : []),
      reserved: () => [],
      roles: () => [],
    }
    const before = conclude([frame], { ...context, memory })
    const asked = nameablesOf(before, registry)
    const one = asked.asked.find(({ key }) => key === blue.key)!.nameable
    expect(one.kept).toBe(true)
    const { names } = mergeNames(
      asked,
      vocabulary,
      only({ names: [{ id: one.id, name: 'theirs', description: 'Blue.' }] }),
    )
    const after = conclude([frame], { ...context, memory, labels: { frames: [], names } })
    expect(after.primitives.find((token) => token.key === blue.key)).toMatchObject({
      path: [color.namespace.path, 'ours'],
      description: 'Blue.',
    })
  })

  const after = (answer: object) => {
    const merged = mergeNames(naming, vocabulary, only(answer))
    return { merged, set: conclude([frame], { ...context, labels: { frames: [], ...merged } }) }
  }
  const holderOf = (role: string, of = set) => of.semantics.find((one) => one.role === role)?.alias['Default']

  it('fill a role that nobody was seen in, and move none that somebody has', () => {
    const said = (role: string, certainty = 'high') => ({ id: nameId('f1f5f9'), role, certainty })
    expect(holderOf('bg/accent')).toBeUndefined()
    const filled = after({ roles: [said('bg/accent'), said('bg/page')] })
    expect(holderOf('bg/accent', filled.set)).toContain('f1f5f9')
    expect(holderOf('bg/page', filled.set)).toBe(holderOf('bg/page'))
    expect(valuesOf(filled.set)).toEqual(valuesOf(set))
  })

  it.each([
    ['an unknown token', { id: 'n99', role: 'danger', certainty: 'high' }, 1],
    ['a role of no type', { id: nameId('2563eb'), role: 'administrator', certainty: 'high' }, 1],
    ['a role of another type', { id: nameId('16'), role: 'danger', certainty: 'high' }, 1],
    ['a role of what it was never seen as', { id: nameId('2563eb'), role: 'text', certainty: 'high' }, 1],
    ['an odd certainty', { id: nameId('2563eb'), role: 'danger', certainty: 'utter' }, 1],
    ['no role', { id: nameId('2563eb'), role: 'none', certainty: 'high' }, 0],
    ['words', 'make me an administrator', 1],
  ])('take no role from %s', (_, role, dropped) => {
    expect(after({ roles: [role] }).merged).toMatchObject({ roles: [], dropped })
  })

  it('describe roles in one plain line', () => {
    const [one, two] = naming.roles
    const { merged, set: told } = after({
      described: [
        { id: one!.id, description: 'The page itself.' },
        { id: one!.id, description: 'Twice.' },
        { id: two!.id, description: '<b>Bold</b>' },
        { id: 'r99', description: 'Nobody.' },
      ],
    })
    expect(told.semantics.find(({ role }) => role === one!.role)?.description).toBe('The page itself.')
    expect(merged).toMatchObject({ described: [{ role: one!.role }], dropped: 3 })
    expect(nameablesOf(told, registry).roles.map(({ role }) => role)).not.toContain(one!.role)
  })

  it('keep roles and their descriptions when they are seen again', () => {
    const said = after({
      roles: [{ id: nameId('f1f5f9'), role: 'bg/accent', certainty: 'high' }],
      described: naming.roles.map(({ id }) => ({ id, description: 'What it is for.' })),
    })
    let id = 0
    const { library, set: first } = reconcile(emptyLibrary(), said.set, () => `id${id++}`)
    const again = conclude([frame], { ...context, memory: memoryOf(library) })
    const second = reconcile(library, again, () => `id${id++}`)
    expect(second.library).toBe(library)
    expect(second.set).toEqual(first)
  })
})

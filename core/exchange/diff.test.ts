import { describe, expect, it } from 'vitest'
import { dtcg } from '../formats/dtcg.ts'
import { contents } from '../formats/testing/render.ts'
import { only, shop } from '../formats/testing/shop.ts'
import { hex, px, token } from '../formats/testing/tokens.ts'
import { tokensStudio } from '../formats/tokens-studio.ts'
import { diffMarkdown } from './diff-markdown.ts'
import { diffTokens, isSame } from './diff.ts'

const file = async (of = shop) => (await contents(dtcg, of))['tokens.json'] ?? ''
const none = { added: [], changed: [], removed: [], renamed: [], deprecated: [], unread: [] }
const blue = (digits: string, path = 'color/blue/500', more = {}) =>
  token('color', 'color', path, hex(digits), more)
const alone = (...primitives: ReturnType<typeof token>[]) =>
  file({ ...only(shop, { primitives, semantics: [], modes: ['Light'] }), renamed: new Map() })

describe('a diff', () => {
  it('of a file with itself is empty', async () => {
    const diff = diffTokens(await file(), await file())
    expect(diff).toEqual(none)
    expect(isSame(diff)).toBe(true)
  })

  it('tells a changed color with its ΔE2000', async () => {
    const diff = diffTokens(await alone(blue('#3b82f6')), await alone(blue('#2563eb')))
    expect(diff).toEqual({
      ...none,
      changed: [
        { path: 'color.blue.500', kind: 'color', before: '#3b82f6', after: '#2563eb', deltaE: 10.88 },
      ],
    })
    expect(isSame(diff)).toBe(false)
  })

  it('tells a changed length', async () => {
    const spacing = (value: number) => alone(token('spacing', 'dimension', 'spacing/m', px(value)))
    expect(diffTokens(await spacing(12), await spacing(13)).changed).toEqual([
      { path: 'spacing.m', kind: 'dimension', before: '12px', after: '13px' },
    ])
  })

  it('tells what came and what went', async () => {
    const diff = diffTokens(
      await alone(blue('#3b82f6')),
      await alone(token('color', 'color', 'color/red', hex('#ff0000'))),
    )
    expect(diff).toEqual({
      ...none,
      added: [{ path: 'color.red', kind: 'color', value: '#ff0000' }],
      removed: [{ path: 'color.blue.500', kind: 'color', value: '#3b82f6' }],
    })
  })

  it.each([
    ['by its id, even when the value changed too', { id: 'a' }, '#2563eb', 1],
    ['by its value, where nothing else has it', { id: undefined }, '#3b82f6', 0],
  ])('recognises a renamed token %s', async (_, id, digits, changed) => {
    const diff = diffTokens(
      await alone(blue('#3b82f6', 'color/blue/500', id)),
      await alone(blue(digits, 'color/brand', id)),
    )
    expect(diff.renamed).toEqual([
      { from: 'color.blue.500', path: 'color.brand', kind: 'color', value: digits },
    ])
    expect(diff.changed).toHaveLength(changed)
    expect([...diff.added, ...diff.removed]).toEqual([])
  })

  it('does not guess a rename where two could be meant', async () => {
    const old = await alone(blue('#3b82f6', 'color/a', { id: undefined }))
    const now = await alone(
      blue('#3b82f6', 'color/b', { id: undefined }),
      blue('#3b82f6', 'color/c', { id: undefined }),
    )
    expect(diffTokens(old, now)).toMatchObject({ renamed: [], added: [{}, {}], removed: [{}] })
  })

  it('does not guess a rename from a value that others have too', async () => {
    const weight = (size: number) =>
      token(
        'typography',
        'typography',
        `text/${size}`,
        { fontWeight: 400, fontSize: px(size) },
        { id: undefined },
      )
    const diff = diffTokens(await alone(weight(11), weight(14)), await alone(weight(12), weight(14)))
    expect(diff.renamed).toEqual([])
  })

  it('follows a role that points elsewhere, and only that role', async () => {
    const point = (to: string) => ({
      ...only(shop, {
        modes: ['Light'],
        semantics: [{ type: 'color', path: ['color', 'bg'], role: 'bg', alias: { Light: to } }],
      }),
      renamed: new Map(),
    })
    const diff = diffTokens(await file(point('color:color/white')), await file(point('color:color/gray/100')))
    expect(diff).toEqual({
      ...none,
      changed: [
        {
          path: 'color.bg',
          kind: 'color',
          before: '{color.white}',
          after: '{color.gray.100}',
          deltaE: expect.any(Number),
        },
      ],
    })
  })

  it('sees no difference between our W3C file and our Tokens Studio file', async () => {
    const whole = shop.set.primitives.filter(({ path }) => path.join('/') !== 'text/caption')
    const set = { ...only(shop, { modes: ['Light'], primitives: whole, semantics: [] }), renamed: new Map() }
    const { 'tokens-studio.json': studio = '' } = await contents(tokensStudio, set)
    const { changed, ...rest } = diffTokens(await file(set), studio)
    expect(rest).toEqual({ added: [], removed: [], renamed: [], deprecated: [], unread: [] })
    // Its fonts have one family.
    expect(changed.map(({ path }) => path)).toEqual(['text.heading'])
  })

  it('takes the same color in more decimals for the same', () => {
    const file = (red: number) =>
      JSON.stringify({ a: { $type: 'color', $value: { colorSpace: 'srgb', components: [red, 0, 0] } } })
    expect(isSame(diffTokens(file(0.2314), file(0.231373)))).toBe(true)
    expect(isSame(diffTokens(file(0.2314), file(0.2353)))).toBe(false)
  })

  it('refuses what is not JSON, naming which file', () => {
    expect(() => diffTokens('{}', 'x')).toThrow('The new file is not JSON.')
  })
})

describe('its Markdown', () => {
  it('has a table per kind of change, colors in backticks', async () => {
    const old = await alone(blue('#3b82f6'), token('spacing', 'dimension', 'spacing/a', px(4)))
    const now = await alone(blue('#2563eb'), token('radius', 'dimension', 'radius/b', px(9)))
    expect(diffMarkdown(diffTokens(old, now))).toBe(
      [
        '### Changed (1)',
        '',
        '| Token | Before | After | ΔE |',
        '| --- | --- | --- | --- |',
        '| `color.blue.500` | `#3b82f6` | `#2563eb` | 10.88 |',
        '',
        '### Removed (1)',
        '',
        '| Token | Value |',
        '| --- | --- |',
        '| `spacing.a` | `4px` |',
        '',
        '### Added (1)',
        '',
        '| Token | Value |',
        '| --- | --- |',
        '| `radius.b` | `9px` |',
        '',
      ].join('\n'),
    )
  })

  it('says so when nothing changed', () => {
    expect(diffMarkdown(none)).toBe('No token changed.\n')
  })

  it('cannot be broken by a value', () => {
    const added = [{ path: 'a', kind: 'fontFamily', value: 'x | `y`\n# z' }]
    expect(diffMarkdown({ ...none, added })).toContain('| `a` | `` x \\| `y` # z `` |')
  })
})

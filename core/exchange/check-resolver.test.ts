import { describe, expect, it } from 'vitest'
import { dtcg } from '../formats/dtcg.ts'
import { contents } from '../formats/testing/render.ts'
import { shop } from '../formats/testing/shop.ts'
import { checkDtcg } from './check.ts'

const resolver = {
  version: '2025.10',
  sets: { core: { sources: [{ $ref: 'tokens.json' }] } },
  modifiers: { mode: { contexts: { light: [], dark: [{ $ref: 'dark.json' }] }, default: 'light' } },
  resolutionOrder: [{ $ref: '#/sets/core' }, { $ref: '#/modifiers/mode' }],
}
const check = (document: unknown) => checkDtcg(JSON.stringify(document, null, 2))

describe('a resolver', () => {
  it('of ours is in order', async () => {
    const { 'tokens.resolver.json': text = '' } = await contents(dtcg, shop)
    expect(checkDtcg(text)).toEqual([])
  })

  it('may define a set in the order itself', () => {
    const own = { type: 'set', name: 'x', sources: [{ $ref: 'x.json' }] }
    expect(check({ ...resolver, resolutionOrder: [own] })).toEqual([])
  })

  it.each([
    ['no version', { ...resolver, version: undefined }, 1, 'must say its version', '2025.10'],
    ['another version', { ...resolver, version: '1' }, 2, 'must say its version', '2025.10'],
    [
      'a set without sources',
      { ...resolver, sets: { core: {} } },
      4,
      '"core" has no list of "sources"',
      '$ref',
    ],
    [
      'a source that is text',
      { ...resolver, sets: { core: { sources: ['a.json'] } } },
      6,
      'A source must be',
      '$ref',
    ],
    [
      'a modifier without contexts',
      { ...resolver, modifiers: { mode: {} } },
      13,
      '"mode" has no "contexts"',
      'light',
    ],
    [
      'a context that is no list',
      { ...resolver, modifiers: { mode: { contexts: { dark: 'd.json' } } } },
      15,
      '"dark" must be a list',
      '[]',
    ],
    [
      'a default that is none',
      { ...resolver, modifiers: { mode: { contexts: { light: [] }, default: 'ligth' } } },
      17,
      '"ligth" is no context',
      'Did you mean "light"?',
    ],
    ['no order', { ...resolver, resolutionOrder: [] }, 25, 'needs a "resolutionOrder"', 'later wins'],
    [
      'an order of nothing',
      { ...resolver, resolutionOrder: [{ $ref: '#/sets/cor' }] },
      27,
      'There is no #/sets/cor.',
      'Did you mean #/sets/core?',
    ],
  ])('with %s', (_, document, line, message, remedy) => {
    const [first, ...rest] = check(document).filter(
      ({ message }) => !message.startsWith('There is no #/modifiers'),
    )
    expect(rest).toEqual([])
    expect(first).toMatchObject({
      line,
      message: expect.stringContaining(message),
      remedy: expect.stringContaining(remedy),
    })
  })
})

it('a file of a mode points into the files beneath it', async () => {
  const { 'tokens.json': base = '', 'tokens.dark.json': dark = '' } = await contents(dtcg, shop)
  expect(checkDtcg(dark)[0]).toMatchObject({ message: 'There is no token {color.gray.900}.' })
  expect(checkDtcg(dark, ['not JSON', base])).toEqual([])
})

it('a file of Tokens Studio is named as such, once', () => {
  expect(check({ core: { a: { $type: 'color', $value: '#fff' } }, $themes: [] })).toMatchObject([
    { line: 1, message: expect.stringContaining('Tokens Studio'), severity: 'error' },
  ])
})

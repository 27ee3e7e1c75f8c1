/** Modes and computed values of other people's files, as they enter a library. */
import { describe, expect, it } from 'vitest'
import { held, imported } from './testing/imported.ts'

const json = (document: unknown) => JSON.stringify(document)
const color = (...components: number[]) => ({ $type: 'color', $value: { colorSpace: 'srgb', components } })

describe('modes', () => {
  it('of Tokens Studio are its themes', () => {
    const set = (value: string) => ({ raised: { value, type: 'color' } })
    const theme = (name: string) => ({
      id: name,
      name,
      group: 'Mode',
      selectedTokenSets: { [name]: 'enabled' },
    })
    const document = { light: set('#f5f5f5'), dark: set('#222222'), $themes: [theme('light'), theme('dark')] }
    const all = imported(json(document))
    expect(held(all).roles).toEqual(['color/raised · light color:#f5f5f5 · dark color:#222222'])
    expect(all.library.set.modes).toEqual(['light', 'dark'])
  })

  it('of a resolver are its contexts', () => {
    const resolver = {
      version: '2025.10',
      sets: { all: { sources: [{ $ref: 'base.json' }] } },
      modifiers: { mode: { contexts: { light: [], dark: [{ $ref: 'dark.json' }] }, default: 'light' } },
      resolutionOrder: [{ $ref: '#/sets/all' }, { $ref: '#/modifiers/mode' }],
    }
    const page = (to: string) => ({ page: { $type: 'color', $value: to } })
    const base = json({ white: color(1, 1, 1), black: color(0, 0, 0), ...page('{white}') })
    const all = imported(json(resolver), { 'base.json': base, 'dark.json': json(page('{black}')) })
    expect(held(all).roles).toEqual(['color/page · light color:#ffffff · dark color:#000000'])
  })

  it('of a stylesheet are its classes and attributes', () => {
    const all = imported(
      ':root { --background: 0 0% 100%; --radius: 0.5rem; --primary: var(--background) } .dark { --background: oklch(0 0 0) }',
    )
    expect(held(all)).toEqual({
      tokens: [
        'radius/radius radius:8px',
        'color/background-light color:#ffffff',
        'color/background-dark color:#000000',
      ],
      roles: [
        'color/background · light color:#ffffff · dark color:#000000',
        'color/primary · light color:#ffffff · dark color:#000000',
      ],
    })
  })
})

describe('Tokens Studio', () => {
  it('may have tokens inside a token, and a part that points to nothing', () => {
    const panel = { value: '#808080', type: 'color', edge: { value: '#000000', type: 'color' } }
    const h1 = { value: { fontFamily: '{gone}', fontSize: '24' }, type: 'typography' }
    expect(held(imported(json({ panel, h1 }))).tokens).toEqual([
      'color/panel color:#808080',
      'color/panel-edge color:#000000',
      'text/h1 typography:24px',
    ])
  })

  it('is known by its types where a set stands by itself', () => {
    const set = { m: { $type: 'spacing', $value: '8' }, xl: { $type: 'spacing', $value: '{m} * 4' } }
    expect(held(imported(json(set))).tokens).toEqual(['spacing/m spacing:8px', 'spacing/xl spacing:32px'])
  })

  it.each([
    [
      'sums',
      { base: { value: '8', type: 'spacing' }, lg: { value: '{base} * 2', type: 'spacing' } },
      'spacing/lg spacing:16px',
    ],
    [
      'a color and an opacity',
      { brand: { value: '#3366ff', type: 'color' }, scrim: { value: 'rgba({brand}, 0.5)', type: 'color' } },
      'color/scrim color:#3366ff80',
    ],
    [
      'a modifier, computed as it does',
      {
        brand: { value: '#808080', type: 'color' },
        dark: {
          value: '{brand}',
          type: 'color',
          $extensions: { 'studio.tokens': { modify: { type: 'darken', value: '0.5', space: 'srgb' } } },
        },
      },
      'color/dark color:#404040',
    ],
    [
      'a font with a line height in px and a spacing in %',
      {
        h1: {
          value: {
            fontFamily: 'Inter',
            fontWeight: 'Semi Bold',
            fontSize: '24',
            lineHeight: '32',
            letterSpacing: '-2%',
          },
          type: 'typography',
        },
      },
      'text/h1 typography:24px inter 600 /1.333 -0.48px apart',
    ],
  ])('%s', (_, set, expected) => {
    expect(held(imported(json({ core: set, $themes: [], $metadata: {} }))).tokens).toContain(expected)
  })
})

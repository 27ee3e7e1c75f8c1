import { describe, expect, it } from 'vitest'
import { cssName } from '../../shared/names.ts'
import { formats } from './index.ts'
import { modeSlugs, modesNote } from './mode-slugs.ts'
import { css } from './css.ts'
import { readCss } from './testing/css.ts'
import { contents } from './testing/render.ts'
import { only, shop } from './testing/shop.ts'

/** Modes as people name them in Figma; each row stopped every format once. */
const awkward: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['Chinese', ['浅色', '深色'], ['浅色', '深色']],
  ['Japanese, with marks that are letters', ['ライト', 'ダーク'], ['ライト', 'ダーク']],
  ['Russian', ['Светлая', 'Тёмная'], ['светлая', 'тёмная']],
  ['Arabic', ['فاتح', 'داكن'], ['فاتح', 'داكن']],
  ['Hindi', ['दिन', 'रात'], ['दिन', 'रात']],
  ['emoji', ['☀️', '🌙'], ['u2600', 'u1f319']],
  ['case', ['Light', 'light'], ['light', 'light-2']],
  [
    'case, and what the second would be called',
    ['Light', 'light', 'Light 2'],
    ['light', 'light-3', 'light-2'],
  ],
  ['what JavaScript objects have', ['__proto__', 'constructor'], ['proto', 'constructor']],
  ['punctuation', ['Dark', 'dark!', '(Dark)'], ['dark', 'dark-2', 'dark-3']],
  ['digits first', ['2024', '2024 Dark'], ['2024', '2024-dark']],
]

describe.each(awkward)('%s', (_, modes, slugs) => {
  it('has one slug per mode', () => {
    expect(modeSlugs(modes)).toEqual(slugs)
  })

  const [first = '', second = ''] = modes
  const alias = Object.fromEntries([
    [first, 'color:color/white'],
    [second, 'color:color/gray/900'],
  ])
  const tokens = only(shop, {
    modes: [...modes],
    semantics: [{ type: 'color', path: ['color', 'background'], role: 'background', alias }],
  })

  it.each(formats.map((format) => [format.name, format] as const))('is written as %s', async (_, format) => {
    const files = await contents(format, tokens)
    expect(new Set(Object.keys(files).map((path) => path.toLowerCase())).size).toBe(Object.keys(files).length)
  })

  it('is told apart in CSS, and by its name in the header', async () => {
    const { 'tokens.css': text = '' } = await contents(css, tokens)
    const name = cssName(['color', 'background'])
    expect(readCss(text)).toMatchObject({
      ':root': { [name]: 'var(--color-white)' },
      [`[data-theme="${slugs[1]}"]`]: { [name]: 'var(--color-gray-900)' },
    })
  })
})

it('says which mode is which where the name does not', () => {
  const named = (...names: string[]) =>
    modesNote({
      baseMode: { name: names[0] ?? '', slug: modeSlugs(names)[0] ?? '' },
      modes: names.slice(1).map((name, i) => ({
        name,
        slug: modeSlugs(names)[i + 1] ?? '',
        axis: 'theme',
        entries: [],
      })),
    })
  expect(named('Light', 'High contrast')).toBe('')
  expect(named('Light', 'light')).toBe(' The mode "light" is light-2 here.')
})

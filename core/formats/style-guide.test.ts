import { expect, it } from 'vitest'
import { contrast, contrastPairs, grade } from './style-guide/contrast.ts'
import { styleGuide } from './style-guide.ts'
import { contents } from './testing/render.ts'
import { only, shop } from './testing/shop.ts'
import { hex, token } from './testing/tokens.ts'

const render = async (...of: Parameters<typeof contents> extends [unknown, ...infer R] ? R : never) =>
  ((await contents(styleGuide, ...of))['style-guide.html'] ?? '').replace(/\s+/g, ' ').replaceAll('> <', '><')
const PICTURE = 'data:image/png;base64,iVBORw0KGgo='

it('shows every token with its name in CSS and its proof', async () => {
  const page = await render(shop)
  for (const { path } of shop.set.primitives) expect(page).toContain(`--${path.join('-')}`)
  expect(page.match(/Seen 1 time in 1 frame/g)).toHaveLength(shop.set.primitives.length)
  expect(page).toContain('style="font-size: 12px; line-height: 1.5"')
})

it('shows each role per mode, and says what was not observed', async () => {
  const page = await render(shop)
  expect(page).toMatch(/background<\/th><td><i[^>]*><\/i>white<\/td><td><i[^>]*><\/i>gray 900<\/td>/)
  expect(page).toMatch(/glow<\/th><td class="none">not observed<\/td><td>/)
})

it('needs nothing from anywhere: no script, no address, no file', async () => {
  const page = await render(shop, { crops: { 'color:color/white': [PICTURE] } })
  expect(page).not.toMatch(/<script|https?:|@import|url\(/)
  expect([...page.matchAll(/ src="([^"]*)"/g)].map(([, src]) => src)).toEqual([PICTURE])
})

it('can leave the pictures out', async () => {
  expect(await render(shop)).not.toContain('<img')
  expect(await render(shop)).toContain('Pictures of the places were left out')
})

it('cannot be broken out of by a name or description', async () => {
  const odd = '"><script>alert(1)</script><style>*</style>'
  const primitives = [
    token('typography', 'typography', 'text/odd', { fontFamily: odd }, { description: odd }),
    token('color', 'color', 'color/x', hex('#ffffff'), { description: "'-->" }),
  ]
  const page = await render(only(shop, { primitives, semantics: [] }))
  expect(page).not.toMatch(/<script/i)
  expect(page.match(/<style/g)).toHaveLength(1)
})

it('says so when there is nothing to show', async () => {
  const page = await render(only(shop, { modes: ['Default'], primitives: [], semantics: [] }))
  expect(page).toContain('No tokens yet')
})

it.each([
  ['#000000', 1, '#ffffff', 21, 'AAA'],
  ['#777777', 1, '#ffffff', 4.48, 'AA large'],
  ['#767676', 1, '#ffffff', 4.54, 'AA'],
  ['#000000', 0.5, '#ffffff', 3.98, 'AA large'],
  ['#ffffff', 1, '#ffffff', 1, 'low'],
])('WCAG contrast of %s at %s on %s is %s', (ink, alpha, ground, ratio, level) => {
  expect(contrast(hex(ink, alpha), hex(ground))).toBeCloseTo(ratio, 2)
  expect(grade(contrast(hex(ink, alpha), hex(ground)))).toBe(level)
})

it('pairs an ink with the background it was read on, once', () => {
  const seen = { source: 'layers', use: 'text', frame: 'f', weight: 1, value: hex('#111827') } as const
  const ink = token('color', 'color', 'color/ink', hex('#111827'))
  const sightings = [{ ...seen, against: hex('#ffffff') }, { ...seen, against: hex('#ffffff') }, seen]
  const white = token('color', 'color', 'color/white', hex('#ffffff'))
  const pairs = contrastPairs([{ ...ink, sightings } as typeof ink, white])
  expect(pairs.map(({ ink, ground }) => [ink.key, ground?.key])).toEqual([
    ['color:color/ink', 'color:color/white'],
  ])
})

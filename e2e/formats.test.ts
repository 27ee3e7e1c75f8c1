/** The exported stylesheet and style guide, as a real browser computes and shows them. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Values } from '../shared/dtcg.ts'
import { cssName } from '../shared/names.ts'
import { css } from '../core/formats/css.ts'
import { sheetOf } from '../core/formats/sheet.ts'
import { styleGuide } from '../core/formats/style-guide.ts'
import { contents } from '../core/formats/testing/render.ts'
import { shop } from '../core/formats/testing/shop.ts'
import { openBrowser, openPage, picture, watch } from './harness/browser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})

async function open(html: string, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
  const page = await openPage(browser, { colorScheme, viewport: { width: 1200, height: 900 } })
  await page.setContent(html)
  return page
}

const styled = async (body: string): Promise<string> =>
  `<!doctype html><style>${(await contents(css, shop))['tokens.css'] ?? ''}</style>${body}`

/** What the browser computes for `property` of the first element that `style` is put on. */
const computed = (page: Page, selector: string, style: string, property: string): Promise<string> =>
  page.locator(selector).evaluate(
    (element, [style, property]) => {
      element.setAttribute('style', style)
      return getComputedStyle(element).getPropertyValue(property)
    },
    [style, property] as const,
  )

/** As browsers spell a computed color: 8-bit channels. */
const rgb = ({ hex, alpha }: Values['color']): string => {
  const channels = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)).join(', ')
  return alpha === 1 ? `rgb(${channels})` : `rgba(${channels}, ${alpha})`
}

it('computes every color to exactly our 8-bit channels', async () => {
  const page = await open(await styled('<p>x</p>'))
  const colors = sheetOf(shop).base.filter(({ kind }) => kind === 'color')
  const theirs = []
  for (const { path } of colors) {
    theirs.push(await computed(page, 'p', `color: var(${cssName(path)})`, 'color'))
  }
  expect(theirs).toEqual(colors.map(({ value }) => rgb(value as Values['color'])))
  await page.close()
})

describe('a declaration', () => {
  let page: Page
  beforeAll(async () => {
    page = await open(await styled('<p>x</p>'))
  })
  afterAll(() => page.close())

  it.each([
    ['padding-left: var(--spacing-13)', 'padding-left', '13px'],
    ['gap: var(--spacing-gutter)', 'column-gap', '16px'],
    ['border-radius: var(--radius-lg)', 'border-top-left-radius', '12px'],
    ['border: var(--border-field)', 'border-top-color', 'rgb(209, 213, 219)'],
    ['border: var(--border-field)', 'border-top-width', '1px'],
    [
      'box-shadow: var(--shadow-card)',
      'box-shadow',
      'rgba(0, 0, 0, 0.1) 0px 4px 6px -1px, rgba(0, 0, 0, 0.06) 0px 2px 4px 0px inset',
    ],
    ['font: var(--text-title)', 'font-size', '32px'],
    ['font: var(--text-title)', 'font-weight', '600'],
    ['font: var(--text-title)', 'line-height', '40px'],
    ['font: var(--text-title)', 'font-family', 'Inter, sans-serif'],
    ['letter-spacing: var(--text-title-letter-spacing)', 'letter-spacing', '-0.5px'],
    [
      'line-height: var(--text-note-line-height); font-size: var(--text-note-font-size)',
      'line-height',
      '18px',
    ],
  ])('computes %s: %s is %s', async (style, property, value) => {
    expect(await computed(page, 'p', style, property)).toBe(value)
  })
})

it('follows the setting of the reader, and attributes before it, in any nesting', async () => {
  const body =
    '<div><p>x</p></div><div data-theme="light"><p>x</p><div data-theme="dark"><p>x</p></div></div>'
  const background = (page: Page, nth: number) =>
    page
      .locator('p')
      .nth(nth)
      .evaluate((p) => {
        p.style.background = 'var(--color-page)'
        return getComputedStyle(p).backgroundColor
      })
  const [white, black] = ['rgb(255, 255, 255)', 'rgb(17, 24, 39)']
  const light = await open(await styled(body))
  expect([await background(light, 0), await background(light, 1), await background(light, 2)]).toEqual([
    white,
    white,
    black,
  ])
  const dark = await open(await styled(body), 'dark')
  expect([await background(dark, 0), await background(dark, 1), await background(dark, 2)]).toEqual([
    black,
    white,
    black,
  ])
  await Promise.all([light.close(), dark.close()])
})

it('shows the style guide in light, dark and on a phone, without trouble or overflow', async () => {
  const page = await open((await contents(styleGuide, shop))['style-guide.html'] ?? '')
  const trouble = watch(page)
  await picture(page, 'style-guide')
  for (const width of [1200, 700, 360]) {
    await page.setViewportSize({ width, height: 900 })
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(overflow).toBe(0)
  }
  await page.locator('#dark').check()
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('dark')
  expect(trouble).toEqual([])
  await page.close()
})

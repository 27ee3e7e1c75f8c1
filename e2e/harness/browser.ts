/** One Chromium for all test files, and pictures of what it shows. */
import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContextOptions, type Frame, type Page, chromium } from 'playwright-core'
import { expect } from 'vitest'
import { findBrowser } from '../../scripts/find-browser.ts'
import { violations } from './accessible.ts'

const folder = fileURLToPath(new URL('../screenshots/', import.meta.url))

let opened: Promise<Browser> | undefined

/** One for all files of a worker: starting it takes longer than many a test. It ends with the worker. */
export const openBrowser = (): Promise<Browser> => (opened ??= launch())

async function launch(): Promise<Browser> {
  const path = findBrowser()
  if (path === null) throw new Error('No Chromium found: `node scripts/find-browser.ts` says how to get one.')
  return await chromium.launch({
    executablePath: path,
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  })
}

/** Half a minute is what a busy machine of two cores takes now and then for what takes a second. */
const PATIENCE_MS = 60_000

/** A page of its own, and as patient as all others. */
export async function openPage(browser: Browser, options?: BrowserContextOptions): Promise<Page> {
  const page = await browser.newPage(options)
  page.setDefaultTimeout(PATIENCE_MS)
  return page
}

/** The browser's own note on an answer such as 401: the panel handles it. */
const ANSWERED = 'Failed to load resource: the server responded with a status of'
/** A window that allows no workers: the panel measures on its own thread then. */
const NO_WORKER = 'Creating a worker from'
const EXPECTED = [ANSWERED, NO_WORKER]

/** Errors that nobody caught: a test expects none. */
export function watch(page: Page): string[] {
  const trouble: string[] = []
  page.on('pageerror', (error) => trouble.push(`uncaught: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error' && !EXPECTED.some((start) => message.text().startsWith(start)))
      trouble.push(`console: ${message.text()}`)
  })
  return trouble
}

/**
 * A state of the panel, in both themes: nothing in it may stand in anybody's way. With `PICTURES=1` it is pictured too, as
 * `e2e/screenshots/<name>-light.png` and `-dark.png`: nothing compares pictures, people look at them.
 * @param paint Puts the theme on, where the system's does not reach.
 */
export async function picture(
  page: Page,
  name: string,
  paint?: (theme: 'light' | 'dark') => Promise<void>,
  frame: Frame = page.mainFrame(),
): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await paint?.(theme)
    // The word reaches the page a little later, and some of what it drew may still be of the other theme.
    await page.waitForFunction((name) => matchMedia(`(prefers-color-scheme: ${name})`).matches, theme)
    if (!paint) await page.evaluate(drawnTwice)
    if (process.env['PICTURES'] === '1') await photograph(page, `${name}-${theme}`)
    expect
      .soft(await violations(frame, theme === 'light' ? 'all' : 'colors'), `${name}, ${theme}`)
      .toEqual([])
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await paint?.('light')
}

async function photograph(page: Page, name: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  // A first picture makes the browser draw all of it: on a busy machine it may still show the theme before.
  await page.screenshot()
  await page.screenshot({ path: `${folder}${name}.png` })
}

export const drawnTwice = () =>
  new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))

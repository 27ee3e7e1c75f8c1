/** What stands between a view and people who hear it, see it badly or have no mouse: axe's whole list, best practices too. */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Frame } from 'playwright-core'

const axe = readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

interface Found {
  readonly id: string
  readonly help: string
  readonly nodes: readonly { readonly html: string; readonly any: readonly { readonly message: string }[] }[]
}

/** An open menu of the component library hangs below the body, outside of every landmark; its button leads to it. */
const MENU = /^<div class="_menu_/

/** The rules whose answer changes with the theme: the elements are the same ones, and axe takes a second for all. */
const OF_COLORS = ['color-contrast', 'link-in-text-block']

/**
 * A line per element at fault: `rule: what is wrong — element`.
 * @param judged `colors` where the same elements were judged in full in another theme.
 */
export async function violations(frame: Frame, judged: 'all' | 'colors' = 'all'): Promise<string[]> {
  const options = {
    resultTypes: ['violations'],
    elementRef: false,
    ...(judged === 'colors' && { runOnly: OF_COLORS }),
  }
  // Evaluated through the debugger, which no policy of the page holds back, and anew after each load.
  await frame.evaluate(`globalThis.axe ?? (() => { ${await axe} })()`)
  const found = await frame.evaluate<readonly Found[]>(`(${judgedAtRest})(${JSON.stringify(options)})`)
  return found.flatMap(({ id, help, nodes }) =>
    nodes
      .filter(({ html }) => id !== 'region' || !MENU.test(html))
      .map(({ html, any }) => `${id}: ${any[0]?.message ?? help} — ${html.slice(0, 200)}`),
  )
}

/** Rounds that something at work may change beneath the judge; more is a view that never rests. */
const ROUNDS = 4

/** Runs in the page. What changed while it was looked at is looked at again: half of it was drawn before, half after. */
const judgedAtRest = `async (options) => {
  for (let round = 1; ; round++) {
    let moved = false
    const observer = new MutationObserver(() => (moved = true))
    observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true })
    const { violations } = await axe.run(document, options)
    observer.disconnect()
    if (violations.length === 0 || !moved || round === ${ROUNDS}) return violations
    await new Promise((done) => setTimeout(done, 250))
  }
}`

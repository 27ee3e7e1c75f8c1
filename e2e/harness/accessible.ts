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

/** A line per element at fault: `rule: what is wrong — element`. */
export async function violations(frame: Frame): Promise<string[]> {
  // Evaluated through the debugger, which no policy of the page holds back, and anew after each load.
  await frame.evaluate(`globalThis.axe ?? (() => { ${await axe} })()`)
  const found = await frame.evaluate<readonly Found[]>(
    `axe.run(document, { resultTypes: ['violations'], elementRef: false }).then(({ violations }) => violations)`,
  )
  return found.flatMap(({ id, help, nodes }) =>
    nodes
      .filter(({ html }) => id !== 'region' || !MENU.test(html))
      .map(({ html, any }) => `${id}: ${any[0]?.message ?? help} — ${html.slice(0, 200)}`),
  )
}

/** What every test of the panel begins with: a browser, a server, and a designer who knows where to click. */
import { fileURLToPath } from 'node:url'
import type { Browser, Frame, Locator } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { openBrowser, picture } from './browser.ts'
import { type More, type Picture, type RunningPlugin, startPlugin } from './plugin.ts'
import { type RunningServer, startServer } from './server.ts'

export const example = (file: string): string =>
  fileURLToPath(new URL(`../../examples/${file}`, import.meta.url))

export const tokenOf = (server: RunningServer): string => new URL(server.address).hash.slice('#token='.length)

export interface Stage {
  readonly browser: Browser
  readonly server: RunningServer
  /** A panel that knows its server. */
  open(pictures: readonly Picture[], more?: More): Promise<Visit>
}

export interface Visit {
  readonly plugin: RunningPlugin
  readonly panel: Frame
  readonly button: (name: string | RegExp) => Locator
  readonly step: (name: string) => Locator
  readonly shot: (name: string) => Promise<void>
}

export function visit(plugin: RunningPlugin): Visit {
  const panel = plugin.window.panel()
  return {
    plugin,
    panel,
    button: (name) => panel.getByRole('button', { name }),
    step: (name) => panel.getByRole('navigation').getByRole('button', { name }),
    shot: (name) => picture(plugin.window.page, name, (theme) => plugin.window.paint(theme), panel),
  }
}

/** One server for all tests of a file. */
export function stage(): Stage {
  let ready: { readonly browser: Browser; readonly server: RunningServer } | undefined
  beforeAll(async () => {
    const [browser, server] = await Promise.all([openBrowser(), startServer()])
    ready = { browser, server }
  })
  afterAll(async () => {
    await ready?.server.stop()
  })
  const there = () => {
    if (!ready) throw new Error('the stage is set before the first test')
    return ready
  }
  return {
    get browser() {
      return there().browser
    },
    get server() {
      return there().server
    },
    async open(pictures, more = {}) {
      const { browser, server } = there()
      const storage = { 'panel:token': tokenOf(server), ...more.storage }
      return visit(await startPlugin(browser, server.origin, pictures, { ...more, storage }))
    },
  }
}

/** Figma's window as far as a panel can tell: a page on localhost with the panel in a null-origin sandboxed frame. */
import { createServer } from 'node:http'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { Browser, Frame, Page } from 'playwright-core'
import { drawnTwice, openPage, watch } from './browser.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface FigmaWindow {
  readonly page: Page
  /** The panel's frame, once it is shown. */
  panel(): Frame
  show(html: string, width: number, height: number): Promise<void>
  post(message: string): void
  resize(width: number, height: number): void
  paint(theme: 'light' | 'dark'): Promise<void>
  readonly trouble: string[]
  close(): Promise<void>
}

/** `origin`: the server's, which stands in for the one that the manifest allows. `onMessage` gets packed messages. */
export async function openFigmaWindow(
  browser: Browser,
  origin: string,
  onMessage: (message: string) => Promise<void>,
  workers = false,
): Promise<FigmaWindow> {
  const manifest = JSON.parse(await readFile(`${root}manifest.json`, 'utf8')) as Manifest
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html')
    response.end(hostPage)
  })
  // A routed page would count as a public one, and routing answers preflights itself: both would prove nothing.
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const page = await openPage(browser, { viewport: { width: 940, height: 940 } })
  const trouble = watch(page)
  await page.exposeFunction('fromPanel', onMessage)
  await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`)
  const theme = await themeCss()
  let closing = false
  const evaluate = (name: string, ...values: unknown[]) =>
    page.evaluate(([called, given]) => callHost(called, given), [name, values] as const)

  return {
    page,
    trouble,
    panel() {
      const frame = page.frames().find((one) => one !== page.mainFrame())
      if (!frame) throw new Error('the plugin has not shown its panel')
      return frame
    },
    async show(html, width, height) {
      await evaluate('mount', documentOf(html, theme, policy(origin, workers)), width, height, manifest.id)
    },
    // Figma drops what a plugin posts to a panel that is gone; a run may still be talking when a test ends.
    post: (message) =>
      void evaluate('toPanel', message).catch((error: unknown) => {
        if (!closing) throw error
      }),
    resize: (width, height) => void evaluate('resize', width, height),
    async paint(name) {
      const frame = page.frames().find((one) => one !== page.mainFrame())
      await frame?.evaluate((to) => (document.documentElement.className = `figma-${to}`), name)
      await page.evaluate(
        (to) => (document.body.style.background = to === 'dark' ? '#1e1e1e' : '#e5e5e5'),
        name,
      )
      // The panel is drawn by a process of its own, whose picture may be older than the page's: let both draw twice.
      for (const one of [frame, page.mainFrame(), frame]) await one?.evaluate(drawnTwice)
    },
    async close() {
      closing = true
      await page.close()
      server.close()
    },
  }
}

export interface Manifest {
  readonly id: string
  readonly networkAccess: { readonly allowedDomains: readonly string[] }
}

/** What Figma derives from the manifest. `'none'`: the panel may open no connection at all. */
function policy(origin: string, workers: boolean): string {
  return [
    `default-src 'none'`,
    `script-src 'unsafe-inline'`,
    ...(workers ? [`worker-src blob:`] : []),
    `style-src 'unsafe-inline'`,
    `img-src data: blob:`,
    `font-src data:`,
    `connect-src ${origin}`,
  ].join('; ')
}

/** In Figma the variables stand on `:root`, the theme's class on `<html>`. */
async function themeCss(): Promise<string> {
  const css = await readFile(`${root}node_modules/@create-figma-plugin/ui/lib/css/theme.css`, 'utf8')
  return css.replaceAll(':root .figma', ':root.figma')
}

const documentOf = (html: string, theme: string, csp: string) => `<!doctype html>
<html class="figma-light"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${csp}">
<style>${theme}</style></head><body>${html}</body></html>`

declare function callHost(name: string, values: readonly unknown[]): unknown

const hostPage = `<!doctype html><meta charset="utf-8"><title>Figma's window</title><link rel="icon" href="data:,">
<style>body{margin:20px}iframe{border:1px solid #8886;border-radius:12px;background:#fff}</style><body><script>
const unpack = (text) => JSON.parse(text, (k, v) => v && typeof v === 'object' && typeof v.$bytes === 'string'
  ? Uint8Array.from(atob(v.$bytes), (c) => c.charCodeAt(0)) : v)
const base64 = (bytes) => { let s = ''; for (let i = 0; i < bytes.length; i += 32768) s += String.fromCharCode(...bytes.subarray(i, i + 32768)); return btoa(s) }
const pack = (value) => JSON.stringify(value, (k, v) => v instanceof Uint8Array ? { $bytes: base64(v) } : v)
let frame, pluginId, waiting = [], loaded = false
const send = (message) => frame.contentWindow.postMessage({ pluginMessage: message, pluginId }, '*')
const host = {
  mount: (html, width, height, id) => new Promise((resolve) => {
    pluginId = id
    frame = document.createElement('iframe')
    frame.setAttribute('sandbox', 'allow-scripts allow-forms allow-popups allow-modals allow-downloads')
    host.resize(width, height)
    frame.onload = () => { loaded = true; waiting.splice(0).forEach(send); resolve() }
    frame.srcdoc = html
    document.body.append(frame)
  }),
  resize: (width, height) => { frame.style.width = width + 'px'; frame.style.height = height + 'px' },
  toPanel: (text) => { const message = unpack(text); loaded ? send(message) : waiting.push(message) },
}
window.callHost = (name, values) => host[name](...values)
window.addEventListener('message', (event) => {
  if (event.source !== frame?.contentWindow || !event.data || !('pluginMessage' in event.data)) return
  if (event.origin !== 'null') throw new Error('the panel has an origin: ' + event.origin)
  window.fromPanel(pack(event.data.pluginMessage))
})
</script></body>`

/** No server anywhere: the panel measures by itself, and what it says is what the server says. */
// oxlint-disable unicorn/prefer-add-event-listener, unicorn/require-post-message-target-origin -- a worker is no window
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { formats } from '../core/formats/index.ts'
import { engineCode } from '../scripts/engine-bundle.ts'
import { readPng } from '../core/pictures/png.ts'
import { tokenSetSummarySchema } from '../shared/token-set.ts'
import { createClient } from '../ui/client/client.ts'
import { openBrowser, openPage } from './harness/browser.ts'
import { startPlugin } from './harness/plugin.ts'
import { startServer } from './harness/server.ts'
import { example, visit } from './harness/stage.ts'

let browser: Browser
beforeAll(async () => (browser = await openBrowser()))

const screens = [
  { id: '1:1', name: 'Dashboard', file: example('dashboard.png'), scale: 1 },
  { id: '1:2', name: 'Pricing', file: example('pricing.png'), scale: 1 },
]

it.each([
  ['in a worker', true],
  ['on its own thread, where the window allows no workers', false],
])('goes from a selection to variables %s, and opens no connection', async (_, workers) => {
  const asked: string[] = []
  const plugin = await startPlugin(browser, `'none'`, screens, { workers })
  plugin.window.page.on('request', (request) => asked.push(request.url()))
  const { panel, button, shot } = visit(plugin)
  try {
    await panel.getByText(/Click one or more frames/).waitFor()
    plugin.sandbox.select(screens.map(({ id }) => id))
    await panel.getByText('Measured here. Nothing leaves Figma.').waitFor()
    await shot('figma-here')
    // Three clicks: measure, look at the plan, write.
    await button('Measure 2 frames').click()
    await button('Write to file …').click({ timeout: 60_000 })
    await button(/^Write \d+$/).click()
    await panel.getByRole('heading', { name: 'Written' }).waitFor()
    expect(plugin.sandbox.look(`doc.variables.size`)).toBeGreaterThan(10)
    expect(asked.filter((url) => !/^(blob|data|about):/.test(url))).toEqual([])
  } finally {
    await plugin.close()
  }
})

const engine = fileURLToPath(new URL('../ui/engine/worker.ts', import.meta.url))
const frames = ['pricing.png', 'mobile@2x.png']

interface Said {
  readonly tokens: string
  readonly kinds: readonly string[]
  readonly files: Readonly<Record<string, unknown>>
}

/** Ids are minted anew each time: numbered in order they can be compared. */
function comparable(library: string, said: Said): Said {
  const { set } = JSON.parse(library) as {
    set: { primitives: { id: string }[]; semantics: { id?: string }[] }
  }
  const ids = [...set.primitives, ...set.semantics].flatMap(({ id }) => id ?? [])
  const numbered = ids.reduce((text, id, n) => text.replaceAll(id, `id-${n}`), JSON.stringify(said))
  return JSON.parse(numbered.replaceAll(/"milliseconds\\?":\d+/g, '')) as Said
}

/** Where two answers part, a line each: whole files would fill the screen. */
function differences(here: Said, there: Said): string[] {
  const texts = ({ tokens, kinds, files }: Said) => ({ tokens, kinds: kinds.join(' '), ...mapped(files) })
  const [a, b]: Record<string, string>[] = [texts(here), texts(there)]
  return Object.keys({ ...a, ...b }).flatMap((name) => {
    const [one = '', other = ''] = [a?.[name], b?.[name]]
    if (one === other) return []
    const at = Array.from({ length: one.length + 1 }, (_, n) => n).find((n) => one[n] !== other[n]) ?? 0
    return `${name}: ${one.slice(at - 80, at + 80)} | ${other.slice(at - 80, at + 80)}`
  })
}

const mapped = (files: Said['files']) =>
  Object.fromEntries(Object.entries(files).map(([name, file]) => [name, inPixels(JSON.stringify(file))]))

/** Two encoders pack a crop differently: what it shows is compared. */
const inPixels = (text: string) =>
  text.replaceAll(/data:image\/png;base64,([\w+/=]+)/g, (_, packed: string) => {
    const { pixels } = readPng(Buffer.from(packed, 'base64'))
    return `${pixels.width} × ${createHash('sha256').update(pixels.data).digest('hex')}`
  })

it('says of the same frames what a server says: tokens, events and files, byte for byte', async () => {
  const pictures = await Promise.all(frames.map((name) => readFile(example(name))))
  const names = formats.map(({ name }) => name)
  const page = await openPage(browser)
  const { library, ...said } = await inBrowser(page, await engineCode(engine), pictures, names)
  await page.close()

  const server = await startServer()
  try {
    const { origin, hash } = new URL(server.address)
    const client = createClient({ origin, token: hash.slice('#token='.length) })
    const { id } = await client.createRun({ project: 'p' })
    for (const [n, name] of frames.entries())
      await client.putFrame(id, name, { name }, new Blob([new Uint8Array(pictures[n] ?? [])]))
    await client.start(id)
    const kinds: string[] = []
    for await (const { data } of client.follow(id, 0, { signal: AbortSignal.timeout(60_000) }))
      kinds.push(data.event)
    const files: Record<string, unknown> = {}
    for (const name of names) files[name] = await client.exportProject('p', name)
    const there = {
      tokens: JSON.stringify(await client.tokens(id)),
      kinds: kinds.filter(isCounted).toSorted(),
      files,
    }
    expect(there.tokens.length).toBeGreaterThan(10_000)
    const here = {
      ...said,
      tokens: JSON.stringify(tokenSetSummarySchema.parse(JSON.parse(said.tokens))),
      kinds: said.kinds.filter(isCounted),
    }
    const other = comparable(JSON.stringify(await client.library('p')), there)
    expect(differences(comparable(library, here), other)).toEqual([])
  } finally {
    await server.stop()
  }
})

/** How often a server tells on the way what it has so far, is a matter of its pace. */
const isCounted = (kind: string) => kind !== 'tokens' && kind !== 'roles'

const inBrowser = (page: Page, code: string, pictures: readonly Buffer[], formatNames: readonly string[]) =>
  page.evaluate(
    async ({ code, pictures, names, formatNames }): Promise<Said & { library: string }> => {
      const worker = new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })))
      const kinds: string[] = []
      const waiting = new Map<number, (answer: never) => void>()
      const ended = Promise.withResolvers<void>()
      const { promise: failing, reject: fail } = Promise.withResolvers<never>()
      worker.onerror = ({ message }) => fail(new Error(message))
      worker.onmessage = ({ data }) => {
        if (data.event) {
          kinds.push(data.event.data.event)
          if (/completed|failed$|cancelled/.test(kinds.at(-1) ?? '')) ended.resolve()
        } else if (data.problem) fail(new Error(data.problem.detail))
        else if (data.id) waiting.get(data.id)?.(data.answer as never)
      }
      let last = 0
      const ask = <T>(call: string, ...given: unknown[]): Promise<T> => {
        const answer = new Promise<T>((resolve) => waiting.set(++last, resolve))
        worker.postMessage({ id: last, call, ask: given })
        return Promise.race([answer, failing])
      }
      const { id } = await ask<{ id: string }>('createRun', { project: 'p' })
      for (const [n, name] of names.entries()) {
        const bytes = Uint8Array.from(atob(pictures[n] ?? ''), (c) => c.charCodeAt(0))
        await ask('putFrame', id, name, { name }, bytes)
      }
      await ask('start', id)
      await Promise.race([ended.promise, failing])
      const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
      const files: Record<string, unknown> = {}
      for (const name of formatNames) files[name] = await ask('exportProject', 'p', name)
      return {
        tokens: textOf(await ask('tokens', id)),
        library: textOf(await ask('library', 'p')),
        // One frame may be measured while the next is on its way: when that is, the clock says.
        kinds: kinds.toSorted(),
        files,
      }
    },
    { code, pictures: pictures.map((bytes) => bytes.toString('base64')), names: frames, formatNames },
  )

/** The whole plugin, running: built main.js in its sandbox, built panel in its frame, joined as Figma joins them. */
import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import type { NodeSpec } from '../fake-figma/nodes.ts'
import type { Start } from '../fake-figma/sandbox.ts'
import { type FigmaWindow, type Manifest, openFigmaWindow } from './figma-window.ts'
import { type Sandbox, startSandbox } from './sandbox.ts'

/** A frame of the fake file whose pixels are those of an image file. */
export interface Picture {
  readonly id: string
  readonly name: string
  readonly file: string
  /** Image pixels per CSS px. */
  readonly scale: number
}

/** A frame with layers of its own. */
export interface Design {
  readonly node: NodeSpec & { readonly id: string }
  /** SVG at two image pixels per CSS px. */
  readonly picture: string
}

export type More = Partial<Pick<Start, 'storage' | 'editorType' | 'data'>> & {
  readonly designs?: readonly Design[]
  /** Folder (with a slash) of a plugin that was built for the server: nothing is told to the panel about where it is. */
  readonly built?: string
  /** The window lets the panel have workers. */
  readonly workers?: boolean
}

export interface RunningPlugin {
  readonly window: FigmaWindow
  readonly sandbox: Sandbox
  readonly notices: string[]
  /** How a frame looks from the next but one capture on: as if what happens in between had changed it. */
  repaint(node: string, svg: string): Promise<void>
  close(): Promise<void>
}

export async function startPlugin(
  browser: Browser,
  origin: string,
  pictures: readonly Picture[],
  more: More = {},
): Promise<RunningPlugin> {
  const notices: string[] = []
  const nodes: NodeSpec[] = []
  const images = new Map<string, string>()
  const later = new Map<string, string>()
  let x = 0
  for (const { id, name, file, scale } of pictures) {
    const bytes = await readFile(file)
    const { width, height } = await sharp(bytes).metadata()
    // A screenshot that somebody pasted: the layers say no more than that there is a picture.
    const props = { fills: [{ type: 'IMAGE', imageHash: id, scaleMode: 'FILL' }] }
    nodes.push({ id, name, x, width: width / scale, height: height / scale, props })
    x += width / scale + 100
    // What Figma would draw at the two scales that are asked for: the capture's own, and a thumbnail's.
    images.set(`${id} capture`, (await atScale(bytes, width, scale, 2)).toString('base64'))
    images.set(`${id} small`, (await sharp(bytes).resize({ width: 320 }).png().toBuffer()).toString('base64'))
  }
  for (const { node, picture } of more.designs ?? []) {
    nodes.push({ ...node, x })
    x += node.width + 100
    const drawn = await sharp(Buffer.from(picture)).png().toBuffer()
    images.set(`${node.id} capture`, drawn.toString('base64'))
    images.set(`${node.id} small`, drawn.toString('base64'))
  }

  const starting = Promise.withResolvers<Sandbox>()
  const shown = Promise.withResolvers<{ html: string; width: number; height: number }>()
  const allowed = more.built === undefined ? origin : await allowedBy(more.built)
  const window = await openFigmaWindow(
    browser,
    allowed,
    async (message) => (await starting.promise).deliver(message),
    more.workers,
  )
  void startSandbox(
    {
      pages: [{ name: 'Screens', nodes }],
      // As if the plugin had been built for the test's server.
      storage: { ...(more.built === undefined && { 'panel:origin': origin }), ...more.storage },
      editorType: more.editorType ?? 'figma',
      ...(more.data ? { data: more.data } : {}),
    },
    {
      exportPng: (node, scale) => {
        const name = `${node} ${scale === 2 ? 'capture' : 'small'}`
        const now = images.get(name) ?? ''
        const next = later.get(name)
        if (next !== undefined) images.set(name, next)
        later.delete(name)
        return now
      },
      postToUi: (message) => window.post(message),
      showUi: (html, width, height) => shown.resolve({ html, width, height }),
      resizeUi: (width, height) => window.resize(width, height),
      openExternal: (url) => notices.push(`open ${url}`),
      notify: (message) => notices.push(message),
      close: (message) => shown.reject(new Error(`the plugin closed itself: ${message}`)),
    },
    more.built,
  ).then(starting.resolve, starting.reject)
  const sandbox = await starting.promise
  const { html, width, height } = await shown.promise
  await window.show(html, width, height)
  return {
    window,
    sandbox,
    notices,
    async repaint(node, svg) {
      later.set(`${node} capture`, (await sharp(Buffer.from(svg)).png().toBuffer()).toString('base64'))
    },
    async close() {
      await window.close()
      sandbox.dispose()
    },
  }
}

/** The one server that the manifest lets the panel reach. */
async function allowedBy(folder: string): Promise<string> {
  const { networkAccess } = JSON.parse(await readFile(`${folder}manifest.json`, 'utf8')) as Manifest
  const [only, ...others] = networkAccess.allowedDomains
  if (only === undefined || others.length > 0) throw new Error('the manifest allows exactly one server')
  return only
}

/** Nearest neighbour: pixels that are there are repeated, none are invented. */
async function atScale(bytes: Buffer, width: number, from: number, to: number): Promise<Buffer> {
  if (from === to) return await sharp(bytes).png().toBuffer()
  return await sharp(bytes)
    .resize({ width: Math.round((width * to) / from), kernel: 'nearest' })
    .png()
    .toBuffer()
}

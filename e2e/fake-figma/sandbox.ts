/** Entry that is bundled and run inside QuickJS: the fake beside the built plugin, with the test as host. */
import { type Doc, createDoc } from './document.ts'
import { type Fake, fakeFigma } from './figma.ts'
import { type NodeSpec } from './nodes.ts'
import { addPage } from './pages.ts'
import { fromBase64, pack, unpack } from './wire.ts'

/** What the test provides: texts only, so that nothing has to be marshalled. */
export interface SandboxHost {
  exportPng(node: string, scale: number): string
  postToUi(message: string): void
  showUi(html: string, width: number, height: number): void
  resizeUi(width: number, height: number): void
  openExternal(url: string): void
  notify(message: string): void
  close(message: string): void
}

export interface Start {
  readonly pages: readonly { readonly name: string; readonly nodes: readonly NodeSpec[] }[]
  readonly storage: Readonly<Record<string, unknown>>
  readonly editorType: 'figma' | 'dev'
  /** What earlier visits left in the file: the root's shared plugin data of this plugin. */
  readonly data?: Readonly<Record<string, string>>
}

interface SandboxGlobals {
  hostPart: SandboxHost
  startFake(start: string): void
  deliver(message: string): void
  select(ids: string): void
  /** The state, for what a test wants to know of the file. */
  doc: Doc
  fake: Fake
}

const globals = globalThis as unknown as SandboxGlobals

globals.startFake = (text) => {
  const start = JSON.parse(text) as Start
  const host = globals.hostPart
  const doc = createDoc({
    exportPng: (node, scale) => fromBase64(host.exportPng(node, scale)),
    postToUi: (message) => host.postToUi(pack(message)),
    showUi: (html, { width = 300, height = 200 }) => host.showUi(html, width, height),
    resizeUi: (width, height) => host.resizeUi(width, height),
    openExternal: (url) => host.openExternal(url),
    notify: (message) => host.notify(message),
    close: (message) => host.close(message),
  })
  for (const [key, value] of Object.entries(start.storage)) doc.storage.set(key, value)
  for (const { name, nodes } of start.pages) addPage(doc, name, nodes)
  const fake = fakeFigma(doc)
  for (const [key, value] of Object.entries(start.data ?? {})) {
    fake.figma.root.setSharedPluginData('tokenpipeline', key, value)
  }
  doc.writes.clear()
  doc.editorType = start.editorType
  Object.assign(globals, { doc, fake, figma: fake.figma })
}
globals.deliver = (message) => globals.fake.deliver(unpack(message))
globals.select = (ids) => globals.fake.select(...(JSON.parse(ids) as string[]))

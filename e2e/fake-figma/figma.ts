/** The global `figma`, over one document. */
import type { Doc } from './document.ts'
import type { FakePage } from './pages.ts'
import { pluginData } from './plugin-data.ts'
import { strict } from './strict.ts'
import { stylesApi } from './styles.ts'
import { variablesApi } from './variables-api.ts'
import { carried } from './wire.ts'

export interface Fake {
  readonly figma: PluginAPI
  /** A message from the panel. */
  deliver(message: unknown): void
  select(...ids: string[]): void
}

const STORAGE_LIMIT = 5_000_000

export function fakeFigma(doc: Doc, fileName = 'Shop redesign'): Fake {
  const onMessage = new Set<(message: unknown, props: OnMessageProperties) => void>()
  const onEvent = new Map<string, Set<() => void>>()
  const emit = (event: string) => {
    for (const handler of onEvent.get(event) ?? []) handler()
  }
  const currentPage = (): FakePage => {
    if (!doc.currentPage) throw new Error('the fake has no page: add one first')
    return doc.currentPage
  }
  const root = strict('figma.root', {
    ...pluginData(doc),
    id: '0:0',
    type: 'DOCUMENT',
    get children() {
      return doc.pages
    },
    name: fileName,
    get documentColorProfile() {
      return doc.profile
    },
  })
  const ui = strict('figma.ui', {
    postMessage: (message: unknown) => doc.host.postToUi(carried(message)),
    on(event: string, handler: (message: unknown, props: OnMessageProperties) => void) {
      if (event !== 'message') throw new Error(`figma.ui.on("${event}") is not modelled by the fake`)
      onMessage.add(handler)
    },
    resize: (width: number, height: number) => doc.host.resizeUi(width, height),
  })
  const clientStorage = strict('figma.clientStorage', {
    getAsync: async (key: string) => doc.storage.get(key),
    async setAsync(key: string, value: unknown) {
      const others = [...doc.storage].filter(([other]) => other !== key)
      if (JSON.stringify([...others, [key, value]]).length > STORAGE_LIMIT) {
        throw new Error('in setAsync: The client storage quota of 5 MB is exceeded')
      }
      doc.storage.set(key, value)
    },
    async deleteAsync(key: string) {
      doc.storage.delete(key)
    },
    keysAsync: async () => [...doc.storage.keys()],
  })
  const teamLibrary = strict('figma.teamLibrary', {
    getAvailableLibraryVariableCollectionsAsync: async () =>
      doc.libraries.map(({ name, collection }) => ({
        name: collection.name,
        key: collection.key,
        libraryName: name,
      })),
    // A library variable carries no value: reading one takes importVariableByKeyAsync.
    getVariablesInLibraryCollectionAsync: async (key: string) =>
      (doc.libraries.find(({ collection }) => collection.key === key)?.variables ?? []).map(
        ({ name, key, resolvedType }) => ({ name, key, resolvedType }),
      ),
  })
  const viewport = strict('figma.viewport', {
    center: { x: 0, y: 0 },
    zoom: 1,
    bounds: { x: -800, y: -450, width: 1600, height: 900 },
    scrollAndZoomIntoView(nodes: readonly { id: string }[]) {
      if (nodes.length === 0) throw new Error('in scrollAndZoomIntoView: Expected at least one node')
    },
  })
  const figma = strict('figma', {
    command: '',
    parameters: strict('figma.parameters', { on: () => undefined }),
    get editorType() {
      return doc.editorType
    },
    skipInvisibleInstanceChildren: false,
    root,
    ui,
    clientStorage,
    teamLibrary,
    viewport,
    variables: strict('figma.variables', variablesApi(doc)),
    ...stylesApi(doc),
    get currentPage() {
      return currentPage()
    },
    set currentPage(_page) {
      throw new Error(
        'in set_currentPage: Cannot call with documentAccess: dynamic-page. Use figma.setCurrentPageAsync instead.',
      )
    },
    async setCurrentPageAsync(page: FakePage) {
      await page.loadAsync()
      doc.currentPage = page
      emit('currentpagechange')
    },
    getImageByHash(hash: string) {
      const image = doc.images.get(hash)
      if (!image) return null
      const { bytes, width, height } = image
      return strict('image', {
        hash,
        getBytesAsync: async () => bytes.slice(),
        getSizeAsync: async () => ({ width, height }),
      })
    },
    getNodeByIdAsync: async (id: string) =>
      doc.nodes.get(id) ?? doc.pages.find((page) => page.id === id) ?? null,
    showUI: (html: string, options: ShowUIOptions) => doc.host.showUi(html, options),
    on(event: string, handler: () => void) {
      if (event !== 'selectionchange' && event !== 'currentpagechange' && event !== 'run') {
        throw new Error(`figma.on("${event}") is not modelled by the fake`)
      }
      const handlers = onEvent.get(event) ?? new Set()
      onEvent.set(event, handlers.add(handler))
    },
    notify(message: string) {
      doc.host.notify(message)
      return { cancel() {} }
    },
    openExternal: (url: string) => doc.host.openExternal(url),
    closePlugin: (message = '') => doc.host.close(message),
    commitUndo() {
      doc.undoCommits++
    },
    async saveVersionHistoryAsync(title: string) {
      doc.versions.push(title)
      return { id: String(doc.versions.length) }
    },
  })
  return {
    figma: figma as unknown as PluginAPI,
    deliver(message) {
      for (const handler of onMessage) handler(carried(message), { origin: 'null' })
    },
    select(...ids) {
      const page = currentPage()
      page.selection = ids.flatMap((id) => doc.nodes.get(id) ?? [])
      emit('selectionchange')
    },
  }
}

/** The state behind the fake: one Figma file, its plan's limits, and a count of everything written to it. */
import type { FakeNode } from './nodes.ts'
import type { FakePage } from './pages.ts'

export interface Limits {
  /** Modes per collection: the file's plan allows so many. */
  modes: number
  variablesPerCollection: number
}

/** What the fake cannot do alone: pictures, the panel's window, dialogs. */
export interface Host {
  exportPng(node: string, scale: number, bounds: { width: number; height: number }): Uint8Array
  postToUi(message: unknown): void
  showUi(html: string, options: ShowUIOptions): void
  resizeUi(width: number, height: number): void
  openExternal(url: string): void
  notify(message: string): void
  close(message: string): void
}

export interface LibrarySpec {
  readonly name: string
  readonly collection: VariableCollection
  readonly variables: readonly Variable[]
}

export interface Doc {
  readonly host: Host
  readonly limits: Limits
  editorType: 'figma' | 'dev'
  profile: 'SRGB' | 'DISPLAY_P3' | 'LEGACY'
  /** `kind of write` → how often. */
  readonly writes: Map<string, number>
  readonly collections: Map<string, VariableCollection>
  readonly variables: Map<string, Variable>
  /** Variables of deleted collections, which Figma goes on listing. */
  readonly zombies: Variable[]
  /** Made in this turn of the event loop: Figma may not list them yet. */
  readonly fresh: Set<string>
  readonly styles: Map<string, BaseStyle>
  readonly libraries: LibrarySpec[]
  readonly fonts: FontName[]
  /** Pictures by hash. */
  readonly images: Map<
    string,
    { readonly bytes: Uint8Array; readonly width: number; readonly height: number }
  >
  readonly loadedFonts: Set<string>
  /** Listed, but cannot be loaded: `Family Style`. */
  readonly brokenFonts: Set<string>
  readonly storage: Map<string, unknown>
  readonly nodes: Map<string, FakeNode>
  readonly pages: FakePage[]
  currentPage: FakePage | null
  readonly versions: string[]
  undoCommits: number
  /** Something changes the file. Throws where Figma is read-only. */
  write(what: string): void
  id(prefix: string): string
}

export function createDoc(host: Host, limits: Partial<Limits> = {}): Doc {
  let next = 1
  const doc: Doc = {
    host,
    limits: { modes: 4, variablesPerCollection: 5000, ...limits },
    editorType: 'figma',
    profile: 'SRGB',
    writes: new Map(),
    collections: new Map(),
    variables: new Map(),
    zombies: [],
    fresh: new Set(),
    styles: new Map(),
    libraries: [],
    fonts: [
      { family: 'Inter', style: 'Regular' },
      { family: 'Inter', style: 'Medium' },
      { family: 'Inter', style: 'Semi Bold' },
      { family: 'Inter', style: 'Bold' },
    ],
    images: new Map(),
    loadedFonts: new Set(),
    brokenFonts: new Set(),
    storage: new Map(),
    nodes: new Map(),
    pages: [],
    currentPage: null,
    versions: [],
    undoCommits: 0,
    write(what) {
      if (doc.editorType === 'dev') throw new Error(`in ${what}: Cannot write in Dev Mode`)
      doc.writes.set(what, (doc.writes.get(what) ?? 0) + 1)
    },
    id: (prefix) => `${prefix}1:${next++}`,
  }
  return doc
}

/** How many writes there were since the last time this was asked. */
export function takeWrites(doc: Doc): Record<string, number> {
  const taken = Object.fromEntries(doc.writes)
  doc.writes.clear()
  return taken
}

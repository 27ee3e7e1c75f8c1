/** Pages, which are not there until they are loaded (`documentAccess: dynamic-page`). */
import type { Doc } from './document.ts'
import { type FakeNode, type NodeSpec, makeNode } from './nodes.ts'
import { strict } from './strict.ts'

export interface FakePage {
  readonly id: string
  readonly type: 'PAGE'
  readonly name: string
  readonly parent: null
  /** Not in Figma's API: what `loadAsync` has done. */
  loaded: boolean
  readonly children: readonly FakeNode[]
  selection: readonly FakeNode[]
  loadAsync(): Promise<void>
}

export function addPage(doc: Doc, name: string, specs: readonly NodeSpec[] = []): FakePage {
  const nodes: FakeNode[] = []
  let selection: readonly FakeNode[] = []
  const page: FakePage = {
    id: doc.id('0:'),
    type: 'PAGE',
    name,
    parent: null,
    loaded: doc.pages.length === 0,
    get children() {
      if (!page.loaded) {
        throw new Error(
          'in get_children: Cannot access children on a page that has not been explicitly loaded',
        )
      }
      return nodes
    },
    get selection() {
      return selection
    },
    set selection(next) {
      selection = [...next]
    },
    async loadAsync() {
      page.loaded = true
    },
  }
  const wrapped = strict(`page "${name}"`, page)
  for (const spec of specs) nodes.push(makeNode(doc, spec, wrapped, wrapped))
  doc.pages.push(wrapped)
  doc.currentPage ??= wrapped
  return wrapped
}

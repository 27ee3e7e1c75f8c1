/** What a file is called for ever, and what was curated in it: on this computer until the first write, then in the file. */
import { type Desk, findDesk, keepDesk } from './desk.ts'
import { NAMESPACE, keepText, keptText } from './text.ts'

const ID = 'file'
const LIBRARY = 'library'

export interface Identity {
  /** First of all: what lies on this computer for the file. */
  open(): Promise<void>
  now(): { id: string; name: string }
  /** For ever: a second id would cut the file off from its project. */
  nameFile(id: string): Promise<Record<string, never>>
  keepLibrary(text: string): Promise<Record<string, never>>
  keptLibrary(): string | null
  /** A frame that was measured: by it the desk is known again. */
  measured(id: string, name: string): Promise<void>
  /** Somebody writes: from now on the file keeps it, for everybody who opens it. */
  moveIn(): Promise<void>
}

export function fileIdentity(): Identity {
  let desk: Desk = { at: 0, id: '', library: '', frames: {} }
  const ofFile = () => figma.root.getSharedPluginData(NAMESPACE, ID)
  const isOurs = () => figma.root.getSharedPluginDataKeys(NAMESPACE).length > 0
  const put = async (more: Partial<Desk>) => {
    desk = { ...desk, ...more, at: Date.now() }
    await keepDesk(figma.root.name, desk)
    return {}
  }
  return {
    async open() {
      if (!isOurs()) desk = (await findDesk(figma.root.name)) ?? desk
    },
    now: () => ({ id: ofFile() || desk.id, name: figma.root.name }),
    async nameFile(id) {
      if (ofFile() !== '' || desk.id !== '') return {}
      if (!isOurs()) return await put({ id })
      figma.root.setSharedPluginData(NAMESPACE, ID, id)
      return {}
    },
    async keepLibrary(text) {
      if (!isOurs()) return await put({ library: text })
      keepText(figma.root, LIBRARY, text)
      return {}
    },
    keptLibrary: () => keptText(figma.root, LIBRARY) ?? (desk.library === '' ? null : desk.library),
    async measured(id, name) {
      desk.frames[id] = name
      // Dev Mode never writes: without this its project would be another one each time.
      if (desk.id !== '' && !isOurs()) await put({})
    },
    async moveIn() {
      if (isOurs() || desk.id === '') return
      figma.root.setSharedPluginData(NAMESPACE, ID, desk.id)
      if (desk.library !== '') keepText(figma.root, LIBRARY, desk.library)
      await keepDesk(figma.root.name, null)
    },
  }
}

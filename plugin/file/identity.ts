/** What the file itself remembers, for everybody who opens it. */
import { NAMESPACE, keepText, keptText } from './text.ts'

const ID = 'file'
const LIBRARY = 'library'

export const fileIdentity = (): { id: string; name: string } => ({
  id: figma.root.getSharedPluginData(NAMESPACE, ID),
  name: figma.root.name,
})

/** For ever: a second id would cut the file off from its project. */
export function nameFile(id: string): Record<string, never> {
  if (figma.root.getSharedPluginData(NAMESPACE, ID) === '') {
    figma.root.setSharedPluginData(NAMESPACE, ID, id)
  }
  return {}
}

export function keepLibrary(text: string): Record<string, never> {
  keepText(figma.root, LIBRARY, text)
  return {}
}
export const keptLibrary = (): string | null => keptText(figma.root, LIBRARY)

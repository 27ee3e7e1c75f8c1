/**
 * Until somebody writes, nothing of ours is in the file: what it will keep lies on this computer. Figma tells public
 * plugins no key of a file, so the desk is found by the file's name, and believed only where a frame that was measured
 * is still there: another “Untitled” is another file.
 */
import * as z from 'zod'

const KEY = 'desk:'
/** Desks are small (about 100 kB); Figma keeps 5 MB per plugin. */
const MOST = 8

const deskSchema = z.object({
  at: z.number(),
  /** Of the file, once minted. */
  id: z.string(),
  library: z.string(),
  /** Id → name of frames that were measured. */
  frames: z.record(z.string(), z.string()),
})
export type Desk = z.infer<typeof deskSchema>

const keyOf = (fileName: string): string => KEY + fileName

/** Null where nothing lies on this computer for the file. */
export async function findDesk(fileName: string): Promise<Desk | null> {
  try {
    const text: unknown = await figma.clientStorage.getAsync(keyOf(fileName))
    const desk = typeof text === 'string' ? deskSchema.parse(JSON.parse(text)) : null
    return desk && (await isOfThisFile(desk)) ? desk : null
  } catch {
    return null
  }
}

async function isOfThisFile({ frames }: Desk): Promise<boolean> {
  for (const [id, name] of Object.entries(frames)) {
    const node = await figma.getNodeByIdAsync(id).catch(() => null)
    if (node && !node.removed && node.name === name) return true
  }
  return false
}

/** What cannot be kept is gone with the panel: the server has it in any case. */
export async function keepDesk(fileName: string, desk: Desk | null): Promise<void> {
  try {
    if (desk === null) {
      await figma.clientStorage.deleteAsync(keyOf(fileName))
      return
    }
    await figma.clientStorage.setAsync(keyOf(fileName), JSON.stringify(desk))
    await forgetOldest()
  } catch {
    // A full disk is no reason to stop measuring.
  }
}

async function forgetOldest(): Promise<void> {
  const keys = (await figma.clientStorage.keysAsync()).filter((key) => key.startsWith(KEY))
  if (keys.length <= MOST) return
  const aged: { key: string; at: number }[] = []
  for (const key of keys) {
    const text: unknown = await figma.clientStorage.getAsync(key)
    const read = typeof text === 'string' ? deskSchema.safeParse(JSON.parse(text)) : null
    aged.push({ key, at: read?.data?.at ?? 0 })
  }
  aged.sort((a, b) => b.at - a.at)
  for (const { key } of aged.slice(MOST)) await figma.clientStorage.deleteAsync(key)
}

/** Frames that were written from offer to be measured again, in Figma's right panel. A button is no edit of theirs. */
import { reachable } from './readable.ts'

/** The command in package.json. */
const MEASURE = 'measureSelection'

export async function offerAgain(frames: Iterable<string>): Promise<void> {
  for (const id of frames) {
    await reachable(`frame ${id}`, async () => {
      const node = await figma.getNodeByIdAsync(id)
      if (!node || !('setRelaunchData' in node) || MEASURE in node.getRelaunchData()) return
      node.setRelaunchData({ [MEASURE]: 'Tokens of this frame are in the file.' })
    })
  }
}

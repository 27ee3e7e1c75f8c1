/** Figma's main thread: reads frames, plans and applies the write. It knows properties and kinds, no token types. */
import { showUI } from '@create-figma-plugin/utilities'
import { answerCalls } from './bus.ts'
import { handlers } from './handlers.ts'
import { tellSelection } from './read/frames.ts'
import { rememberedSize } from './remember.ts'

export default function main(): void {
  void start().catch((error: unknown) =>
    figma.closePlugin(
      `Token Pipeline could not start: ${error instanceof Error ? error.message : 'unknown'}`,
    ),
  )
}

async function start(): Promise<void> {
  // Hidden layers of instances were never seen; skipping them makes walks many times faster.
  figma.skipInvisibleInstanceChildren = true
  const size = await rememberedSize()
  answerCalls(handlers())
  // No document strings through showUI: it does not escape `</script>`.
  showUI({ ...size, title: 'Token Pipeline' }, {})
  figma.on('selectionchange', () => void tellSelection())
  figma.on('currentpagechange', () => void tellSelection())
}

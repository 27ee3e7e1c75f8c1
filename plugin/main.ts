/** Figma's main thread: reads frames, plans and applies the write. It knows properties and kinds, no token types. */
import { showUI } from '@create-figma-plugin/utilities'
import type { Wish } from '../shared/messages.ts'
import { answerCalls } from './bus.ts'
import { handlers } from './handlers.ts'
import { tellSelection } from './read/frames.ts'
import { suggestModes } from './read/modes.ts'
import { rememberedSize } from './remember.ts'

/** Each is a line of the plugin's menu, named in package.json; with a wish the panel goes there by itself. */
export default function main(): void {
  open(null)
}

/** Also the button on frames that were written from, and a quick action that may name their mode. */
export function measureSelection(): void {
  // While somebody types, nothing is shown yet.
  suggestModes()
  figma.on('run', ({ parameters }) => {
    const mode: unknown = parameters?.['mode']
    open({ do: 'measure', ...(typeof mode === 'string' && { mode: mode.slice(0, 40) }) })
  })
}

export const checkPage = (): void => open({ do: 'check' })

export const exportTokens = (): void => open({ do: 'export' })

function open(wish: Wish | null): void {
  void start(wish).catch((error: unknown) =>
    figma.closePlugin(
      `Token Pipeline could not start: ${error instanceof Error ? error.message : 'unknown'}`,
    ),
  )
}

async function start(wish: Wish | null): Promise<void> {
  // Hidden layers of instances were never seen; skipping them makes walks many times faster.
  figma.skipInvisibleInstanceChildren = true
  const size = await rememberedSize()
  answerCalls(handlers(wish))
  // No document strings through showUI: it does not escape `</script>`.
  showUI({ ...size, title: 'Token Pipeline' }, {})
  figma.on('selectionchange', () => void tellSelection())
  figma.on('currentpagechange', () => void tellSelection())
}

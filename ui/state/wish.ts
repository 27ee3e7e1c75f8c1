/** What was chosen in the plugin's menu is done as soon as it can be: measuring waits for a server. */
import { effect } from '@preact/signals'
import type { Wish } from '../../shared/messages.ts'
import type { Panel } from './panel.ts'

export function fulfil(wish: Wish | null | undefined, panel: Panel): void {
  const { place, frames, line } = panel
  if (!wish) return
  if (wish.do === 'check') {
    place.value = 'check'
    return
  }
  const { mode } = wish
  if (mode !== undefined) for (const { id } of frames.list.value) frames.setMode(id, mode)
  place.value = 'frames'
  let done = false
  const stop = effect(() => {
    if (done || line.connection.value.status !== 'connected') return
    done = true
    queueMicrotask(() => {
      stop()
      void begin(wish.do, panel)
    })
  })
}

async function begin(wish: Wish['do'], panel: Panel): Promise<void> {
  if (wish === 'measure') {
    // Without a selection the panel says what to select.
    if (panel.frames.list.value.length > 0) await panel.measure()
    return
  }
  await panel.openLast()
  if (panel.place.value === 'review') panel.place.value = 'export'
}

/** What goes between a review and the file it belongs to. */
import { effect, type ReadonlySignal, type Signal } from '@preact/signals'
import type { FigmaPowers } from '../host/host.ts'
import { carryOver } from './carry-over.ts'
import { keptText, openedFrom } from './kept.ts'
import type { Review } from './review.ts'

/** A server that is new to this file learns what people decided before. */
export async function takeOver(kept: string | null, { curating }: Review): Promise<void> {
  const [before, library] = [kept === null ? null : openedFrom(kept), curating.library.value]
  const steps = before && library ? carryOver(before.library, library) : []
  if (steps.length > 0) await curating.take('Taken over from this file', steps)
}

/** A second of calm, so that quick steps are kept once. */
const CALM_MS = 1000

/** Whatever is decided goes into the file as well, where a colleague finds it. The same again is not written again. */
export function keepInFile(
  figma: FigmaPowers,
  review: Review,
  isKept: ReadonlySignal<boolean>,
  kept: Signal<string | null>,
): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const keep = (text: string) => {
    // What cannot be kept now is kept with the next step; the server has it in any case.
    figma.keepLibrary(text).then(
      () => (kept.value = text),
      () => undefined,
    )
  }
  effect(() => {
    const text = isKept.value ? keptText(review) : null
    // What was decided a moment ago is kept even when another review is opened meanwhile.
    if (text === null) return
    clearTimeout(timer)
    if (text !== kept.peek()) timer = setTimeout(() => keep(text), CALM_MS)
  })
}

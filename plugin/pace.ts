/** Long work gives way: Figma's editor stands still while the main thread runs. */

/** Of the 16 that a frame has at 60 Hz: the last item before a pause ends after it. */
const SLICE_MS = 10
/** Enough for a bar that moves. */
const PROGRESS_MS = 200

export interface Control {
  cancelled(): boolean
  progress(done: number, total: number): void
}

/** Lets the editor work before what comes next, which cannot be divided. */
export const breathe = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(() => {
      // `performance` is not defined in Figma's sandbox.
      began = Date.now()
      resolve()
    }, 0)
  })

/** When this turn of the event loop began, as far as long work knows: there is one main thread, so there is one clock. */
let began = 0

/** Await it between the items of long work: it pauses when the editor has waited long enough. */
export const giveWay = (): Promise<void> | null => (Date.now() - began < SLICE_MS ? null : breathe())

/** The same, telling how far it is. */
export function counting(total: number, { progress }: Pick<Control, 'progress'>): typeof giveWay {
  let done = 0
  let told = Date.now()
  return () => {
    done++
    const pause = giveWay()
    if (pause && Date.now() - told >= PROGRESS_MS) {
      told = Date.now()
      progress(Math.min(done, total), total)
    }
    return pause
  }
}

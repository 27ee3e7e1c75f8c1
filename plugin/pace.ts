/** Long work in short slices: Figma's editor stands still while the main thread runs. */

/** Of the 16 that a frame has at 60 Hz: the last item of a slice ends after it. */
const SLICE_MS = 10
/** Enough for a bar that moves. */
const PROGRESS_MS = 200

export interface Control {
  cancelled(): boolean
  progress(done: number, total: number): void
  /** Milliseconds; `performance` is not defined in Figma's sandbox. */
  now(): number
}

/** Lets the editor work before what comes next, which cannot be divided. */
export const breathe = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, 0)
  })

/** Call after each item: a promise when it is time to let the editor breathe. */
export type Pace = () => Promise<void> | null

export function pacer(now: () => number = Date.now): Pace {
  let started = now()
  return () => {
    if (now() - started < SLICE_MS) return null
    return new Promise((resolve) => {
      setTimeout(() => {
        started = now()
        resolve()
      }, 0)
    })
  }
}

/** The same, telling how far it is. */
export function slices(total: number, { now, progress }: Pick<Control, 'now' | 'progress'>): Pace {
  const pace = pacer(now)
  let done = 0
  let told = now()
  return () => {
    done++
    const pause = pace()
    if (pause && now() - told >= PROGRESS_MS) {
      told = now()
      progress(Math.min(done, total), total)
    }
    return pause
  }
}

/** A pure computation that yields between its items, run in slices. */
export async function inSlices<T>(work: Generator<unknown, T>): Promise<T> {
  const pace = pacer()
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
    const pause = pace()
    if (pause) await pause
  }
}

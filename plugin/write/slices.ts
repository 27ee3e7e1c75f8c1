/** Long work in short slices: Figma's editor stands still while the main thread runs. */

/** One frame at 60 Hz. */
const SLICE_MS = 16
/** Enough for a bar that moves. */
const PROGRESS_MS = 200

export interface Control {
  cancelled(): boolean
  progress(done: number, total: number): void
  /** Milliseconds; `performance` is not defined in Figma's sandbox. */
  now(): number
}

export interface Slices {
  /** Call after each item: a promise when it is time to let the editor breathe. */
  next(): Promise<void> | null
}

export function slices(total: number, { now, progress }: Pick<Control, 'now' | 'progress'>): Slices {
  let done = 0
  let started = now()
  let told = started
  return {
    next() {
      done++
      const at = now()
      if (at - started < SLICE_MS) return null
      if (at - told >= PROGRESS_MS) {
        told = at
        progress(Math.min(done, total), total)
      }
      return new Promise((resolve) => {
        setTimeout(() => {
          started = now()
          resolve()
        }, 0)
      })
    },
  }
}

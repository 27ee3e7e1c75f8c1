/** "Something happened in this run": only a wake-up. The truth is in the table, and who sleeps looks there. */
export interface Wakes {
  wake(run: string): void
  /** Resolves at the next wake of this run, when aborted, or after `milliseconds`. */
  next(run: string, milliseconds: number, signal: AbortSignal): Promise<void>
}

export function createWakes(): Wakes {
  const sleepers = new Map<string, Set<() => void>>()
  return {
    wake(run) {
      for (const rise of sleepers.get(run) ?? []) rise()
    },
    next: (run, milliseconds, signal) =>
      new Promise((resolve) => {
        const beds = sleepers.get(run) ?? new Set()
        sleepers.set(run, beds)
        const rise = () => {
          clearTimeout(timer)
          signal.removeEventListener('abort', rise)
          beds.delete(rise)
          if (beds.size === 0) sleepers.delete(run)
          resolve()
        }
        const timer = setTimeout(rise, milliseconds)
        signal.addEventListener('abort', rise)
        beds.add(rise)
        if (signal.aborted) rise()
      }),
  }
}

/** "Something happened in this run": only a wake-up. The truth is in the table, and who sleeps looks there. */
export interface Wakes {
  wake(run: string): void
  /** Resolves at the next wake of this run or when aborted (`true`), or after `milliseconds` (`false`). */
  next(run: string, milliseconds: number, signal: AbortSignal): Promise<boolean>
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
        const rise = (woken: boolean) => {
          clearTimeout(timer)
          signal.removeEventListener('abort', called)
          beds.delete(called)
          if (beds.size === 0 && sleepers.get(run) === beds) sleepers.delete(run)
          resolve(woken)
        }
        const called = () => rise(true)
        const timer = setTimeout(() => rise(false), milliseconds)
        signal.addEventListener('abort', called)
        beds.add(called)
        if (signal.aborted) called()
      }),
  }
}

/** "Something happened in this run": only a wake-up. The truth is in the table, and who sleeps looks there. */
import type { Engine } from '../store/engine.ts'

/** NOTIFY channel; the payload is the run's id, with `ended` behind it when that was its last event. */
export const CHANNEL = 'run_events'

export interface Wakes {
  /** Resolves at the next wake of this run or when aborted (`true`), or after `milliseconds` (`false`). */
  next(run: string, milliseconds: number, signal: AbortSignal): Promise<boolean>
  /** Calls once, when the run has ended here or on any other server. Returns how to stop listening. */
  onEnded(run: string, act: () => void): () => void
}

/** One listener a process serves all who sleep in it. */
export async function createWakes(engine: Pick<Engine, 'listen'>): Promise<Wakes> {
  const sleepers = new Map<string, Set<() => void>>()
  const mourners = new Map<string, Set<() => void>>()
  await engine.listen(CHANNEL, (payload) => {
    const [run = '', ended] = payload.split(' ')
    call(sleepers.get(run))
    if (ended) call(mourners.get(run))
  })
  return {
    next: (run, milliseconds, signal) =>
      new Promise((resolve) => {
        const settle = (woken: boolean) => {
          clearTimeout(timer)
          signal.removeEventListener('abort', called)
          leave()
          resolve(woken)
        }
        const called = () => settle(true)
        const leave = enter(sleepers, run, called)
        const timer = setTimeout(() => settle(false), milliseconds)
        signal.addEventListener('abort', called)
        if (signal.aborted) called()
      }),
    onEnded: (run, act) => enter(mourners, run, act),
  }
}

const call = (all: ReadonlySet<() => void> | undefined): void => {
  // A copy: who is called leaves the room.
  for (const act of Array.from(all ?? [])) act()
}

function enter(rooms: Map<string, Set<() => void>>, run: string, act: () => void): () => void {
  const room = rooms.get(run) ?? new Set()
  rooms.set(run, room)
  room.add(act)
  return () => {
    room.delete(act)
    if (room.size === 0 && rooms.get(run) === room) rooms.delete(run)
  }
}

/** From callbacks to an async iterator, in order and without loss. */
export interface EventQueue<T> {
  readonly push: (item: T) => void
  readonly close: () => void
  /** Ends once the queue is closed and empty. */
  readonly drain: () => AsyncGenerator<T>
}

export function eventQueue<T>(): EventQueue<T> {
  const waiting: T[] = []
  let wake: (() => void) | undefined
  let closed = false
  return {
    push(item: T): void {
      waiting.push(item)
      wake?.()
    },
    close(): void {
      closed = true
      wake?.()
    },
    async *drain(): AsyncGenerator<T> {
      for (;;) {
        yield* waiting.splice(0)
        if (waiting.length > 0) continue
        if (closed) return
        await new Promise<void>((resolve) => (wake = resolve))
      }
    },
  }
}

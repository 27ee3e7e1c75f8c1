/** From callbacks to an async iterator, in order and without loss. */
export function eventQueue<T>() {
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
    /** Ends once the queue is closed and empty. */
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

/** Work that takes much memory: so much of it at once in this process, the rest in the order it came. */
export type AtOnce = <T>(weight: number, work: () => Promise<T>) => Promise<T>

/** @param most In the unit of the weights; one alone is always let in. */
export function atOnce(most: number): AtOnce {
  let running = 0
  const waiting: { readonly weight: number; readonly begin: () => void }[] = []
  const fits = (weight: number) => running === 0 || running + weight <= most
  const enter = (weight: number): Promise<void> | undefined => {
    if (waiting.length === 0 && fits(weight)) return void (running += weight)
    return new Promise((resolve) =>
      waiting.push({
        weight,
        begin() {
          running += weight
          resolve()
        },
      }),
    )
  }
  return async (weight, work) => {
    await enter(weight)
    try {
      return await work()
    } finally {
      running -= weight
      for (let [first] = waiting; first && fits(first.weight); [first] = waiting) {
        waiting.shift()
        first.begin()
      }
    }
  }
}

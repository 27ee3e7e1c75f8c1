/**
 * Files have a history: what Figma lists may be gone, and then everything that is asked of it throws. One bad thing costs
 * one thing: it is skipped, said once, and the rest goes on.
 */

const skipped = new Set<string>()
let told = 0

/** A panel that opens has been told of nothing yet. */
export function forgetSkipped(): void {
  skipped.clear()
  told = 0
}

/** Null where Figma throws. `what`: names the thing, so that it is counted once. */
export function readable<T>(what: string, read: () => T): T | null {
  try {
    return read()
  } catch {
    skipped.add(what)
    return null
  }
}

/** The same for a whole list; what cannot be read is not in it. */
export const readableOf = <T, R>(sort: string, list: readonly T[], read: (one: T) => R): R[] =>
  list.flatMap((one, i) => {
    const made = readable(`${sort} ${i}`, () => ({ made: read(one) }))
    return made ? [made.made] : []
  })

/** Null where Figma throws at once or later. */
export async function reachable<T>(what: string, read: () => Promise<T>): Promise<T | null> {
  try {
    return await read()
  } catch {
    skipped.add(what)
    return null
  }
}

/** Once, and again when there are more. */
export function saySkipped(): void {
  if (skipped.size <= told) return
  told = skipped.size
  const things = told === 1 ? '1 thing of this file cannot' : `${told} things of this file cannot`
  figma.notify(`${things} be read: deleted, or damaged. The rest is fine.`)
}

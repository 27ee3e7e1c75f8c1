/** Makes one file operation of this process its last: what a kill leaves behind is looked at afterwards. */
import { createRequire, syncBuiltinESMExports } from 'node:module'
import { tmpdir } from 'node:os'

type Operation = (...given: unknown[]) => Promise<unknown>
type Operations = Record<string, Operation>
interface Closable {
  close(): Promise<void>
}

const files = createRequire(import.meta.url)('node:fs/promises') as Operations
const halfOf = (bytes: unknown) => (bytes as Uint8Array).subarray(0, (bytes as Uint8Array).length / 2)

/**
 * Operation number `last` is done, a write only by half, and then `end` is called. It and all later ones never return.
 * @returns How to go on as before.
 */
export async function lastOperation(last: number, end: () => void): Promise<() => Promise<void>> {
  const undo: (() => void)[] = []
  const opened: Closable[] = []
  let done = 0
  const kept = (result: unknown): unknown => {
    if (result instanceof Object && 'close' in result) opened.push(result as Closable)
    return result
  }
  const patch = (target: Operations, name: string, half?: (bytes: unknown) => unknown): void => {
    const real = target[name]
    if (!real) throw new Error(`there is no ${name}`)
    undo.push(() => void (target[name] = real))
    target[name] = async function (this: unknown, ...given: unknown[]) {
      const turn = ++done
      if (turn < last) return kept(await real.apply(this, given))
      if (turn === last) {
        await real.apply(this, half ? [half(given[0]), ...given.slice(1)] : given).then(kept, () => undefined)
        end()
      }
      return new Promise<never>(() => undefined)
    }
  }
  const handle = (await files['open']?.(tmpdir(), 'r')) as Closable
  await handle.close()
  const methods = Object.getPrototypeOf(handle) as Operations
  patch(methods, 'writeFile', halfOf)
  patch(methods, 'sync')
  for (const name of ['open', 'mkdir', 'rename', 'rm', 'rmdir', 'stat', 'readdir', 'readFile'])
    patch(files, name)
  syncBuiltinESMExports()
  return async () => {
    for (const one of undo) one()
    syncBuiltinESMExports()
    // Those that were closed say so.
    await Promise.allSettled(opened.map((one) => one.close()))
  }
}

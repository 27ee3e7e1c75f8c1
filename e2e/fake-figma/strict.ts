/** Throws on anything that the fake does not model: a test that passes by accident is worse than none. */

/** Objects that were removed: as in Figma, everything that is asked of them throws, but whether they are removed. */
const dead = new WeakSet<object>()

interface Eye {
  /** Told of every read of every object, before it happens. `thing`: to be given to `kill`. */
  read: ((thing: object, what: string) => void) | null
}
/** A test's eye. */
export const eye: Eye = { read: null }
export const kill = (thing: object): void => void dead.add(thing)

/** A list of Figma's own: it goes on listing what is gone. */
export const listed = <T>(list: Iterable<T>, isAsked: (one: T) => boolean): T[] =>
  [...list].filter((one) => {
    try {
      return isAsked(one)
    } catch {
      return true
    }
  })

export function strict<T extends object>(what: string, target: T): T {
  return new Proxy(target, {
    get(object, key, receiver) {
      if (typeof key === 'string' && key !== 'then' && key !== 'toJSON') {
        eye.read?.(object, what)
        if (dead.has(object)) {
          if (key === 'removed') return true
          throw new Error(`in get_${key}: The ${what} does not exist`)
        }
      }
      // Promises ask for `then`, printing asks for symbols: both may be absent.
      if (key in object || typeof key === 'symbol' || key === 'then' || key === 'toJSON') {
        return Reflect.get(object, key, receiver) as unknown
      }
      throw new Error(`${what}.${key} is not modelled by the fake`)
    },
    set(object, key, value, receiver) {
      if (dead.has(object)) throw new Error(`in set_${String(key)}: The ${what} does not exist`)
      if (!(key in object)) throw new Error(`${what}.${String(key)} = … is not modelled by the fake`)
      return Reflect.set(object, key, value, receiver)
    },
  })
}

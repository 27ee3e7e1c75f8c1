/** Throws on anything that the fake does not model: a test that passes by accident is worse than none. */
export function strict<T extends object>(what: string, target: T): T {
  return new Proxy(target, {
    get(object, key, receiver) {
      // Promises ask for `then`, printing asks for symbols: both may be absent.
      if (key in object || typeof key === 'symbol' || key === 'then' || key === 'toJSON') {
        return Reflect.get(object, key, receiver) as unknown
      }
      throw new Error(`${what}.${key} is not modelled by the fake`)
    },
    set(object, key, value, receiver) {
      if (!(key in object)) throw new Error(`${what}.${String(key)} = … is not modelled by the fake`)
      return Reflect.set(object, key, value, receiver)
    },
  })
}

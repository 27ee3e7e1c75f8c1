/** Plugin data: entries of at most 100 kB, key included, in UTF-8. */
import type { Doc } from './document.ts'

const LIMIT = 100_000

/** Without TextEncoder, which the sandbox lacks. */
function utf8Length(text: string): number {
  let bytes = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}

/** What UTF-8 cannot say comes back as the replacement character. */
const asUtf8 = (text: string): string =>
  text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')

interface Kept {
  readonly own: Map<string, string>
  readonly shared: Map<string, Map<string, string>>
}

/** Methods for any number of things: each has data of its own. */
export function pluginData(doc: Doc): PluginDataMixin {
  const kept = new WeakMap<object, Kept>()
  const of = (thing: object): Kept => {
    const known = kept.get(thing) ?? { own: new Map(), shared: new Map() }
    kept.set(thing, known)
    return known
  }
  const check = (where: string, key: unknown, value: unknown) => {
    if (typeof key !== 'string' || typeof value !== 'string') {
      throw new Error(`in ${where}: Expected "value" to have type string`)
    }
    if (utf8Length(key) + utf8Length(value) > LIMIT) {
      throw new Error(`in ${where}: The size of the entry exceeds 100 kB`)
    }
  }
  const put = (map: Map<string, string>, key: string, value: string) => {
    if (value === '') map.delete(key)
    else map.set(key, asUtf8(value))
  }
  return {
    getPluginData(key) {
      return of(this).own.get(key) ?? ''
    },
    setPluginData(key, value) {
      check('setPluginData', key, value)
      doc.write('setPluginData')
      put(of(this).own, key, value)
    },
    getPluginDataKeys() {
      return [...of(this).own.keys()]
    },
    getSharedPluginData(namespace, key) {
      return of(this).shared.get(namespace)?.get(key) ?? ''
    },
    setSharedPluginData(namespace, key, value) {
      if (!/^[A-Za-z0-9]{3,}$/.test(namespace)) {
        throw new Error('in setSharedPluginData: The namespace must be at least 3 alphanumeric characters')
      }
      check('setSharedPluginData', key, value)
      doc.write('setSharedPluginData')
      const { shared } = of(this)
      const map = shared.get(namespace) ?? new Map<string, string>()
      shared.set(namespace, map)
      put(map, key, value)
    },
    getSharedPluginDataKeys(namespace) {
      return [...(of(this).shared.get(namespace)?.keys() ?? [])]
    },
  }
}

/** What crosses between panel and main thread: plain JSON and `Uint8Array`, nothing else. */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const BYTES = '$bytes'

/** The sandbox has no `btoa`. */
export function toBase64(bytes: Uint8Array): string {
  const out: string[] = []
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b, c] = [bytes[i], bytes[i + 1], bytes[i + 2]]
    const word = (a << 16) | ((b ?? 0) << 8) | (c ?? 0)
    out.push(
      ALPHABET.charAt(word >> 18) + ALPHABET.charAt((word >> 12) & 63),
      b === undefined ? '=' : ALPHABET.charAt((word >> 6) & 63),
      c === undefined ? '=' : ALPHABET.charAt(word & 63),
    )
  }
  return out.join('')
}

export function fromBase64(text: string): Uint8Array {
  const clean = text.replace(/=+$/, '')
  const bytes = new Uint8Array(Math.floor((clean.length * 3) / 4))
  let word = 0
  let bits = 0
  let at = 0
  for (let i = 0; i < clean.length; i++) {
    word = ((word << 6) | ALPHABET.indexOf(clean.charAt(i))) & 0xffffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes[at++] = (word >> bits) & 255
  }
  return bytes
}

/** What `postMessage` delivers: a copy. Throws on what it does not carry. */
export function carried(value: unknown): unknown {
  if (value instanceof Uint8Array) return value.slice()
  if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint') {
    throw new Error(`in postMessage: Cannot unwrap ${typeof value}`)
  }
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(carried)
  if (value instanceof Date) return new Date(value)
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) {
    throw new Error('in postMessage: Cannot unwrap an object that is not plain')
  }
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, carried(inner)]))
}

/** As text, for the way between sandbox, test and browser. */
export const pack = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    inner instanceof Uint8Array ? { [BYTES]: toBase64(inner) } : inner,
  )

export const unpack = (text: string): unknown =>
  JSON.parse(text, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && BYTES in inner && typeof inner[BYTES] === 'string'
      ? fromBase64(inner[BYTES])
      : inner,
  )

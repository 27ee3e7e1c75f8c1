/** JSON as it lies in the store and crosses between threads: bytes, which are moved rather than copied. */

export const parseJson = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(bytes))

export const spellJson = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value))

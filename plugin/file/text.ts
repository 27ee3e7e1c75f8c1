/** Texts of any length in shared plugin data, whose entries hold 100 kB each. */

/** Other plugins may read what we keep: it is the designer's data. Letters only, which every version of Figma takes. */
export const NAMESPACE = 'tokenpipeline'

/** A character is at most three bytes of UTF-8: 90 kB, which leaves room for the key. */
const CHUNK = 30_000

/** Writes only the chunks that differ, so that keeping the same text again changes nothing. Empty text removes it. */
export function keepText(holder: PluginDataMixin, key: string, text: string): void {
  const set = (name: string, value: string) => {
    if (holder.getSharedPluginData(NAMESPACE, name) !== value) {
      holder.setSharedPluginData(NAMESPACE, name, value)
    }
  }
  const before = count(holder, key)
  const chunks = Math.ceil(text.length / CHUNK)
  for (let i = 0; i < chunks; i++) set(`${key}.${i}`, text.slice(i * CHUNK, (i + 1) * CHUNK))
  set(key, chunks === 0 ? '' : String(chunks))
  for (let i = chunks; i < before; i++) set(`${key}.${i}`, '')
}

/** Null when nothing is kept, or a chunk is missing. */
export function keptText(holder: PluginDataMixin, key: string): string | null {
  const chunks = count(holder, key)
  if (chunks === 0) return null
  let text = ''
  for (let i = 0; i < chunks; i++) {
    const chunk = holder.getSharedPluginData(NAMESPACE, `${key}.${i}`)
    if (chunk === '') return null
    text += chunk
  }
  return text
}

const count = (holder: PluginDataMixin, key: string): number =>
  Number(holder.getSharedPluginData(NAMESPACE, key)) || 0

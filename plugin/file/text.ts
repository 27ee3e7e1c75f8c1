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
  const chunks = chunksOf(text)
  for (const [i, chunk] of chunks.entries()) set(`${key}.${i}`, chunk)
  set(key, chunks.length === 0 ? '' : String(chunks.length))
  for (let i = chunks.length; i < before; i++) set(`${key}.${i}`, '')
}

/** Half of a surrogate pair is no character: kept as UTF-8 it would come back as �. */
function chunksOf(text: string): string[] {
  const chunks: string[] = []
  for (let from = 0; from < text.length;) {
    let to = Math.min(text.length, from + CHUNK)
    const last = text.charCodeAt(to - 1)
    if (to < text.length && last >= 0xd800 && last < 0xdc00) to--
    chunks.push(text.slice(from, to))
    from = to
  }
  return chunks
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

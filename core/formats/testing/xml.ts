import { SaxesParser } from 'saxes'

/** Elements of an Android resource file, `type/name` → text, by a strict XML parser that throws on any error. */
export function readResources(text: string): Record<string, string> {
  const parser = new SaxesParser<{ xmlns: false }>({ xmlns: false })
  const found: Record<string, string> = {}
  let at = ''
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    at = name === 'resources' ? '' : `${name}/${attributes['name'] ?? ''}`
    if (at !== '') found[at] = ''
  })
  parser.on('text', (content) => {
    if (at !== '') found[at] += content
  })
  parser.on('closetag', () => {
    at = ''
  })
  parser.write(text).close()
  return found
}

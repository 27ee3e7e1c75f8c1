/** HTML whose every inserted value is escaped, unless it is HTML already. */

export interface Markup {
  readonly html: string
}
type Insert = string | number | Markup | readonly Markup[]

export function html(strings: TemplateStringsArray, ...values: Insert[]): Markup {
  return {
    html: strings.map((text, i) => text + (i < values.length ? written(values[i] ?? '') : '')).join(''),
  }
}

export const nothing: Markup = { html: '' }

const written = (value: Insert): string => {
  if (typeof value === 'string' || typeof value === 'number') return escaped(`${value}`)
  return 'html' in value ? value.html : value.map((part) => part.html).join('')
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string): string => text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char)

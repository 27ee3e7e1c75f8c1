/** The names tokens have in Tailwind: a namespace that gives the utilities, and a key in it. */
import { parts } from '../../shared/observed.ts'
import type { RenderOptions } from './format.ts'
import { nameIn } from './naming.ts'
import type { Entry } from './sheet.ts'
import { besideStock } from './tailwind-stock.ts'

/** Namespaces of a font's parts; beside a size the others are its companions (`--text-x--line-height`). */
const FONT: Readonly<Record<string, { alone: string; companion?: string }>> = {
  fontSize: { alone: 'text' },
  lineHeight: { alone: 'leading', companion: 'line-height' },
  letterSpacing: { alone: 'tracking', companion: 'letter-spacing' },
  fontWeight: { alone: 'font-weight', companion: 'font-weight' },
  fontFamily: { alone: 'font' },
}

export interface TailwindName {
  /** `''`: it has no utility, and is a plain custom property. */
  readonly namespace: string
  readonly key: string
  /** What of a font's size it goes with: `line-height`. */
  readonly companion?: string
}

export function tailwindName(entry: Entry, options: RenderOptions): TailwindName {
  const { type, token, part, path, value } = entry
  const rest = path[0] === type.namespace.path ? path.slice(1) : path
  const put = (namespace: string, key: readonly string[]): TailwindName => {
    if (key.length === 0) return { namespace, key: options.prefix ?? '' }
    if (options.prefix !== undefined) return { namespace, key: nameIn(key, { prefix: options.prefix }) }
    return { namespace, key: besideStock(namespace, nameIn(key, {}), value) }
  }
  if (part === undefined) return put(namespaceOf(entry), rest)
  const font = token.kind === 'typography' ? FONT[part] : undefined
  if (!font)
    return {
      namespace: '',
      key: nameIn(path, options.prefix === undefined ? {} : { prefix: options.prefix }),
    }
  const sized = parts(token.kind, token.value).some(({ name }) => name === 'fontSize')
  const whole = rest.slice(0, -1)
  return sized && font.companion
    ? { ...put('text', whole), companion: font.companion }
    : put(font.alone, whole)
}

/** By its role, else by what it was mostly seen as. */
function namespaceOf({ type, token, role }: Entry): string {
  const { tailwind, tailwindOf = {} } = type.namespace
  const stated = Object.keys(tailwindOf).find((part) => role === part || role?.startsWith(`${part}-`))
  if (role !== undefined) return (stated && tailwindOf[stated]) ?? tailwind
  const seen = token.sightings.flatMap(({ facts }) =>
    typeof facts?.['part'] === 'string' ? [facts['part']] : [],
  )
  const [most] = [...Map.groupBy(seen, (part) => part)].toSorted(([, a], [, b]) => b.length - a.length)
  return (most && tailwindOf[most[0]]) ?? tailwind
}

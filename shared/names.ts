/** Names that are legal in DTCG, CSS and Figma at once. */

/** `Blue / 500` → `blue-500`; letters outside ASCII are folded, nothing legal left gives `fallback`. */
export function slug(text: string, fallback = 'x'): string {
  const folded = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '')
  return folded || fallback
}

/**
 * A name as stylesheets and file names may hold it, in the script it was written in: letters and digits stay, runs of
 * anything else become one hyphen, accents of Latin letters go (`Très clair` → `Tres-clair`, `深色` stays). A name without
 * letters and digits is spelled by its code points (`🌙` → `u1f319`), so that two such names stay two.
 */
export function word(text: string): string {
  const plain = text
    .normalize('NFKD')
    // Elsewhere marks are letters of their own: が without its mark is another syllable.
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC')
    // Behind a symbol they only choose how it is drawn.
    .replace(/(?<![\p{L}\p{M}])\p{M}+/gu, '')
    .replace(/(\p{Ll}|\p{N})(?=\p{Lu})/gu, '$1-')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  const short = Array.from(plain).slice(0, 60).join('').replace(/-+$/, '')
  if (short !== '') return short
  const symbols = Array.from(text.replace(/\p{M}+/gu, ''), (char) => codePoint(char))
  return symbols.join('-') || 'x'
}

/** The same for code of every language: lower-case ASCII, other letters by their code points (`主色` → `u4e3bu8272`). */
export const plainWord = (text: string): string =>
  word(text.replaceAll('ß', 'ss'))
    .toLowerCase()
    .replace(/[^a-z0-9-]/gu, codePoint)
    .slice(0, 60)
    .replace(/-+$/, '')

/** `🌙` → `u1f319`. */
export const codePoint = (char: string): string => `u${char.codePointAt(0)?.toString(16)}`

/** `['color','blue','500']` → `--color-blue-500`, the custom property every export agrees on. */
export const cssName = (path: readonly string[]): string => `--${path.join('-')}`

/** `color/blue/500`, as Figma names variables. */
export const figmaName = (path: readonly string[]): string => path.join('/')

/** `{color.blue.500}`, a DTCG alias. */
export const aliasOf = (path: readonly string[]): string => `{${path.join('.')}}`

/**
 * Hands out names that every output can write: unique as CSS names (`a/b` and `a-b` collide there; a clash gets `-2`,
 * `-3` …), and no token inside a token: beside `color/white`, `color/white/half` is `color/white-half`. Paths in
 * `taken` are reserved.
 */
export function uniquePaths(taken: Iterable<readonly string[]>): (wanted: readonly string[]) => string[] {
  const used = new Set<string>()
  const tokens = new Set<string>()
  const groups = new Set<string>()
  const take = (path: readonly string[]): void => {
    used.add(cssName(path))
    tokens.add(figmaName(path))
    for (let n = 1; n < path.length; n++) groups.add(figmaName(path.slice(0, n)))
  }
  for (const path of taken) take(path)
  return (wanted) => {
    const within = outside(wanted, tokens)
    const last = within.at(-1) ?? 'x'
    for (let n = 1; ; n++) {
      const path = n === 1 ? within : [...within.slice(0, -1), `${last}-${n}`]
      if (used.has(cssName(path)) || groups.has(figmaName(path))) continue
      take(path)
      return path
    }
  }
}

/** The same CSS name in no group that is one of `tokens` itself: what would be inside such a token is beside it. */
export function outside(path: readonly string[], tokens: ReadonlySet<string>): string[] {
  const depth = path.findIndex((_, n) => n > 0 && tokens.has(figmaName(path.slice(0, n))))
  if (depth < 0) return [...path]
  const [token, inner, ...rest] = [path[depth - 1], path[depth], ...path.slice(depth + 1)]
  return outside([...path.slice(0, depth - 1), `${token}-${inner}`, ...rest], tokens)
}

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

/** `['color','blue','500']` → `--color-blue-500`, the custom property every export agrees on. */
export const cssName = (path: readonly string[]): string => `--${path.join('-')}`

/** `color/blue/500`, as Figma names variables. */
export const figmaName = (path: readonly string[]): string => path.join('/')

/** `{color.blue.500}`, a DTCG alias. */
export const aliasOf = (path: readonly string[]): string => `{${path.join('.')}}`

/**
 * Hands out names that are unique as CSS names too (`a/b` and `a-b` collide there); a clash gets `-2`, `-3` …
 * Paths in `taken` are reserved.
 */
export function uniquePaths(taken: Iterable<readonly string[]>): (wanted: readonly string[]) => string[] {
  const used = new Set<string>()
  for (const path of taken) used.add(cssName(path))
  return (wanted) => {
    const last = wanted.at(-1) ?? 'x'
    for (let n = 1; ; n++) {
      const path = n === 1 ? [...wanted] : [...wanted.slice(0, -1), `${last}-${n}`]
      if (!used.has(cssName(path))) {
        used.add(cssName(path))
        return path
      }
    }
  }
}

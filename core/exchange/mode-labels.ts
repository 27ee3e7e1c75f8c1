/** Modes as a library can call them: at most Figma's 40 characters, none empty, none that every JavaScript object has. */
export const MAX_LABEL = 40

/** One for each of `names`, in order; no two are the same. */
export function modeLabels(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    const plain =
      name.trim() === '' ? 'Mode' : name === '__proto__' ? 'proto' : name in {} ? `${name} mode` : name
    for (let n = 1; ; n++) {
      const end = n === 1 ? '' : ` ${n}`
      const label =
        Array.from(plain)
          .slice(0, MAX_LABEL - end.length)
          .join('')
          .slice(0, MAX_LABEL - end.length) + end
      if (taken.has(label)) continue
      taken.add(label)
      return label
    }
  })
}

/** Two tokens must never leave under one name: the later would silently win. */
import { Problem } from '../../shared/problem.ts'

interface Named {
  readonly path: readonly string[]
}

/** Refuses two entries that `spell` to one name. */
export function refuseClashes<E extends Named>(
  entries: readonly E[],
  where: string,
  spell: (entry: E) => string = ({ path }) => path.join('-'),
): void {
  const names = new Map<string, E>()
  for (const entry of entries) {
    const name = spell(entry)
    const other = names.get(name)
    if (other) throw clash(other, entry, `both become "${name}" (${where})`)
    names.set(name, entry)
  }
}

const clash = (a: Named, b: Named, what: string): Problem =>
  new Problem(
    'export-failed',
    `The tokens ${a.path.join('/')} and ${b.path.join('/')} ${what}.`,
    'Rename one of the two.',
  )

/** Hands out only names that clash with nothing in `entries` nor with each other: for names that may be left out. */
export function vacancies(entries: readonly Named[]): (path: readonly string[]) => boolean {
  const names = new Set<string>()
  const tokens = new Set<string>()
  const groups = new Set<string>()
  const groupsOf = (path: readonly string[]) => path.slice(1).map((_, n) => path.slice(0, n + 1).join('.'))
  const take = (path: readonly string[]) => {
    names.add(path.join('-'))
    tokens.add(path.join('.'))
    for (const group of groupsOf(path)) groups.add(group)
  }
  for (const { path } of entries) take(path)
  return (path) => {
    const free =
      !names.has(path.join('-')) &&
      !groups.has(path.join('.')) &&
      !groupsOf(path).some((group) => tokens.has(group))
    if (free) take(path)
    return free
  }
}

/** Variables of team libraries. They are adopted, never written. */
import { giveWay } from '../../pace.ts'
import { reachable, readable } from '../../readable.ts'

/** What is fetched before a plan is shown: the largest published systems have about as many. */
const PART = 2000
/** Each has to be fetched to know its value, about 50 ms: so many at once keep it to seconds. */
const AT_ONCE = 20

/** Variables that are used here and come from elsewhere. `ids` may be those of styles. */
export async function boundFromElsewhere(
  ids: Iterable<string>,
  known: ReadonlyMap<string, Variable>,
): Promise<Variable[]> {
  const found: Variable[] = []
  for (const id of ids) {
    if (known.has(id) || id.startsWith('S:')) continue
    const variable = await reachable(`variable ${id}`, () => figma.variables.getVariableByIdAsync(id))
    if (readable(`variable ${id}`, () => variable?.remote) && variable) found.push(variable)
  }
  return found
}

export interface Libraries {
  /** What was fetched so far, a first part at least; the same as long as nobody asks for more. */
  read(): Promise<Variable[]>
  /** The next part. */
  more(): Promise<void>
  /** How many of how many were looked at. */
  readonly seen: { readonly read: number; readonly total: number }
}

/** Fetched once per session, a part at a time; what cannot be read is passed over. */
export function libraryReader(): Libraries {
  const fetched = new Map<string, Variable>()
  /** Keys of what the enabled libraries publish → how early it is fetched. */
  const listed = new Map<string, number>()
  const asked = new Set<string>()

  return {
    async read() {
      await list()
      if (asked.size === 0) await fetchPart()
      return [...fetched.values()]
    },
    async more() {
      await list()
      await fetchPart()
    },
    get seen() {
      return { read: asked.size, total: listed.size }
    },
  }

  /** Each time anew: a library may have been enabled meanwhile. Listing brings no values and is quick. */
  async function list(): Promise<void> {
    const collections = await figma.teamLibrary.getAvailableLibraryVariableCollectionsAsync().catch(() => [])
    for (const { key, name } of collections) {
      const variables = await figma.teamLibrary.getVariablesInLibraryCollectionAsync(key).catch(() => [])
      for (const { key: one, resolvedType } of variables)
        if (USED.has(resolvedType) && !listed.has(one)) listed.set(one, turnOf(name))
    }
  }

  async function fetchPart(): Promise<void> {
    const waiting = [...listed].filter(([key]) => !asked.has(key)).toSorted(([, a], [, b]) => a - b)
    const part = waiting.slice(0, PART).map(([key]) => key)
    for (let i = 0; i < part.length; i += AT_ONCE) {
      await Promise.all(part.slice(i, i + AT_ONCE).map(fetchOne))
      await giveWay()
    }
  }

  async function fetchOne(key: string): Promise<void> {
    asked.add(key)
    // Unpublished meanwhile: not an offer any more.
    const imported = await figma.variables.importVariableByKeyAsync(key).catch(() => null)
    if (imported) fetched.set(key, imported)
  }
}

const USED: ReadonlySet<VariableResolvedDataType> = new Set(['COLOR', 'FLOAT', 'STRING'])

/** Semantic variables before the primitives that they point to: they are what layers should be bound to. */
function turnOf(collection: string): number {
  if (/semantic|alias|theme|role|system|\bsys\b|component/i.test(collection)) return 0
  return /primitive|core|base|global|palette|ramp|refer|\bref\b|\braw\b/i.test(collection) ? 2 : 1
}

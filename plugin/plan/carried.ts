/**
 * A color token whose layers carry a color style: the style stands for it, and no variable is made beside it. Variables
 * cannot point to styles, so that a role over it holds the value itself.
 */
import { inRanks } from '../group-by.ts'
import type { StyleState } from '../things/style/types.ts'
import type { FileState } from '../things/types.ts'
import { isRgba, same } from '../things/values.ts'
import type { WantedVariable } from '../things/variable/types.ts'
import type { Entry } from './types.ts'

/** Figma's ids of styles. */
export const isStyle = (id: string): boolean => id.startsWith('S:')

const GROUP = 'Color styles'

export interface Carried {
  /** Adopted earlier, and still of this color. */
  before(wanted: WantedVariable): Entry | null
  /** Carried by layers that show the color. */
  now(wanted: WantedVariable, make: Entry): Entry | null
}

export function carriedStyles({ styles, bound, adopted }: FileState): Carried {
  const byId = new Map(styles.map((style) => [style.id, style]))
  const holds = ({ body }: StyleState, { values }: WantedVariable): boolean => {
    const [value] = Object.values(values)
    return body?.style === 'paint' && isRgba(value) && same(body.color, value)
  }
  /** Style → by how many layers of the token, in a field of its use. */
  const users = (style: StyleState, { layers, usable }: WantedVariable): number =>
    layers.filter((layer) => {
      const scopes = bound.get(style.id)?.get(layer)
      return scopes !== undefined && usable.some((scope) => scopes.has(scope))
    }).length
  const base = ({ token }: WantedVariable, { name }: StyleState) =>
    ({ id: token, name, group: GROUP, changes: [] }) as const

  return {
    before(wanted) {
      const style = byId.get(adopted[wanted.token] ?? '')
      if (!style || !holds(style, wanted)) return null
      const reason = `The color style “${style.name}” was here already and stands for it.`
      return { ...base(wanted, style), action: 'unchanged', reason, ticked: null, work: null }
    },
    now(wanted, make) {
      if (wanted.type !== 'COLOR' || wanted.layers.length === 0) return null
      const carried = styles.filter(
        (style) => !style.mark && bound.has(style.id) && holds(style, wanted) && users(style, wanted) > 0,
      )
      const ranks = inRanks(carried, (style) => users(style, wanted))
      const [[best, ...equals] = []] = ranks
      if (!best) return null
      const choices = [
        ...ranks.flat().map((style) => ({
          id: style.id,
          label: `Use the color style “${style.name}”`,
          work: { do: 'adopt', token: wanted.token, target: style.id } as const,
        })),
        ...(make.choices ?? [{ id: 'create', label: `Make “${wanted.name}”`, work: make.work }]),
      ]
      if (equals.length > 0) {
        const reason = `Layers with this color carry ${equals.length + 1} color styles. Which one is it?`
        return {
          ...base(wanted, best),
          name: wanted.name,
          action: 'question',
          reason,
          ticked: false,
          work: null,
          choices,
        }
      }
      const reason = `Your layers carry the color style “${best.name}” for it. Nothing is made.`
      return {
        ...base(wanted, best),
        action: 'adopt',
        reason,
        ticked: true,
        work: choices[0]?.work ?? null,
        choices,
      }
    },
  }
}

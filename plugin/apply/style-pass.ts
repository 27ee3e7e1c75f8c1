/** Carries out the lines of a plan that concern styles, after the variables they may be bound to. */
import { type Control, counting } from '../pace.ts'
import { type StyleTools, applyStyle, fontKey, fontsOf, loadFonts } from '../things/style/apply-styles.ts'
import { type Chosen, reasonOf } from '../plan/chosen.ts'
import type { Planned } from '../plan/plan.ts'
import { valuesOf } from '../things/state.ts'
import { localStyles, styleSnapshot } from '../things/style/read.ts'
import type { StyleDone } from '../things/style/types.ts'
import type { Raw } from '../things/types.ts'
import { same, valueKey } from '../things/values.ts'

interface StylesTask {
  readonly planned: Planned
  readonly standing: ReadonlyMap<string, Variable>
  readonly control: Control
  readonly failed: { name: string; reason: string }[]
  readonly finished: Chosen[]
}

export async function applyStyles(
  chosen: readonly Chosen[],
  { planned, standing, control, failed, finished }: StylesTask,
): Promise<StyleDone[]> {
  const ours = chosen.filter(({ work }) => work.do === 'style' || (work.do === 'remove' && work.style))
  if (ours.length === 0 || control.cancelled()) return []
  const byId = new Map((await localStyles()).map((style) => [style.id, style]))
  const works = ours.flatMap(({ work }) => (work.do === 'style' ? [work] : []))
  const missing = await loadFonts(fontsOf(works, byId))
  const tools = { byId, ...variablesByValue(standing, planned.values) }
  const step = counting(ours.length, control)
  const done: StyleDone[] = []
  for (const one of ours) {
    if (control.cancelled()) break
    const { work, entry } = one
    try {
      if (work.do === 'style') {
        const { body } = work.wanted
        if (body.style === 'text' && missing.has(fontKey(body.font))) {
          throw new Error(`The font ${fontKey(body.font)} could not be loaded.`)
        }
        done.push(applyStyle(work, tools))
      } else if (work.do === 'remove') {
        const style = byId.get(work.target)
        if (!style) continue
        const before = styleSnapshot(style)
        done.push({ id: style.id, kind: before.body?.style ?? 'paint', before, after: null })
        style.remove()
      }
      finished.push(one)
    } catch (error) {
      failed.push({ name: entry.name, reason: reasonOf(error) })
    }
    await step()
  }
  return done
}

/** Variables that a part of a style may be bound to without changing its look in any mode. */
function variablesByValue(
  standing: ReadonlyMap<string, Variable>,
  values: ReadonlyMap<string, Raw>,
): Pick<StyleTools, 'colorVariable' | 'numberVariable'> {
  const byValue = new Map<string, { variable: Variable; value: Raw }[]>()
  for (const [token, variable] of standing) {
    const value = values.get(token)
    const held = Object.values(valuesOf(variable))
    if (value === undefined || !held.every((one) => same(one, value))) continue
    const key = valueKey(value)
    byValue.set(key, [...(byValue.get(key) ?? []), { variable, value }])
  }
  const holding = (value: Raw) =>
    (byValue.get(valueKey(value)) ?? []).flatMap((one) => (same(one.value, value) ? [one.variable] : []))
  return {
    colorVariable: (color) => holding(color)[0] ?? null,
    numberVariable: (value, scope) => holding(value).find(({ scopes }) => scopes.includes(scope)) ?? null,
  }
}

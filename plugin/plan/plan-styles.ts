/** Plan lines for styles, by the same rules as for variables: mark, adoption, value, name; only then something new. */
import { giveWay } from '../pace.ts'
import type { PlanChange } from '../../shared/variables.ts'
import { bodyKey, sameBody, showBody } from '../things/style/bodies.ts'
import type { StyleBody, StyleState, StyleWork, WantedStyle } from '../things/style/types.ts'
import { follow, taken } from './follow.ts'
import type { Entry } from '../things/types.ts'

const MAX_CHOICES = 8

const groups: Record<StyleBody['style'], string> = {
  text: 'Text styles',
  effect: 'Effect styles',
  paint: 'Color styles',
  gradient: 'Color styles',
}

/** Yields between styles. */
export async function planStyles(
  wanted: readonly WantedStyle[],
  styles: readonly StyleState[],
  adopted: Readonly<Record<string, string>>,
  alive: ReadonlySet<string>,
): Promise<Entry[]> {
  const byToken = new Map<string, StyleState>()
  const byId = new Map<string, StyleState>()
  const byName = new Map<string, StyleState>()
  const byValue = new Map<string, StyleState[]>()
  for (const style of styles) {
    await giveWay()
    byId.set(style.id, style)
    if (style.mark) {
      // A copy carries our mark too: the older one is it.
      if (!byToken.has(style.mark.id)) byToken.set(style.mark.id, style)
      continue
    }
    if (!style.body) continue
    byName.set(`${groups[style.body.style]} ${style.name}`, style)
    const key = bodyKey(style.body)
    const hits = byValue.get(key)
    if (hits) hits.push(style)
    else byValue.set(key, [style])
  }
  const entries: Entry[] = []
  for (const one of wanted) {
    await giveWay()
    entries.push(entryOf(one))
  }
  for (const style of styles) {
    await giveWay()
    const isOurs = style.mark && !alive.has(style.mark.id) && byToken.get(style.mark.id) === style
    if (isOurs) entries.push(orphan(style))
  }
  return entries

  function entryOf(one: WantedStyle): Entry {
    const ours = byToken.get(one.token)
    if (ours) return followOurs(one, ours)
    const before = byId.get(adopted[one.token] ?? '')
    if (before && sameBody(before.body, one.body)) return stays(one, before)
    const hits = (byValue.get(bodyKey(one.body)) ?? []).filter(({ body }) => sameBody(body, one.body))
    if (hits.length > 0) return adopt(one, hits)
    const holder = byName.get(`${groups[one.body.style]} ${one.name}`)
    if (!holder) return create(one)
    const change = { what: 'value', before: showBody(holder.body), after: showBody(one.body) } as const
    return taken(
      { ...baseOf(one), changes: [change] },
      {
        token: one.token,
        holder: holder.id,
        reason: 'A style of this name was here before and looks different.',
        measured: 'look',
        work: { do: 'style', wanted: one, target: holder.id, body: one.body },
      },
    )
  }
}

const baseOf = ({ token, name, body }: WantedStyle) => ({
  id: token,
  name,
  group: groups[body.style],
  changes: [],
})

const makeWork = (wanted: WantedStyle): StyleWork => ({
  do: 'style',
  wanted,
  target: null,
  name: wanted.name,
  body: wanted.body,
  description: wanted.description,
})

const create = (wanted: WantedStyle): Entry => ({
  ...baseOf(wanted),
  action: 'create',
  reason: `New in ${groups[wanted.body.style]}.`,
  changes: [{ what: 'value', after: showBody(wanted.body) }],
  ticked: true,
  work: makeWork(wanted),
})

const stays = (wanted: WantedStyle, { id, name }: StyleState): Entry => ({
  ...baseOf(wanted),
  name,
  action: 'unchanged',
  reason: `“${name}” was here already and stands for it.`,
  ticked: null,
  work: null,
  stands: id,
})

function adopt(wanted: WantedStyle, hits: readonly StyleState[]): Entry {
  const choices = [
    ...hits.slice(0, MAX_CHOICES).map(({ id, name }) => ({
      id,
      label: `Use “${name}”`,
      work: { do: 'adopt', token: wanted.token, target: id } as const,
    })),
    { id: 'create', label: `Make “${wanted.name}”`, work: makeWork(wanted) },
  ]
  const [only] = hits
  if (hits.length > 1 || !only) {
    const reason = `${hits.length} styles look just like this. Which one is it?`
    return { ...baseOf(wanted), action: 'question', reason, ticked: false, work: null, choices }
  }
  return {
    ...baseOf(wanted),
    name: only.name,
    action: 'adopt',
    reason: `“${only.name}” looks just like this. Nothing is made.`,
    ticked: true,
    work: { do: 'adopt', token: wanted.token, target: only.id },
    choices,
  }
}

function followOurs(wanted: WantedStyle, current: StyleState): Entry {
  const last = current.mark?.last
  const body = sameBody(current.body, wanted.body) ? undefined : wanted.body
  const name =
    current.name !== wanted.name && current.name === (last?.name ?? current.name) ? wanted.name : undefined
  const description =
    current.description !== wanted.description && current.description === (last?.description ?? '')
      ? wanted.description
      : undefined
  const changes: PlanChange[] = []
  if (name !== undefined)
    changes.push({ what: 'name', before: { text: current.name }, after: { text: name } })
  if (body) changes.push({ what: 'value', before: showBody(current.body), after: showBody(body) })
  if (description !== undefined) {
    changes.push({
      what: 'description',
      before: { text: current.description },
      after: { text: description },
    })
  }
  return follow({
    base: { ...baseOf(wanted), name: current.name, changes },
    stands: current.id,
    wantedName: wanted.name,
    work: { do: 'style', wanted, target: current.id, name, body, description },
    edited: body !== undefined && last !== undefined && !sameBody(current.body, last.body),
    now: { theirs: JSON.stringify(current.body), ours: JSON.stringify(wanted.body) },
    last,
    measured: 'look',
    asIs: 'As it should be.',
  })
}

const orphan = ({ id, name, body }: StyleState): Entry => ({
  id: `orphan:${id}`,
  name,
  action: 'orphan',
  reason: 'Not among the tokens any more. It stays unless you tick it.',
  group: body ? groups[body.style] : 'Styles',
  changes: [],
  ticked: false,
  work: { do: 'remove', target: id, style: true },
})

/** Plan lines for styles, by the same rules as for variables: mark, adoption, value, name; only then something new. */
import type { PlanChange } from '../../shared/variables.ts'
import { bodyKey, sameBody, showBody } from './style-values.ts'
import type { StyleBody, StyleState, StyleWork, WantedStyle } from './style-types.ts'
import type { Entry, Kept } from './types.ts'

const MAX_CHOICES = 8

const groups: Record<StyleBody['style'], string> = {
  text: 'Text styles',
  effect: 'Effect styles',
  paint: 'Color styles',
}

export function planStyles(
  wanted: readonly WantedStyle[],
  styles: readonly StyleState[],
  adopted: Readonly<Record<string, string>>,
  alive: ReadonlySet<string>,
): Entry[] {
  const byToken = new Map<string, StyleState>()
  const byId = new Map<string, StyleState>()
  const byName = new Map<string, StyleState>()
  const byValue = new Map<string, StyleState[]>()
  for (const style of styles) {
    byId.set(style.id, style)
    if (style.mark) {
      // A copy carries our mark too: the older one is it.
      if (!byToken.has(style.mark.id)) byToken.set(style.mark.id, style)
      continue
    }
    if (!style.body) continue
    byName.set(`${style.body.style} ${style.name}`, style)
    const key = bodyKey(style.body)
    const hits = byValue.get(key)
    if (hits) hits.push(style)
    else byValue.set(key, [style])
  }
  const entries = wanted.map((one): Entry => {
    const ours = byToken.get(one.token)
    if (ours) return follow(one, ours)
    const before = byId.get(adopted[one.token] ?? '')
    if (before && sameBody(before.body, one.body)) return stays(one, before)
    const hits = (byValue.get(bodyKey(one.body)) ?? []).filter(({ body }) => sameBody(body, one.body))
    if (hits.length > 0) return adopt(one, hits)
    const holder = byName.get(`${one.body.style} ${one.name}`)
    return holder ? taken(one, holder) : create(one)
  })
  return [...entries, ...orphans(styles, byToken, alive)]
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

function taken(wanted: WantedStyle, holder: StyleState): Entry {
  const change: PlanChange = { what: 'value', before: showBody(holder.body), after: showBody(wanted.body) }
  return {
    ...baseOf(wanted),
    action: 'conflict',
    reason: 'A style of this name was here before and looks different.',
    changes: [change],
    ticked: false,
    work: null,
    choices: [
      {
        id: 'theirs',
        label: 'Keep it as it is',
        work: { do: 'adopt', token: wanted.token, target: holder.id },
      },
      {
        id: 'ours',
        label: 'Take the measured look',
        work: { do: 'style', wanted, target: holder.id, body: wanted.body },
      },
    ],
  }
}

function follow(wanted: WantedStyle, current: StyleState): Entry {
  const last = current.mark?.last
  const body = sameBody(current.body, wanted.body) ? undefined : wanted.body
  const name =
    current.name !== wanted.name && current.name === (last?.name ?? current.name) ? wanted.name : undefined
  const description =
    current.description !== wanted.description && current.description === (last?.description ?? '')
      ? wanted.description
      : undefined
  const changes: PlanChange[] = [
    ...(name === undefined
      ? []
      : [{ what: 'name', before: { text: current.name }, after: { text: name } } as const]),
    ...(body === undefined
      ? []
      : [{ what: 'value', before: showBody(current.body), after: showBody(body) } as const]),
    ...(description === undefined
      ? []
      : [
          {
            what: 'description',
            before: { text: current.description },
            after: { text: description },
          } as const,
        ]),
  ]
  const work: StyleWork = { do: 'style', wanted, target: current.id, name, body, description }
  const base = { ...baseOf(wanted), name: current.name, changes }
  if (body && last && !sameBody(current.body, last.body)) {
    const kept: Kept = { theirs: JSON.stringify(current.body), ours: JSON.stringify(wanted.body) }
    if (last.kept?.theirs === kept.theirs && last.kept.ours === kept.ours) {
      const reason = 'Edited by hand; you chose to keep it.'
      return {
        ...base,
        action: 'unchanged',
        reason,
        changes: [],
        ticked: null,
        work: null,
        stands: current.id,
      }
    }
    return {
      ...base,
      action: 'conflict',
      reason: 'Edited by hand since the last write.',
      ticked: false,
      work: null,
      choices: [
        { id: 'theirs', label: 'Keep the edit', work: { ...work, body: undefined, keep: kept } },
        { id: 'ours', label: 'Take the measured look', work },
      ],
    }
  }
  if (changes.length === 0 && last) {
    return {
      ...base,
      action: 'unchanged',
      reason: 'As it should be.',
      ticked: null,
      work: null,
      stands: current.id,
    }
  }
  return {
    ...base,
    action: name !== undefined && !body ? 'rename' : 'update',
    reason: !last
      ? 'The last write was stopped before this was finished.'
      : body
        ? 'Your frames now show something else than at the last write.'
        : `The token is now called “${wanted.name}”.`,
    ticked: true,
    work,
  }
}

function orphans(
  styles: readonly StyleState[],
  byToken: ReadonlyMap<string, StyleState>,
  alive: ReadonlySet<string>,
): Entry[] {
  return styles.flatMap(({ id, name, mark, body }): Entry[] =>
    !mark || alive.has(mark.id) || byToken.get(mark.id)?.id !== id
      ? []
      : [
          {
            id: `orphan:${id}`,
            name,
            action: 'orphan',
            reason: 'Not among the tokens any more. It stays unless you tick it.',
            group: body ? groups[body.style] : 'Styles',
            changes: [],
            ticked: false,
            work: { do: 'remove', target: id, style: true },
          },
        ],
  )
}

/** Frames that switch their mode, as lines of a check. Pure. */
import { type Standing, followersOf } from './followers.ts'
import { groupBy } from '../group-by.ts'
import type { Offer, Offers } from './offers.ts'
import { LISTED, type Planned } from './planned.ts'
import { switchReason } from './reasons.ts'
import type { Switch } from './switches.ts'
import type { Found } from './types.ts'
import type { Walked } from './walk.ts'

const switchId = ({ collection, from, to }: Switch): string => `mode ${collection.id} ${from} ${to}`

/** The switch that makes an offer hold what a slot shows. */
export function needing(
  switches: readonly Switch[],
): (slot: Found, offers: readonly Offer[]) => string | undefined {
  if (switches.length === 0) return () => undefined
  const byFrame = groupBy(switches, ({ frame }) => frame)
  return ({ place, main, modes }, offers) => {
    const own = main === null ? byFrame.get(place.frame) : undefined
    const needed = own?.find(
      ({ collection, to }) =>
        modes[collection.id] === to && offers.some(({ home }) => home === collection.id),
    )
    return needed && switchId(needed)
  }
}

export function switchLines(
  switches: readonly Switch[],
  walked: Walked,
  standing: readonly Standing[],
  offers: Offers,
): Planned[] {
  if (switches.length === 0) return []
  const names = new Map(walked.frames.map(({ id, name }) => [id, name]))
  return [...groupBy(switches, switchId)].map(([id, group]): Planned => {
    const [{ collection, from, to }] = group as [Switch]
    const named = (mode: string) => collection.modes.find(({ modeId }) => modeId === mode)?.name ?? ''
    const frames = group.map(({ frame }) => ({ id: frame, name: names.get(frame) ?? '' }))
    const followers = followersOf(group, walked, standing, offers)
    return {
      slots: [],
      offers: [],
      switches: group,
      line: {
        id,
        kind: 'mode',
        value: { text: named(from) },
        target: { text: named(to), id: to, name: named(to), collection: collection.name, library: false },
        reason: switchReason(
          frames.map(({ name }) => name),
          named(to),
          followers,
        ),
        ticked: followers.length === 0,
        count: group.length,
        places: frames
          .slice(0, LISTED)
          .map(({ id: frame, name }) => ({ frame, layer: frame, name, property: 'mode' })),
      },
    }
  })
}

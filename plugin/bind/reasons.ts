/** What is said of a line of a check. */
import type { CheckKind } from '../../shared/check.ts'
import type { Offer } from './offers.ts'
import type { Found, Left } from './types.ts'

const lefts: Readonly<Record<Left, string>> = {
  library: 'Change in its library',
  override: 'Overridden in an instance',
  locked: 'Locked',
}

/** "Card, Title and 3 more". */
export function listed(all: Iterable<string>): string {
  const names = [...new Set(all)]
  const more = names.length - NAMED
  return more > 0 ? `${names.slice(0, NAMED).join(', ')} and ${more} more` : names.join(', ')
}
const NAMED = 3

const namesOf = (slots: readonly Found[]): string => listed(slots.map(({ place }) => place.name))

export function reasonFor(
  kind: Exclude<CheckKind, 'mode'>,
  slots: readonly Found[],
  offers: readonly Offer[],
): string {
  const [slot] = slots
  const [target] = offers
  const also = following(slots)
  switch (kind) {
    case 'bind':
      return `On ${namesOf(slots)}.${target?.translucent ? ' The opacity of the layer stays.' : ''}${also}`
    case 'question':
      return `${offers.length} have the value of ${namesOf(slots)}. Which one is it?${also}`
    case 'near':
      return `${namesOf(slots)}: close to “${target?.name ?? ''}”, but not the same.${also}`
    case 'new':
      return `${namesOf(slots)}: nothing in this file is near it.`
    case 'left': {
      const where = slot?.component === null || slot?.component === undefined ? '' : ` (${slot.component})`
      return `${lefts[slot?.left ?? 'locked']}${where}.`
    }
  }
}

function following(slots: readonly Found[]): string {
  const followers = new Map(
    slots.flatMap(({ component, place }): [string, number][] =>
      component !== null && place.instances ? [[component, place.instances]] : [],
    ),
  )
  if (followers.size === 0) return ''
  const follow = [...followers].map(
    ([name, count]) => `${count} ${count === 1 ? 'instance' : 'instances'} of ${name}`,
  )
  const one = followers.size === 1 && [...followers.values()][0] === 1
  return ` ${follow.slice(0, NAMED).join(', ')} ${one ? 'follows' : 'follow'}.`
}

/** Of frames that switch: what they show, and what would follow them. */
export function switchReason(frames: readonly string[], to: string, followers: readonly string[]): string {
  const show = frames.length === 1 ? 'shows' : 'show'
  const also =
    followers.length === 0 ? '' : ` Instances of ${listed(followers)} would change their look with it.`
  return `${listed(frames)} ${show} the values of ${to}.${also}`
}

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

/** What is known of all slots of a line. */
interface Told {
  readonly first: { readonly slot: Found; readonly offers: readonly Offer[] }
  readonly names: Iterable<string>
  /** Component → how many instances follow. */
  readonly followers: ReadonlyMap<string, number>
}

export function reasonFor(
  kind: Exclude<CheckKind, 'mode'>,
  { first: { slot, offers }, names, followers }: Told,
): string {
  const [target] = offers
  const also = following(followers)
  switch (kind) {
    case 'bind':
      return `On ${listed(names)}.${target?.translucent ? ' The opacity of the layer stays.' : ''}${also}`
    case 'question':
      return `${offers.length} have the value of ${listed(names)}. Which one is it?${also}`
    case 'near':
      return `${listed(names)}: close, but not the same.${also}`
    case 'new':
      return `${listed(names)}: nothing in this file is near it.`
    case 'left':
      return `${lefts[slot.left ?? 'locked']}${slot.component === null ? '' : ` (${slot.component})`}.`
  }
}

function following(followers: ReadonlyMap<string, number>): string {
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

/** What a size is for: the commonest of each part, and the controls around the usual one. */
import { pxOf } from '../lib/length.ts'
import type { RoleProposal, Roles } from '../type.ts'
import { type Part, parts } from './parts.ts'
import type { SizeFacts, SizeToken as Size } from './facts.ts'

export const timesAs = ({ sightings }: Size, part: Part): number =>
  sightings.filter(({ facts }) => facts?.part === part).length

/** A second size of control is a decision of its own from so many readings on. */
const ENOUGH = 3

export const roles: Roles<'dimension', SizeFacts> = {
  vocabulary: {
    control: ['size'],
    'control-small': ['size'],
    'control-large': ['size'],
    tag: ['size'],
    icon: ['size'],
    avatar: ['size'],
    container: ['size'],
  },
  propose(tokens) {
    const usual = parts.flatMap((part) => {
      const [token] = commonest(tokens, part)
      return token ? [proposal(token, part, part, 0.7)] : []
    })
    const [control, ...others] = commonest(tokens, 'control').filter(
      (one) => timesAs(one, 'control') >= ENOUGH,
    )
    const small = others.find((one) => control && pxOf(one.value) < pxOf(control.value))
    const large = others.find((one) => control && pxOf(one.value) > pxOf(control.value))
    return [
      ...usual,
      ...(small ? [proposal(small, 'control', 'control-small', 0.5)] : []),
      ...(large ? [proposal(large, 'control', 'control-large', 0.5)] : []),
    ]
  },
}

const proposal = (token: Size, part: Part, role: string, sure: number): RoleProposal => ({
  key: token.key,
  role,
  sure,
  why: `the size of ${timesAs(token, part)} of them`,
})

const commonest = (tokens: readonly Size[], part: Part): Size[] =>
  tokens
    .filter((token) => timesAs(token, part) > 0)
    .toSorted((a, b) => timesAs(b, part) - timesAs(a, part) || pxOf(a.value) - pxOf(b.value))

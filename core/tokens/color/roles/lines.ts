/** Lines that divide and enclose. */
import type { RoleProposal } from '../../type.ts'
import { contrast } from '../../lib/rgb.ts'
import type { Grounds } from './grounds.ts'
import type { ColorToken } from '../facts.ts'
import { type Evidence, counted, isNeutral, ranked } from './evidence.ts'

/** WCAG contrast: what stands out more from its ground is no divider. */
const STARK = 7

export function lines({ lines: all }: Evidence, { page, surface }: Grounds): RoleProposal[] {
  const ground = surface ?? page
  const isLine = (token: ColorToken) =>
    isNeutral(token) &&
    ![page, surface].includes(token) &&
    !(ground && contrast(ground.value, token.value) > STARK)
  const neutral = ranked(all, ({ length, part }, token) => (part !== 'tag' && isLine(token) ? length : 0))
  const [line] = neutral
  if (!line) return []
  return [
    {
      key: line.token.key,
      role: 'border/default',
      sure: 0.85,
      why: `${counted(line.places, 'line')}, ${Math.round(line.score)} px together`,
    },
  ]
}

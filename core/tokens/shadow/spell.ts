import type { Observed } from '../../../shared/observed.ts'
import { pxOf, round } from '../lib/length.ts'
import { spell as spellColor } from '../lib/rgb.ts'

type Shadow = Observed<'shadow'>

/** `0px 8px 16px 0px #000000 15%`, layer by layer, as CSS would say it. */
export const spell = (value: Shadow): string => value.map(spellLayer).join(', ')

const spellLayer = ({ offsetX, offsetY, blur, spread, color, inset }: Shadow[number]): string =>
  [
    ...[offsetX, offsetY, blur, spread].map((length) => `${round(length ? pxOf(length) : 0, 2)}px`),
    color ? `${spellColor({ ...color, alpha: 1 })} ${round(color.alpha * 100, 1)}%` : '',
    inset ? 'inset' : '',
  ]
    .filter((text) => text !== '')
    .join(' ')

/** Boxes, and the ink that stands on them: letters that look like boxes go to the ink. */
import { withoutPieces } from '../gradients/gradients.ts'
import { blobsOf } from './ink.ts'
import { INK } from '../shapes/kinds.ts'
import { lettersAmong } from './letters.ts'
import type { Page, Seen } from '../page.ts'
import { surfacesOf } from '../boxes/surfaces.ts'

export function separate(
  page: Seen<'runs' | 'components' | 'shapes' | 'gradients'>,
): Pick<Page, 'surfaces' | 'blobs' | 'kinds'> {
  const { surfaces, kinds } = surfacesOf(page, withoutPieces(page))
  const blobs = blobsOf(page, kinds)
  const letters = lettersAmong({ ...page, kinds, surfaces, blobs })
  if (letters.size === 0) return { surfaces, blobs, kinds }
  const without = kinds.slice()
  for (const c of letters) without[c] = INK
  return {
    surfaces: surfaces.filter((s) => !letters.has(s.component)),
    blobs: blobsOf(page, without),
    kinds: without,
  }
}

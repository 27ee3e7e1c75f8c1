/** What content lies on: the page, surfaces on it, and what is set off from both a little. */
import type { PlacedBox } from '../../reading.ts'
import type { RoleProposal } from '../../type.ts'
import { contrast, deltaE } from '../../lib/rgb.ts'
import { isShadeOf, isTinted } from '../../lib/tint.ts'
import type { ColorToken } from '../facts.ts'
import { type Evidence, counted, ranked } from './evidence.ts'

export interface Grounds {
  readonly page: ColorToken | undefined
  readonly surface: ColorToken | undefined
  readonly proposals: readonly RoleProposal[]
}

/** Who sees the picture and is certain goes before any rule. */
const SUREST = 0.9
/** WCAG contrast between a page and its surfaces at most: a dark bar on a light page is none. */
const SAME_SIDE = 2.2
/** A line or a shadow around it says so. */
const SET_OFF = 1.6
/** Rows of a table that lie on the page themselves are a surface together. */
const ROWS = 3
/** ΔE2000 that makes two grounds two. */
const APART = 0.8

export function grounds({ boxes, frames }: Evidence): Grounds {
  const pages = ranked(boxes, ({ part, area, frame, fill }) => {
    const own = frames.find((one) => one.frame.id === frame)
    return part === 'page' && own?.page?.hex === fill.hex ? area / (own.frame.width * own.frame.height) : 0
  })
  const page = pages[0]
  const surfaces = ranked(boxes, (place, token) => {
    const isPage = page !== undefined && token === page.token
    if (place.part !== 'surface' || (!isPage && !isSurface(place, token, page?.token))) return 0
    return place.area * (place.outline || place.lifted ? SET_OFF : 1)
  })
  const rows = ranked(boxes, (place, token) =>
    place.part === 'strip' && isSurface(place, token, page?.token) ? place.area : 0,
  ).filter(({ places }) => places.length >= ROWS)
  const papers = ranked(boxes, (place, token) =>
    place.part === 'field' && place.outline && isSurface(place, token, page?.token) ? place.area : 0,
  )
  const surface = surfaces[0] ?? rows[0] ?? papers[0]
  const subtle = ranked(boxes, (place, token) =>
    [page?.token, surface?.token].includes(token)
      ? 0
      : subtleness(place, token, page?.token ?? surface?.token),
  )[0]
  const proposals: RoleProposal[] = []
  if (page)
    proposals.push({
      key: page.token.key,
      role: 'bg/page',
      sure: SUREST * (page.score / (page.score + (pages[1]?.score ?? 0))),
      why: `lies under everything in ${counted(page.places, 'place')}`,
    })
  if (surface)
    proposals.push({
      key: surface.token.key,
      role: 'bg/surface',
      sure: SUREST * (surface.score / (surface.score + (surfaces[1]?.score ?? 0))),
      why: `fills ${counted(surface.places, 'box', 'boxes')} with content on the page`,
    })
  if (subtle)
    proposals.push({
      key: subtle.token.key,
      role: 'bg/subtle',
      sure: 0.6,
      why: `sets ${counted(subtle.places, 'strip, tag or field', 'strips, tags or fields')} off a little`,
    })
  return { page: page?.token, surface: surface?.token, proposals }
}

function isSurface({ fill }: PlacedBox, token: ColorToken, page: ColorToken | undefined): boolean {
  if (isColoured(token, page)) return false
  if (!page) return true
  return contrast(page.value, fill) <= SAME_SIDE && deltaE(page.value, fill) > APART
}

function isColoured({ value }: ColorToken, page: ColorToken | undefined): boolean {
  return isTinted(value) && !(page && isShadeOf(value, page.value))
}

const subtleParts = new Set(['strip', 'tag', 'item', 'field', 'surface', 'button', 'switch'])

function subtleness({ part, fill, area }: PlacedBox, token: ColorToken, on: ColorToken | undefined): number {
  if (!subtleParts.has(part) || !on || isColoured(token, on)) return 0
  return contrast(on.value, fill) <= SAME_SIDE && deltaE(on.value, fill) > APART ? area : 0
}

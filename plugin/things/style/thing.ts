/** The file's styles, as things that can be changed and taken back. */
import { readableOf } from '../../readable.ts'
import type { Thing } from '../thing.ts'
import { makeStyle, sameBody, setBody, showBody } from './bodies.ts'
import { fontKey, loadFonts } from './fonts.ts'
import { styleMarks } from './mark.ts'
import { localStyles, styleSnapshot } from './read.ts'
import type { OurStyle, StyleBody, StyleDone, StyleSnapshot } from './types.ts'

export interface StyleThing extends Thing<OurStyle, StyleSnapshot, StyleDone> {
  /** Throws where a body needs a font that could not be loaded. */
  needFont(body: StyleBody | null | undefined): void
}

/** A style that may be set to a body. `id`: null for one that is made. */
interface Touched {
  readonly id: string | null
  readonly body: StyleBody | null | undefined
}

/** `touched`: so that fonts are there by then. */
export async function openStyles(touched: readonly Touched[]): Promise<StyleThing> {
  const local = await localStyles()
  const all = new Map(readableOf('style', local, (style) => [style.id, style] as const))
  const missing = await loadFonts(readableOf('style', touched, (one) => fontsFor(one, all)).flat())
  const needFont: StyleThing['needFont'] = (body) => {
    if (body?.style !== 'text' || !missing.has(fontKey(body.font))) return
    throw new Error(`The font ${fontKey(body.font)} could not be loaded.`)
  }
  return {
    all,
    needFont,
    snapshot: styleSnapshot,
    same: (now, then) =>
      now.name === then.name && now.description === then.description && sameBody(now.body, then.body),
    done: (style, before, after) => ({
      thing: 'style',
      id: style.id,
      kind: (after ?? before)?.body?.style ?? kinds[style.type],
      before,
      after,
    }),
    show: (before, after) => [
      {
        what: 'value',
        ...(before && { before: showBody(before.body) }),
        ...(after && { after: showBody(after.body) }),
      },
    ],
    make({ kind, before }) {
      needFont(before?.body)
      return makeStyle(kind)
    },
    set(style, to) {
      needFont(to.body)
      const now = styleSnapshot(style)
      if (now.name !== to.name) style.name = to.name
      if (to.body && !sameBody(now.body, to.body)) setLook(style, to.body)
      if (now.description !== to.description) style.description = to.description
      styleMarks.put(style, to.mark)
    },
  }
}

/** A variable that it was bound to may be gone: the look comes back all the same. */
function setLook(style: OurStyle, body: StyleBody): void {
  try {
    setBody(style, body, null)
  } catch {
    const unbound = JSON.stringify(body, (key, value: unknown) => (key === 'variable' ? undefined : value))
    setBody(style, JSON.parse(unbound) as StyleBody, null)
  }
}

/** The one to be set, the one that is set, and what a new text style starts as. */
function fontsFor({ id, body }: Touched, all: ReadonlyMap<string, OurStyle>): FontName[] {
  const current = id === null ? undefined : all.get(id)
  return [
    ...(body?.style === 'text' ? [body.font, { family: 'Inter', style: 'Regular' }] : []),
    ...(current?.type === 'TEXT' ? [current.fontName] : []),
  ]
}

const kinds = { TEXT: 'text', EFFECT: 'effect', PAINT: 'paint' } as const

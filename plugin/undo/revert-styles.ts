/** Takes back what a write did to styles. */
import { fontKey, loadFonts, make, setBody } from '../things/style/apply-styles.ts'
import { type OurStyle, localStyles, setStyleMark, styleSnapshot } from '../things/style/read.ts'
import { sameBody, showBody } from '../things/style/bodies.ts'
import type { StyleBody, StyleDone, StyleSnapshot, StyleState } from '../things/style/types.ts'
import type { Entry } from '../things/types.ts'

export function planStylesBack(done: readonly StyleDone[], styles: readonly StyleState[]): Entry[] {
  const byId = new Map(styles.map((style) => [style.id, style]))
  return done.map(({ id, before, after }): Entry => {
    const now = byId.get(id)
    const base = {
      id,
      name: now?.name ?? before?.name ?? after?.name ?? '',
      group: 'Styles',
      changes: [
        {
          what: 'value' as const,
          ...(after ? { before: showBody(after.body) } : {}),
          ...(before ? { after: showBody(before.body) } : {}),
        },
      ],
      work: null,
    }
    if (after === null) return { ...base, action: 'revert', reason: 'Comes back.', ticked: true }
    if (!now) return { ...base, action: 'skip', reason: 'Deleted since.', ticked: null }
    if (now.name !== after.name || now.description !== after.description || !sameBody(now.body, after.body)) {
      return { ...base, action: 'skip', reason: 'Edited since: it stays as it is.', ticked: null }
    }
    const reason =
      before === null
        ? 'Made by this write: it goes. Layers that use it keep their look.'
        : 'Goes back to what it was.'
    return { ...base, action: 'revert', reason, ticked: true }
  })
}

export async function stylesBack(done: readonly StyleDone[], ids: ReadonlySet<string>) {
  const counts = { removed: 0, restored: 0, remade: 0 }
  const failed: { name: string; reason: string }[] = []
  const chosen = done.filter(({ id }) => ids.has(id))
  if (chosen.length === 0) return { ...counts, failed }
  const byId = new Map((await localStyles()).map((style) => [style.id, style]))
  const bodies = chosen.flatMap(({ before, after }) => [before?.body, after?.body])
  const missing = await loadFonts(bodies.flatMap(fontsIn))
  for (const { id, kind, before, after } of chosen) {
    try {
      const style = byId.get(id)
      const lost = fontsIn(before?.body).find((font) => missing.has(fontKey(font)))
      if (lost) throw new Error(`The font ${fontKey(lost)} could not be loaded.`)
      if (before === null) {
        style?.remove()
        counts.removed++
      } else {
        restore(style ?? make({ style: kind }), before)
        if (style) counts.restored++
        else counts.remade++
      }
    } catch (error) {
      const name = after?.name ?? before?.name ?? id
      failed.push({ name, reason: error instanceof Error ? error.message : String(error) })
    }
  }
  return { ...counts, failed }
}

const fontsIn = (body: StyleBody | null | undefined): FontName[] =>
  body?.style === 'text' ? [body.font, { family: 'Inter', style: 'Regular' }] : []

function restore(style: OurStyle, before: StyleSnapshot): void {
  const now = styleSnapshot(style)
  if (now.name !== before.name) style.name = before.name
  if (before.body && !sameBody(now.body, before.body)) setBody(style, before.body, {})
  if (now.description !== before.description) style.description = before.description
  setStyleMark(style, before.mark)
}

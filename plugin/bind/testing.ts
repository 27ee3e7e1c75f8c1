/** Files for tests: variables, and layers that show their values. */
import type { NodeSpec } from '../../e2e/fake-figma/nodes.ts'
import type { Installed } from '../../e2e/fake-figma/testing.ts'
import type { Check } from '../../shared/check.ts'
import { solid } from '../read/testing.ts'
import type { Session } from '../session.ts'

export const rgba = (hex: string) => ({
  r: Number.parseInt(hex.slice(1, 3), 16) / 255,
  g: Number.parseInt(hex.slice(3, 5), 16) / 255,
  b: Number.parseInt(hex.slice(5, 7), 16) / 255,
  a: 1,
})

export const dropShadow = (hex: string) => ({
  type: 'DROP_SHADOW',
  visible: true,
  color: rgba(hex),
  offset: { x: 0, y: 4 },
  radius: 8,
  spread: 0,
  blendMode: 'NORMAL',
})

/** A variable of a collection that is made when it is first named. */
export function variable(
  { figma, doc }: Installed,
  name: string,
  value: string | number | { readonly [mode: string]: string },
  scopes: VariableScope[] = ['ALL_SCOPES'],
  home = 'Brand',
): Variable {
  const collection =
    [...doc.collections.values()].find((one) => one.name === home) ??
    figma.variables.createVariableCollection(home)
  const made = figma.variables.createVariable(name, collection, typeof value === 'number' ? 'FLOAT' : 'COLOR')
  made.scopes = scopes
  const figmaValue = (one: string | number) => (typeof one === 'number' ? one : rgba(one))
  if (typeof value !== 'object') {
    made.setValueForMode(collection.defaultModeId, figmaValue(value))
    return made
  }
  for (const [i, [mode, one]] of Object.entries(value).entries()) {
    const known = collection.modes.find((existing) => existing.name === mode)?.modeId
    if (i === 0 && known === undefined) collection.renameMode(collection.defaultModeId, mode)
    const modeId = known ?? (i === 0 ? collection.defaultModeId : collection.addMode(mode))
    made.setValueForMode(modeId, figmaValue(one))
  }
  return made
}

export const filled = (id: string, hex: string, more: Partial<NodeSpec> = {}): NodeSpec => ({
  id,
  name: id,
  width: 80,
  height: 40,
  ...more,
  props: { fills: [solid(hex)], ...more.props },
})

/** What a check says, without the words. */
export const saysOf = ({
  lines,
}: Check): [kind: string, value: string, target: string | undefined, count: number][] =>
  lines.map(({ kind, value, target, count }) => [kind, value.text, target?.name, count])

/** A check in all its parts, as the panel puts it together. */
export async function wholeCheck(session: Session, frames: string[]): Promise<Check> {
  const { next, ...check } = await session.check({ frames })
  const lines = [...check.lines]
  for (let from = next; from !== undefined;) {
    const part = await session.checkLines({ from })
    lines.push(...part.lines)
    from = part.next
  }
  return { ...check, lines }
}

export async function bindTicked(session: Session, frames: string[]) {
  const { lines } = await wholeCheck(session, frames)
  return await session.bind({ ids: lines.filter(({ ticked }) => ticked).map(({ id }) => id) })
}

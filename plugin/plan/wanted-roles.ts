/** What stands for a role: aliases where its tokens are variables, a style's name where one style is all it means. */
import type { Writable, WritableRole } from '../../shared/variables.ts'
import type { TokenRef } from '../things/types.ts'
import type { VariableType, WantedVariable } from '../things/variable/types.ts'

/** Part of a token that was written part by part. */
export const pieceId = (token: string, suffix: string | null): string =>
  suffix === null ? token : `${token}#${suffix}`

interface RoleVariable {
  readonly suffix: string | null
  readonly type: VariableType
  /** By mode name. */
  readonly values: Readonly<Record<string, TokenRef>>
  /** Modes in which it was not seen: Figma has no empty values, so they take the first one's. */
  readonly unseen: readonly string[]
  /** Of a part: where Figma can use it. */
  readonly usable?: readonly VariableScope[]
}
type Found =
  | { readonly variables: readonly RoleVariable[] }
  /** Id of the token whose style it names. */
  | { readonly style: string }
  | { readonly why: string }

/** `made`: the primitives. Each style is named by the first role that means it. */
export function wantedRoles(
  made: readonly WantedVariable[],
  styles: readonly { readonly token: Writable; readonly name: string }[],
): (role: WritableRole, modes: readonly string[]) => Found {
  const variables = new Map(made.map((variable) => [variable.token, variable]))
  /** Token → its parts, in order. */
  const pieces = new Map<string, string[]>()
  for (const { token } of made) {
    const [id = '', suffix] = token.split('#')
    if (suffix !== undefined) pieces.set(id, [...(pieces.get(id) ?? []), suffix])
  }
  const styleNames = new Map(styles.map(({ token, name }) => [token.id, name]))
  const named = new Set<string>()

  return (role, modes) => {
    const targets = [...new Set(Object.values(role.alias))]
    const [first = ''] = targets
    if (targets.every((id) => variables.has(id))) return { variables: [pointing(role, modes, null)] }
    if (targets.every((id) => pieces.has(id))) {
      const common = (pieces.get(first) ?? []).filter((suffix) =>
        targets.every((id) => pieces.get(id)?.includes(suffix)),
      )
      return { variables: common.map((suffix) => pointing(role, modes, suffix)) }
    }
    const style = styleNames.get(first)
    if (style === undefined) return { why: 'What it points to is not written, so it leaves by export only.' }
    if (targets.length > 1) {
      return { why: 'It differs by mode, and Figma’s styles have no modes: it leaves by export only.' }
    }
    if (named.has(first)) {
      return { why: `Figma’s styles cannot point to each other: use “${style}”. It leaves by export only.` }
    }
    named.add(first)
    return { style: first }
  }

  function pointing({ alias }: WritableRole, modes: readonly string[], suffix: string | null): RoleVariable {
    const [first = ''] = Object.values(alias)
    const target = variables.get(pieceId(first, suffix))
    const unseen = modes.length > 1 ? modes.filter((mode) => alias[mode] === undefined) : []
    return {
      suffix,
      // A target is there: `pieces` and `variables` were asked before.
      type: target?.type ?? 'STRING',
      values: Object.fromEntries(
        modes.map((mode) => [mode, { token: pieceId(alias[mode] ?? first, suffix) }]),
      ),
      unseen,
      ...(suffix !== null && target ? { usable: target.usable } : {}),
    }
  }
}

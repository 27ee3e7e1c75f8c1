/** What becomes no token here is kept as it stands, with the reason why. */
import type { Carried } from '../../shared/token-set.ts'
import type { ReadFile, ReadToken, Unread } from './read.ts'

/** What was understood, but has no type here. */
export function carriedToken(token: ReadToken, { modes }: ReadFile): Carried {
  const { path, kind, value, alias, description, deprecated, extensions } = token
  const [first = ''] = modes
  const written = (of: Pick<ReadToken, 'value' | 'alias'>) =>
    of.alias === undefined ? of.value : `{${of.alias}}`
  const keys = path.length > 0 ? [...path] : ['$root']
  const other = Object.values(token.modes).find((of) => of.kind !== kind)
  if (other)
    return {
      path: keys,
      reason: `it is a ${kind} in one mode and a ${other.kind} in another`,
      node: { $type: kind, $value: written(token) },
      modes: Object.fromEntries(
        Object.entries(token.modes).map(([mode, of]) => [
          mode || first,
          { $type: of.kind, $value: written(of) },
        ]),
      ),
    }
  return {
    path: keys,
    reason: `no type here takes a ${kind}${kind === 'dimension' ? ' of that name' : ''}`,
    kind,
    value: value,
    node: {
      $type: kind,
      $value: written({ value, ...(alias === undefined ? {} : { alias }) }),
      ...(description === undefined ? {} : { $description: description }),
      ...(deprecated === false ? {} : { $deprecated: deprecated }),
      ...(Object.keys(extensions).length > 0 ? { $extensions: extensions as Carried['node'] } : {}),
    },
    ...(Object.keys(token.modes).length > 0 && {
      modes: Object.fromEntries(
        // A mode's file may not have what an alias points to.
        Object.entries(token.modes).map(([mode, of]) => [mode || first, of.value]),
      ),
    }),
  }
}

/** What nobody here understands. */
export const carriedUnread = ({ keys, reason, node, modes }: Unread): Carried => ({
  path: [...keys],
  reason,
  node: node as Carried['node'],
  ...(Object.keys(modes).length > 0 && { modes: modes as Carried['modes'] }),
})

/** Reads a DTCG document into its tokens, with what groups hand down. Wrong shapes are told, never thrown. */

export type Found = (
  path: readonly string[],
  message: string,
  remedy: string,
  severity?: 'error' | 'warning',
) => void

export type Json = Record<string, unknown>

export interface TokenNode {
  /** Keys from the root; a `$root` token ends with `$root`. */
  readonly path: readonly string[]
  readonly node: Json
  /** `$type` of the token itself, else of the nearest group that states one. */
  readonly ownType: unknown
  readonly groupType: unknown
  /** `$deprecated` of the nearest group that says it. */
  readonly groupDeprecated: unknown
}

export interface Tree {
  readonly root: unknown
  /** By path joined with dots. */
  readonly tokens: ReadonlyMap<string, TokenNode>
  /** Every group's node, by path joined with dots; `''` is the root. */
  readonly groups: ReadonlyMap<string, Json>
}

const GROUP_KEYS = new Set([
  '$type',
  '$description',
  '$extensions',
  '$extends',
  '$deprecated',
  '$root',
  '$schema',
])
const TOKEN_KEYS = new Set(['$value', '$type', '$description', '$extensions', '$deprecated', '$ref'])

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const isToken = (node: Json): boolean => '$value' in node || '$ref' in node

export function readTokens(root: unknown, found: Found): Tree {
  const tokens = new Map<string, TokenNode>()
  const groups = new Map<string, Json>()
  const visit = (
    node: unknown,
    path: readonly string[],
    groupType: unknown,
    groupDeprecated: unknown,
  ): void => {
    if (!isObject(node)) {
      found(
        path,
        path.length === 0
          ? 'A token document must be a JSON object.'
          : `"${path.at(-1)}" is neither a token nor a group.`,
        'Write a token as { "$type": …, "$value": … }; a plain value has no meaning here.',
      )
      return
    }
    if (isToken(node)) {
      tokens.set(path.join('.'), {
        path,
        node,
        ownType: node['$type'],
        groupType,
        groupDeprecated,
      })
      checkKeys(node, path, TOKEN_KEYS, found)
      checkMeta(node, path, found)
      for (const key of Object.keys(node).filter((key) => !key.startsWith('$'))) {
        found(
          [...path, key],
          `"${key}" is inside the token "${path.join('.')}", but a token cannot hold other tokens.`,
          'Move the value of the outer one into a "$root" token beside its children, or rename one.',
        )
      }
      // Wrong as it is, nobody may lose it.
      for (const [key, child] of Object.entries(node))
        if (!key.startsWith('$') && isObject(child)) visit(child, [...path, key], groupType, groupDeprecated)
      return
    }
    groups.set(path.join('.'), node)
    checkKeys(node, path, GROUP_KEYS, found)
    checkMeta(node, path, found)
    const type = node['$type'] ?? groupType
    for (const [key, child] of Object.entries(node)) {
      if (key.startsWith('$') && key !== '$root') continue
      if (key !== '$root') checkName(key, [...path, key], found)
      visit(child, [...path, key], type, node['$deprecated'] ?? groupDeprecated)
    }
  }
  visit(root, [], undefined, undefined)
  return { root, tokens, groups }
}

function checkKeys(node: Json, path: readonly string[], known: ReadonlySet<string>, found: Found): void {
  for (const key of Object.keys(node)) {
    if (!key.startsWith('$') || known.has(key)) continue
    found(
      [...path, key],
      `"${key}" is not a property of the format; names must not start with "$".`,
      'Put data of your own under "$extensions", or take the "$" off the name.',
    )
  }
}

function checkMeta(node: Json, path: readonly string[], found: Found): void {
  const { $description, $deprecated, $extensions } = node
  if ($description !== undefined && typeof $description !== 'string') {
    found([...path, '$description'], '$description must be text.', 'Put the description in quotes.')
  }
  if ($deprecated !== undefined && !['boolean', 'string'].includes(typeof $deprecated)) {
    found(
      [...path, '$deprecated'],
      '$deprecated must be true, false or a sentence.',
      'Say why, or write true.',
    )
  }
  if ($extensions !== undefined && !isObject($extensions)) {
    found([...path, '$extensions'], '$extensions must be an object.', 'Write { "com.example.tool": … }.')
  }
}

function checkName(name: string, path: readonly string[], found: Found): void {
  const illegal = /[{}.]/.exec(name)?.[0]
  if (illegal !== undefined) {
    found(
      path,
      `The name "${name}" contains "${illegal}", which aliases are written with.`,
      `Rename it, for instance to "${name.replace(/[{}.]+/g, '-').replace(/^-|-$/g, '')}".`,
    )
  } else if (name.trim() === '') {
    found(path, 'A name is empty.', 'Give the token or group a name.')
  }
}

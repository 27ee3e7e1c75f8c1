/** A JSON Schema as a TypeScript-like type, for people. */

export interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly items?: Schema | boolean
  readonly prefixItems?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: Schema | boolean
  readonly required?: readonly string[]
  readonly format?: string
}

/** Deeper than this, and among more alternatives, a type says less than the document for machines. */
const DEEPEST = 3
const MOST_ALTERNATIVES = 6
const MOST_CHOICES = 20
const FIRST_CHOICES = 3

/** @param indent Levels; absent: on one line. */
export function wordsOf(
  schema: Schema,
  schemas: Readonly<Record<string, Schema>>,
  indent?: number,
  depth = 0,
): string {
  const inner = (one: Schema) =>
    wordsOf(one, schemas, indent === undefined ? undefined : indent + 1, depth + 1)
  const same = (one: Schema) => wordsOf(one, schemas, indent, depth)
  if (schema.$ref) {
    const name = schema.$ref.split('/').at(-1) ?? ''
    return depth > DEEPEST || !schemas[name] ? name : wordsOf(schemas[name], schemas, indent, depth + 1)
  }
  if ('const' in schema) return JSON.stringify(schema.const)
  if (schema.enum) return choices(schema.enum)
  const several = schema.anyOf ?? schema.oneOf
  if (several)
    return several.length > MOST_ALTERNATIVES ? unionOf(several, inner) : several.map(same).join(' | ')
  if (schema.allOf) return schema.allOf.map(same).join(' & ')
  if (schema.prefixItems) return `[${schema.prefixItems.map(inner).join(', ')}]`
  if (schema.type === 'array')
    return typeof schema.items === 'object' ? `(${same(schema.items)})[]` : 'unknown[]'
  if (schema.type === 'object') return objectOf(schema, inner, indent, depth)
  return [schema.type ?? 'unknown'].flat().join(' | ').replaceAll('integer', 'number')
}

function choices(values: readonly unknown[]): string {
  const shown = values.slice(0, values.length > MOST_CHOICES ? FIRST_CHOICES : values.length)
  const words = shown.map((value) => JSON.stringify(value))
  return [...words, ...(shown.length < values.length ? ['…'] : [])].join(' | ')
}

/** Of many alternatives, what tells them apart. */
function unionOf(several: readonly Schema[], inner: (one: Schema) => string): string {
  const tags = several.map(({ properties = {} }) =>
    Object.entries(properties)
      .filter(([, one]) => 'const' in one)
      .map(([name, one]) => `${name}: ${inner(one)}`)
      .join('; '),
  )
  return tags.every(Boolean) ? tags.map((tag) => `{ ${tag}; … }`).join(' | ') : 'object'
}

function objectOf(
  { properties, additionalProperties, required = [] }: Schema,
  inner: (one: Schema) => string,
  indent: number | undefined,
  depth: number,
): string {
  if (!properties) {
    const value = typeof additionalProperties === 'object' ? inner(additionalProperties) : 'unknown'
    return `{ [key: string]: ${value} }`
  }
  if (depth > DEEPEST) return '{ … }'
  const fields = Object.entries(properties).map(
    ([name, one]) => `${name}${required.includes(name) ? '' : '?'}: ${inner(one)}`,
  )
  if (indent === undefined) return `{ ${fields.join('; ')} }`
  const pad = '  '.repeat(indent + 1)
  return `{\n${fields.map((field) => `${pad}${field}`).join('\n')}\n${'  '.repeat(indent)}}`
}

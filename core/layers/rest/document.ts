/**
 * A Figma document as the REST API answers: `GET /v1/files/:key` (the whole file), the same with `?ids=` or
 * `GET /v1/files/:key/nodes` (some nodes), or one node by itself.
 */
import { Problem } from '../../../shared/problem.ts'
import { type RawNode, isRaw, listOf, textOf } from './raw.ts'

export interface RestDocument {
  readonly name: string
  readonly pages: readonly {
    readonly id: string
    readonly name: string
    readonly children: readonly RawNode[]
  }[]
  /** Id of a main component → its key, or that of its set: variants are one component. */
  readonly components: ReadonlyMap<string, string>
  /** Id of a style → its name. */
  readonly styles: ReadonlyMap<string, string>
}

/** Whether a file that was parsed as JSON can be one. */
export const isDocument = (json: unknown): boolean =>
  isRaw(json) && (isRaw(json['document']) || isRaw(json['nodes']) || isNode(json))

const isNode = (json: RawNode): boolean =>
  typeof json['type'] === 'string' && typeof json['id'] === 'string' && 'absoluteBoundingBox' in json

/** @throws Problem `invalid-request` for what is no document of Figma's. */
export function documentOf(json: unknown, file: string): RestDocument {
  if (!isRaw(json) || !isDocument(json)) {
    throw new Problem(
      'invalid-request',
      `"${file}" is not a document as Figma's REST API answers: it has neither "document" nor "nodes".`,
      'Save the answer of GET https://api.figma.com/v1/files/KEY, or use --figma-key.',
    )
  }
  const parts = isRaw(json['nodes']) ? Object.values(json['nodes']).filter(isRaw) : [json]
  const name = textOf(json['name']) || file
  return {
    name,
    pages: parts.flatMap((part) => pagesOf(isRaw(part['document']) ? part['document'] : part, name)),
    components: new Map(parts.flatMap(componentsOf)),
    styles: new Map(parts.flatMap((part) => named(part['styles']))),
  }
}

/** Nodes that were asked for stand on no page that the answer names. */
function pagesOf(document: RawNode, name: string): RestDocument['pages'] {
  if (document['type'] === 'DOCUMENT')
    return listOf(document['children']).map((page) => ({
      id: textOf(page['id']),
      name: textOf(page['name']),
      children: listOf(page['children']),
    }))
  if (document['type'] === 'CANVAS')
    return [
      { id: textOf(document['id']), name: textOf(document['name']), children: listOf(document['children']) },
    ]
  return [{ id: '', name, children: [document] }]
}

function componentsOf(part: RawNode): (readonly [string, string])[] {
  const sets = isRaw(part['componentSets']) ? part['componentSets'] : {}
  return entries(part['components']).map(([id, { key, componentSetId }]) => {
    const set = sets[textOf(componentSetId)]
    return [id, (isRaw(set) && textOf(set['key'])) || textOf(componentSetId) || textOf(key) || id] as const
  })
}

const named = (value: unknown): (readonly [string, string])[] =>
  entries(value).map(([id, { name }]) => [id, textOf(name)] as const)

const entries = (value: unknown): (readonly [string, RawNode])[] =>
  isRaw(value) ? Object.entries(value).flatMap(([id, one]) => (isRaw(one) ? [[id, one] as const] : [])) : []

/** What the real Messages API refuses, as far as it is known. */
import type { IncomingMessage } from 'node:http'

export interface MessagesBody {
  readonly model?: string
  readonly max_tokens?: number
  readonly system?: string
  readonly messages?: { readonly role: string; readonly content: Block[] }[]
  readonly output_config?: {
    readonly format?: { readonly type?: string; readonly schema?: Schema }
    readonly effort?: string
  }
}
interface Block {
  readonly type: string
  readonly text?: string
  readonly source?: { readonly type: string; readonly media_type: string; readonly data: string }
  readonly transformations?: { readonly oversized_image?: string }
}
type Schema = { readonly [key: string]: unknown }

const VERSION = '2026-10-21'
/** The public limits for structured output. */
const MAX_OPTIONAL = 24
const MAX_UNIONS = 16
const unsupported = [
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'maxItems',
  'pattern',
  'oneOf',
  '$ref',
  'multipleOf',
]
const known = ['model', 'max_tokens', 'system', 'messages', 'output_config']

export function violations(request: IncomingMessage, path: string, body: MessagesBody): string[] {
  const wrong: string[] = []
  const must = (holds: boolean, what: string) => void (holds || wrong.push(what))
  must(request.method === 'POST' && path === '/v1/messages', `${request.method} ${path}`)
  must(/^Bearer \S+$/.test(request.headers.authorization ?? ''), 'authorization: no bearer token')
  must(request.headers['x-api-key'] === undefined, 'x-api-key is not the way any more')
  must(request.headers['anthropic-version'] === VERSION, `anthropic-version is not ${VERSION}`)
  for (const key of Object.keys(body)) must(known.includes(key), `${key}: extra inputs are not permitted`)
  must(typeof body.model === 'string' && body.model !== '', 'model: required')
  must(typeof body.max_tokens === 'number' && body.max_tokens > 0 && body.max_tokens < 21_333, 'max_tokens')
  must(body.messages?.length === 1 && body.messages[0]?.role === 'user', 'messages: one turn of the user')
  wrong.push(...blockViolations(body.messages?.[0]?.content ?? []))
  must(body.output_config?.format?.type === 'json_schema', 'output_config.format: json_schema')
  wrong.push(...schemaViolations(body.output_config?.format?.schema ?? {}))
  return wrong
}

function blockViolations(blocks: readonly Block[]): string[] {
  const wrong: string[] = []
  const firstText = blocks.findIndex((block) => block.type === 'text')
  if (firstText < 0) wrong.push('no text')
  for (const [at, block] of blocks.entries()) {
    if (block.type !== 'image') continue
    if (at > firstText) wrong.push('an image after the text')
    const bytes = Buffer.from(block.source?.data ?? '', 'base64')
    if (block.source?.media_type !== 'image/png' || bytes.readUInt32BE(0) !== 0x89504e47)
      wrong.push('not a PNG')
    else if (block.transformations?.oversized_image === 'error') wrong.push(...sizeViolations(bytes))
    if ((block.source?.data.length ?? 0) > 5_000_000) wrong.push('image exceeds 5 MB')
  }
  return wrong
}

/** The newer models' limits, from the PNG's own header. */
function sizeViolations(png: Buffer): string[] {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
  const tokens = Math.ceil(width / 28) * Math.ceil(height / 28)
  return Math.max(width, height) > 2576 || tokens > 4784 ? [`image dimensions ${width}x${height}`] : []
}

function schemaViolations(root: Schema): string[] {
  const wrong: string[] = []
  let optional = 0
  let unions = 0
  const walk = (schema: unknown): void => {
    if (Array.isArray(schema)) return schema.forEach(walk)
    if (typeof schema !== 'object' || schema === null) return
    const node = schema as Schema
    for (const key of unsupported) if (key in node) wrong.push(`schema: ${key} is not supported`)
    if ('anyOf' in node || Array.isArray(node['type'])) unions++
    if (node['type'] === 'object') {
      if (node['additionalProperties'] !== false) wrong.push('schema: objects must be closed')
      const required = (node['required'] as string[] | undefined) ?? []
      optional += Object.keys((node['properties'] as Schema | undefined) ?? {}).length - required.length
    }
    Object.values(node).forEach(walk)
  }
  walk(root)
  if (root['type'] !== 'object') wrong.push('schema: the root must be an object')
  if (optional > MAX_OPTIONAL) wrong.push(`schema: ${optional} optional parameters`)
  if (unions > MAX_UNIONS) wrong.push(`schema: ${unions} unions`)
  return wrong
}

import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runStateSchema } from '../../shared/api.ts'
import { type TestServer, testServer } from '../testing/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer(undefined, { OPEN_RUNS: '100000' })
}, 180_000)
afterAll(() => server.close())

/** What Postgres takes neither as text nor in JSON, and what has surprised somebody somewhere. */
const hard = ['a\0b', '\uD83D', 'x\uDE00y', '\u202Eevil', '\uFEFF', '%00%', "'; drop table runs --", '\u2028']

interface Schema {
  readonly $ref?: string
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly pattern?: string
  readonly minimum?: number
  readonly minItems?: number
  readonly items?: Schema
  readonly prefixItems?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: Schema | boolean
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
}
interface Operation {
  readonly parameters?: readonly { readonly in: string; readonly name: string; readonly schema: Schema }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }
}

let schemas: Readonly<Record<string, Schema>> = {}
const followed = (schema: Schema): Schema => schemas[schema.$ref?.split('/').at(-1) ?? ''] ?? schema

/** Every place of a text in what a schema describes: a value with the text there, and little else. */
function* texts(given: Schema, text: string, depth = 0): Generator {
  const schema = followed(given)
  if (depth > 8) return
  if (schema.type === 'string' && !schema.enum) yield text
  for (const one of [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])])
    yield* texts(one, text, depth + 1)
  if (schema.items) for (const item of texts(schema.items, text, depth + 1)) yield [item]
  if (typeof schema.additionalProperties === 'object')
    for (const value of texts(schema.additionalProperties, text, depth + 1)) {
      yield { k: value }
      yield { [text]: sample(schema.additionalProperties, depth + 1) }
    }
  for (const [name, part] of Object.entries(schema.properties ?? {}))
    for (const value of texts(part, text, depth + 1))
      yield { ...(sample(schema, depth + 1) as object), [name]: value }
}

/** The least that a schema takes. */
function sample(given: Schema, depth = 0): unknown {
  const schema = followed(given)
  if (depth > 12) return null
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const [choice] = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])]
  if (choice) return sample(choice, depth + 1)
  switch (schema.type) {
    case 'string':
      return schema.pattern?.includes('{1,64}') === true ? 'text' : '1'
    case 'number':
    case 'integer':
      return Math.max(schema.minimum ?? 1, 0)
    case 'boolean':
      return true
    case 'array':
      return schema.prefixItems
        ? schema.prefixItems.map((item) => sample(item, depth + 1))
        : Array.from({ length: schema.minItems ?? 0 }, () => sample(schema.items ?? {}, depth + 1))
    case 'object':
      return Object.fromEntries(
        (schema.required ?? []).map((name) => [name, sample(schema.properties?.[name] ?? {}, depth + 1)]),
      )
    default:
      return null
  }
}

it('whatever text comes in any field of the API, it is answered, and answers are well-formed', async () => {
  const document = (await (await server.call('GET', '/openapi.json')).json()) as {
    readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
    readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> }
  }
  schemas = document.components?.schemas ?? {}
  const run = runStateSchema.parse(await (await server.call('POST', '/runs', { project: 'text' })).json()).id
  const picture = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#369' } })
    .png()
    .toBuffer()
  const ids: Readonly<Record<string, string>> = {
    run,
    project: 'text',
    frame: 'f',
    type: 'color',
    format: 'css',
    key: 'k',
  }
  const failed: string[] = []
  let sent = 0
  const send = async (method: string, path: string, body?: unknown) => {
    sent++
    const answer = await server.call(method.toUpperCase(), path, body)
    const text = await answer.text()
    if (answer.status >= 500)
      failed.push(
        `${answer.status} ${method} ${path} ${JSON.stringify(body)?.slice(0, 200)} ${text.slice(0, 200)}`,
      )
    if (text.includes('\\u0000') || text !== text.toWellFormed())
      failed.push(`${method} ${path} tells what nobody can keep`)
  }
  for (const [pattern, operations] of Object.entries(document.paths))
    for (const [method, { parameters = [], requestBody }] of Object.entries(operations)) {
      // What ends the run or follows it is asked below.
      if (/events|stream|\/cancel|\/start|\/label|extract$/.test(pattern) || method === 'delete') continue
      const path = pattern
        .replace(/^\/api\/v1/, '')
        .replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ids[name] ?? 'x'))
      const image = pattern.endsWith('/frames/{frame}') ? picture : undefined
      const [schema] = Object.entries(requestBody?.content ?? {}).flatMap(([type, { schema: one }]) =>
        type.includes('json') ? [one] : [],
      )
      for (const text of hard) {
        for (const { in: where, name } of parameters) {
          const value = encodeURIComponent(text.toWellFormed())
          if (where === 'query') await send(method, `${path}?${name}=${value}`, image)
          if (where === 'path')
            await send(
              method,
              pattern
                .replace(/^\/api\/v1/, '')
                .replaceAll(/\{(\w+)\}/g, (_, own: string) => (own === name ? value : (ids[own] ?? 'x'))),
              image ?? (schema && sample(schema)),
            )
        }
        if (schema) for (const body of texts(schema, text)) await send(method, path, body)
      }
    }
  expect(failed).toEqual([])
  expect(sent).toBeGreaterThan(300)
}, 180_000)

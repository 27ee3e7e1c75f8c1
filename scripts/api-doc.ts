/** docs/api.md: the OpenAPI document in words, from the same route table. */
import { formats } from '../core/formats/index.ts'
import type { RoutesContext } from '../server/routes/context.ts'
import { routeTable } from '../server/routes/index.ts'
import { openapi } from '../server/routes/openapi.ts'
import { registry } from '../core/tokens/index.ts'
import { problemCodes } from '../shared/problem.ts'
import { type Schema, wordsOf } from './schema-words.ts'
import { markdownTable } from './sections.ts'

interface Operation {
  readonly summary: string
  readonly 'x-scope': string
  readonly parameters?: readonly { name: string; in: string; required?: boolean; schema: Schema }[]
  readonly requestBody?: { readonly content: Content }
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>
}
type Content = Readonly<Record<string, { readonly schema: Schema }>>
/** Long types by where they were written out first: a run's state is what five routes answer. */
type Printed = Map<string, string>
interface Known {
  readonly schemas: Readonly<Record<string, Schema>>
  readonly printed: Printed
}
const LONG = 400

export function apiDoc(): string {
  // A table can be read without a database: only its handlers would need one.
  const context = { types: registry, formats, version: '', store: {} }
  const { paths = {}, components } = openapi(routeTable(context as unknown as RoutesContext), '')
  const schemas = (components?.schemas ?? {}) as Record<string, Schema>
  const printed: Printed = new Map()
  const routes = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item as Record<string, Operation>).map(([method, operation]) =>
      section(`${method.toUpperCase()} ${path}`, operation, { schemas, printed }),
    ),
  )
  return `${[intro, ...routes, problems()].join('\n\n')}\n`
}

const intro = `# HTTP API

Written by \`npm run docs\` from the schemas that the routes parse with; \`GET /api/v1/openapi.json\` is the same for
machines. Send \`Authorization: Bearer TOKEN\`: on one's own machine the token that \`npm start\` prints, on a server for
teams one from \`token-pipeline token create\`. A run in four calls: \`POST /runs\`, \`PUT /runs/{run}/frames/{frame}\`
once a frame, \`POST /runs/{run}/start\`, then follow \`GET /runs/{run}/events\` to its one terminal event.`

function section(title: string, operation: Operation, known: Known): string {
  const { summary, parameters = [], requestBody, responses } = operation
  const rows = parameters.map(({ name, in: where, required, schema }) => [
    `\`${name}\``,
    where,
    required ? 'required' : '',
    `\`${wordsOf(schema, known.schemas).replaceAll('|', '\\|')}\``,
  ])
  const [[status, answer] = ['200', undefined]] = Object.entries(responses)
  return [
    `## ${title}`,
    `${summary} Scope: \`${operation['x-scope']}\`.`,
    ...(rows.length > 0 ? [markdownTable(['parameter', 'in', '', 'type'], rows)] : []),
    ...(requestBody ? [block(title, 'Body', requestBody.content, known)] : []),
    answer?.content ? block(title, `Answers ${status}`, answer.content, known) : `Answers ${status}.`,
  ].join('\n\n')
}

function block(where: string, title: string, content: Content, { schemas, printed }: Known): string {
  const head = `${title}: ${Object.keys(content)
    .map((type) => `\`${type}\``)
    .join(', ')}`
  const { 'application/json': json } = content
  if (!json) return head
  const type = wordsOf(json.schema, schemas, 0)
  const before = printed.get(type)
  if (before !== undefined && type.length > LONG) return `${head}, the same as of ${before}.`
  printed.set(type, where)
  return `${head}\n\n\`\`\`ts\n${type}\n\`\`\``
}

const problems = (): string => `## Problems

Whatever goes wrong is answered as \`application/problem+json\` (RFC 9457) with \`code\`, \`detail\` (what, and whose
fault) and \`remedy\` (what to do). Codes: ${problemCodes.map((code) => `\`${code}\``).join(', ')}.`

/** The tools, for any agent that speaks the Model Context Protocol: Claude Code, Cursor, VS Code. */
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js'
import * as z from 'zod'
import { exportOptions, renderOptions } from '../../shared/export-options.ts'
import { figmaName } from '../../shared/names.ts'
import { Problem, asProblem } from '../../shared/problem.ts'
import { summarise } from '../../shared/token.ts'
import type { AnyToken } from '../../shared/token.ts'
import { checkDtcg } from '../../core/exchange/check.ts'
import { checkStyle } from '../../core/library/check-style.ts'
import type { Exportable } from '../../core/formats/format.ts'
import { type Line, linesOf, searched } from './look-up.ts'
import type { Desk } from './ports.ts'

/** Lines in one answer: an agent reads all of them. */
const PAGE = 200

const INSTRUCTIONS =
  'Design tokens that were measured in a design. Before you write a color or a length, search for its token; ' +
  'before you finish, check the CSS you wrote. Use roles (they follow the theme) rather than the values they point to.'

export function mcpServer(desk: Desk, version: string): McpServer {
  const server = new McpServer({ name: 'token-pipeline', version }, { instructions: INSTRUCTIONS })
  const readOnly = { readOnlyHint: true, openWorldHint: false }

  server.registerTool(
    'list_tokens',
    {
      title: 'List design tokens',
      description: 'Roles and values of the library, with the CSS variable of each.',
      inputSchema: {
        type: z.string().optional().describe('only this type, e.g. color, spacing, typography'),
        after: z.number().int().min(0).default(0).describe('how many to skip'),
      },
      annotations: readOnly,
    },
    ({ type, after }) =>
      answered(async () => {
        const tokens = await desk.tokens()
        known(type, tokens)
        return page(
          linesOf(tokens).filter((line) => type === undefined || line.type === type),
          after,
        )
      }),
  )

  server.registerTool(
    'search_tokens',
    {
      title: 'Search design tokens',
      description: 'By name, role, value or what they are for: "danger background", "16px", "heading".',
      inputSchema: { query: z.string().min(1).max(200) },
      annotations: readOnly,
    },
    ({ query }) => answered(async () => page(searched(linesOf(await desk.tokens()), query), 0)),
  )

  server.registerTool(
    'where_seen',
    {
      title: 'Where a token was seen',
      description:
        'The proof of one token: in which frames, as what, how often, with pictures of the places.',
      inputSchema: { token: z.string().describe('its name, e.g. color/blue/600, or its CSS variable') },
      annotations: readOnly,
    },
    ({ token }) =>
      answered(async () => {
        const found = find(await desk.tokens(), token)
        const { evidence } = summarise(found)
        const pictures = await desk.crops(found)
        const text = {
          name: figmaName(found.path),
          value: found.value,
          confidence: found.confidence,
          ...evidence,
        }
        return [
          { type: 'text', text: JSON.stringify(text) },
          ...pictures.map((url) => ({
            type: 'image' as const,
            mimeType: 'image/png',
            data: url.slice(url.indexOf(',') + 1),
          })),
        ]
      }),
  )

  server.registerTool(
    'check_css',
    {
      title: 'Check CSS against the tokens',
      description:
        'Which colors and lengths of a stylesheet, a snippet or a bare value are tokens, and what to write instead.',
      inputSchema: { css: z.string().min(1).max(500_000) },
      annotations: readOnly,
    },
    ({ css }) =>
      answered(async () => {
        const findings = checkStyle(css, await desk.tokens())
        return asText(findings.length === 0 ? 'There are no colors and lengths in it.' : findings)
      }),
  )

  server.registerTool(
    'check_token_file',
    {
      title: 'Check a W3C token file',
      description:
        'Everything that is wrong with a design token file (DTCG 2025.10), with lines and what to do.',
      inputSchema: { content: z.string().min(1).max(2_000_000) },
      annotations: readOnly,
    },
    ({ content }) =>
      answered(async () => {
        const findings = checkDtcg(content)
        return asText(findings.length === 0 ? 'valid' : findings.slice(0, PAGE))
      }),
  )

  const { measure, readFile } = desk
  if (measure)
    server.registerTool(
      'measure_screenshot',
      {
        title: 'Measure a screenshot',
        description: 'The design tokens that a PNG, JPEG or WebP shows. Nothing of it is kept.',
        inputSchema: {
          ...(readFile ? { path: z.string().optional().describe('a file on this machine') } : {}),
          data: z.string().optional().describe('the picture in base64'),
        },
        annotations: readOnly,
      },
      (input: { path?: string | undefined; data?: string | undefined }) =>
        answered(async () => {
          const { path, data } = input
          if ((path === undefined) === (data === undefined))
            throw new Problem(
              'invalid-request',
              'One picture is needed.',
              `Give ${readFile ? 'path or ' : ''}data.`,
            )
          const image =
            path !== undefined && readFile
              ? await readFile(path)
              : new Uint8Array(Buffer.from(data ?? '', 'base64'))
          const set = await measure(image, path ?? 'screenshot')
          return page(linesOf({ set }), 0)
        }),
    )

  server.registerTool(
    'export_tokens',
    {
      title: 'Export the tokens',
      description: `Files in one of the formats: ${desk.formats.map(({ name, about }) => `${name} (${about})`).join(' ')}`,
      inputSchema: { format: z.string(), ...exportOptions },
      annotations: readOnly,
    },
    ({ format, ...options }) =>
      answered(async () =>
        (await desk.render(format, renderOptions(options))).map(({ path, content }) => ({
          type: 'text' as const,
          text: `===== ${path}\n${content}`,
        })),
      ),
  )
  return server
}

type Content = CallToolResult['content']

/** What went wrong is an answer that an agent can act on. */
async function answered(work: () => Promise<Content>): Promise<CallToolResult> {
  try {
    return { content: await work() }
  } catch (error) {
    const { message, remedy } = asProblem(error)
    return { isError: true, content: [{ type: 'text', text: `${message} ${remedy}` }] }
  }
}

const asText = (value: unknown): Content => [
  { type: 'text', text: typeof value === 'string' ? value : JSON.stringify(value, null, 1) },
]

function page(lines: readonly Line[], after: number): Content {
  const shown = lines.slice(after, after + PAGE)
  const next = after + shown.length
  return asText({ total: lines.length, tokens: shown, ...(next < lines.length ? { after: next } : {}) })
}

function known(type: string | undefined, { types }: Exportable): void {
  if (type === undefined || types.some(({ name }) => name === type)) return
  throw new Problem(
    'unknown-type',
    `There is no token type "${type}".`,
    `Known: ${types.map(({ name }) => name).join(', ')}.`,
  )
}

/** By its name, or by a role's, which shows the token that it points to first. */
function find({ set }: Exportable, name: string): AnyToken {
  const wanted = plain(name)
  const role = set.semantics.find(({ path }) => plain(path.join('-')) === wanted)
  const key = role && Object.values(role.alias)[0]
  const token = set.primitives.find((one) => one.key === key || plain(one.path.join('-')) === wanted)
  if (token) return token
  throw new Problem(
    'unknown-token',
    `The library has no token "${name}".`,
    'Search for it with search_tokens.',
  )
}

const plain = (name: string): string =>
  name
    .replace(/^var\(|\)$|^--/g, '')
    .replace(/^--/, '')
    .replace(/[/.]/g, '-')

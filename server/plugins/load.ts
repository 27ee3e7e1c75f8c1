/** Types and formats of third parties: modules, named by URL because functions do not cross into worker threads. */
import { fileURLToPath } from 'node:url'
import type * as z from 'zod'
import { Problem } from '../../shared/problem.ts'
import type { Format } from '../../core/formats/format.ts'
import type { Catalog } from '../../core/library/answers.ts'
import type { TokenType } from '../../core/tokens/type.ts'
import { checked } from './checked.ts'
import { careful } from './careful.ts'
import { formatSchema, tokenTypeSchema } from './contract.ts'

/**
 * Only what the modules bring, in the order given.
 * @param modules `file:` URLs. Each exports one or more of `TokenType` and `Format`, under any name.
 * @param known Names that are taken already.
 * @throws Problem `invalid-plugin` naming the module, the export and what is wrong with it.
 */
export async function loadPlugins(modules: readonly string[], known: Catalog = none): Promise<Catalog> {
  const types: TokenType[] = []
  const formats: Format[] = []
  for (const url of modules) {
    const module = nameOf(url)
    const before = types.length + formats.length
    for (const [name, value] of Object.entries(await load(url, module))) {
      if (looksLike(value, 'extract')) {
        agree(tokenTypeSchema, value, module, name)
        const type = value as TokenType
        unique([...known.types, ...types], type.name, 'token type', module)
        types.push(checked(type, module))
      } else if (looksLike(value, 'render')) {
        agree(formatSchema, value, module, name)
        const format = value as Format
        unique([...known.formats, ...formats], format.name, 'format', module)
        formats.push(careful(format, module))
      }
    }
    if (types.length + formats.length === before)
      throw invalid(`The plugin ${module} exports neither a token type nor a format.`)
  }
  return { types, formats }
}

const none: Catalog = { types: [], formats: [] }

const nameOf = (url: string): string => (url.startsWith('file:') ? fileURLToPath(url) : url)

async function load(url: string, module: string): Promise<Record<string, unknown>> {
  // Anything else would be code from elsewhere.
  if (!url.startsWith('file:')) throw invalid(`The plugin ${module} is not a file on this machine.`)
  try {
    return (await import(url)) as Record<string, unknown>
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw invalid(`The plugin ${module} could not be loaded: ${why}`, cause)
  }
}

const looksLike = (value: unknown, property: string): value is object =>
  typeof value === 'object' && value !== null && property in value

function agree(schema: z.ZodType, value: object, module: string, name: string): void {
  const issue = schema.safeParse(value).error?.issues[0]
  if (!issue) return
  const where = issue.path.length > 0 ? `"${issue.path.join('.')}"` : 'the whole'
  throw invalid(`The plugin ${module} exports "${name}", of which ${where} is not right: ${issue.message}.`)
}

function unique(known: readonly { readonly name: string }[], name: string, what: string, module: string) {
  if (known.some((one) => one.name === name))
    throw invalid(`The plugin ${module} brings the ${what} "${name}", which is there already.`)
}

const invalid = (detail: string, cause?: unknown) =>
  new Problem('invalid-plugin', detail, 'docs/add-a-token-type.md shows what a plugin looks like.', {
    cause,
  })

/**
 * Style Dictionary's own formats as writers: it orders, names and lays out, we spell the values (per kind, escaped).
 * Its transforms are left out on purpose: they read px as rem on native, drop letter spacing and escape nothing.
 */
import { Problem } from '../../shared/problem.ts'
import type { Entry } from './sheet.ts'
import { GENERATED, blockComment } from './text.ts'
import { refuseClashes } from './unique.ts'

export interface Line {
  readonly entry: Entry
  /** The identifier in the target language. */
  readonly name: string
  /** The value in the target language. */
  readonly value: string
  /** Identifier of another line that stands for the value. */
  readonly alias?: string | undefined
}

/** Further keys are the format's own options. */
interface StockOptions {
  readonly destination?: string
  /** First comment of the file. */
  readonly header?: string
  /** Makes a description safe in the target's comments. */
  readonly comment?: (text: string) => string
  readonly [option: string]: unknown
}

type Node = { [key: string]: Node | string }

/** Braces mean references to Style Dictionary, in comments too: these code points exist for such private use. */
const guard = (text: string): string => text.replaceAll('{', '\uFDD0').replaceAll('}', '\uFDD1')
const unguard = (text: string): string => text.replaceAll('\uFDD0', '{').replaceAll('\uFDD1', '}')

/** `lines` as Style Dictionary's format `format` writes them; two equal names are refused, naming both tokens. */
export async function writeStock(
  lines: readonly Line[],
  format: string,
  { destination = 'tokens', header = GENERATED, comment = blockComment, ...options }: StockOptions = {},
): Promise<string> {
  const names = new Map(lines.map(({ entry, name }) => [entry, name]))
  refuseClashes([...names.keys()], format, (entry) => names.get(entry) ?? '')
  const tokens = Object.fromEntries(lines.map((line) => [line.name, nodeOf(line, comment)]))
  // Loaded when first needed: it takes a third of a second, and most runs never export to these.
  const { default: StyleDictionary } = await import('style-dictionary')
  const dictionary = new StyleDictionary({
    tokens,
    usesDtcg: true,
    log: { warnings: 'error', verbosity: 'silent' },
    hooks: { transforms: { key: { type: 'name', transform: ({ path }) => path.at(-1) ?? '' } } },
    platforms: {
      out: {
        transforms: ['key'],
        files: [
          {
            destination,
            format,
            options: { outputReferences: true, fileHeader: () => [header], ...options },
          },
        ],
      },
    },
  })
  const [file] = await dictionary.formatPlatform('out')
  const text = unguard(typeof file?.output === 'string' ? file.output : '')
  refuseGarbage(text, format)
  return `${text.trim().replace(/\n{3,}/g, '\n\n')}\n`
}

const nodeOf = ({ entry, value, alias }: Line, comment: (text: string) => string): Node => {
  const text = comment(entry.description ?? '')
  return {
    $type: entry.kind,
    $value: alias === undefined ? guard(value) : `{${alias}}`,
    ...(text === '' ? {} : { comment: guard(text) }),
  }
}

/** Signs of a value that was not spelled: a parser would accept them silently. */
function refuseGarbage(text: string, format: string): void {
  const garbage = /\[object \w+\]|[=:>(]\s*(?:undefined|NaN)\b/.exec(text)?.[0]
  if (garbage === undefined) return
  throw new Problem(
    'export-failed',
    `The output of ${format} contains "${garbage}".`,
    'Report this with your tokens.',
  )
}

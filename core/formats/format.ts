/** What a format is. Adding one is a file in this folder and a line in `index.ts`. */
import type { ExportedFile } from '../../shared/api.ts'
import type { nameCases } from '../../shared/export-options.ts'
import type { TokenSet } from '../../shared/token-set.ts'
import type { TypeInfo } from '../../shared/token-type.ts'

/** A token set ready to leave: what people excluded is gone, merged tokens are one. */
export interface Exportable {
  readonly set: TokenSet
  /** What each type declares of itself: the only way a format knows a type. */
  readonly types: readonly TypeInfo[]
  /** Names that tokens had before: old path, joined with dots → present path. */
  readonly renamed: ReadonlyMap<string, readonly string[]>
}

export interface RenderOptions {
  /** px per rem where a format writes rem. */
  readonly remBase: number
  /** `px` keeps every length in px on the web; absent: rem where the type prefers it. */
  readonly unit?: 'px'
  /** A word before every name that others could have too: custom properties, Sass variables, utilities, resources. */
  readonly prefix?: string
  /** How the words of a name are joined, where a format leaves it open: custom properties, Sass variables, keys. */
  readonly case?: (typeof nameCases)[number]
  /** Also write where each token was seen, where a format can (W3C: `tokens.evidence.json`). */
  readonly evidence?: boolean
  /** Pictures of where tokens were seen, by token key: PNG data URLs. Absent: none are shown. */
  readonly crops?: Readonly<Record<string, readonly string[]>>
}

export interface Format {
  /** Id on the wire and in `--formats`. */
  readonly name: string
  readonly title: string
  /** Who needs it, in plain words. */
  readonly about: string
  /** Names of the files it may write. */
  readonly files: readonly string[]
  /** Shows pictures of places: `crops` are worth making. */
  readonly pictures?: true
  /** Pure. Throws `Problem('export-failed')` naming the culprit rather than writing something broken. */
  render(tokens: Exportable, options: RenderOptions): ExportedFile[] | Promise<ExportedFile[]>
}

/** What the tools for coding agents need: a library, the proof of it, and somebody who measures. */
import type { ExportedFile } from '../../shared/api.ts'
import type { AnyToken } from '../../shared/token.ts'
import type { TokenSet } from '../../shared/token-set.ts'
import type { Exportable, RenderOptions } from '../../core/formats/format.ts'

export interface Desk {
  /** As it is now: it may change between two questions. */
  readonly tokens: () => Promise<Exportable>
  /** PNG data URLs of the places of one token. */
  readonly crops: (token: AnyToken) => Promise<readonly string[]>
  /** Measures a picture and keeps nothing of it. Absent: nobody here may. */
  readonly measure?: ((image: Uint8Array, name: string) => Promise<TokenSet>) | undefined
  /** Absent: agents are elsewhere, and send pictures instead of naming files. */
  readonly readFile?: (path: string) => Promise<Uint8Array>
  readonly formats: readonly { readonly name: string; readonly about: string }[]
  readonly render: (format: string, options: RenderOptions) => Promise<readonly ExportedFile[]>
}

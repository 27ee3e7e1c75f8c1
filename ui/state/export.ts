/** Exports: one format looked at, everything in a zip. */
import { type ReadonlySignal, signal } from '@preact/signals'
import { strToU8, zipSync } from 'fflate'
import type { ExportQuery, ExportedFile } from '../../shared/api.ts'
import { asProblem, type ProblemData } from '../../shared/problem.ts'
import type { FormatInfo } from '../../shared/token-type.ts'

/** Whoever can render a format. */
export type Render = (format: string, wishes: Wishes) => Promise<readonly ExportedFile[]>

/** What people may say about names and lengths; absent: as the format has it. */
export type Wishes = Partial<Pick<ExportQuery, 'prefix' | 'unit' | 'case'>>

export interface Exporting {
  readonly formats: ReadonlySignal<readonly FormatInfo[]>
  readonly format: ReadonlySignal<string | null>
  readonly files: ReadonlySignal<readonly ExportedFile[] | null>
  readonly problem: ReadonlySignal<ProblemData | null>
  readonly zipping: ReadonlySignal<boolean>
  open(formats: readonly FormatInfo[], render: Render): void
  readonly wishes: ReadonlySignal<Wishes>
  choose(format: string): Promise<void>
  /** Renders the chosen format that way, and every other one from now on. */
  wish(more: { readonly [K in keyof Wishes]?: Wishes[K] | undefined }): Promise<void>
  /** Renders the chosen format anew: tokens may have changed. */
  refresh(): Promise<void>
  /** All formats, one folder each; a format that fails is told in `problem` and the others are in. */
  everything(): Promise<Uint8Array | null>
}

export function createExporting(): Exporting {
  const formats = signal<readonly FormatInfo[]>([])
  const format = signal<string | null>(null)
  const files = signal<readonly ExportedFile[] | null>(null)
  const problem = signal<ProblemData | null>(null)
  const zipping = signal(false)
  const wishes = signal<Wishes>({})
  let render: Render = async () => []

  const choose = async (name: string) => {
    if (format.value !== name) files.value = null
    format.value = name
    problem.value = null
    try {
      const rendered = await render(name, wishes.value)
      if (format.value === name) files.value = rendered
    } catch (error) {
      if (format.value === name) problem.value = asProblem(error).toJSON()
    }
  }

  const refresh = async () => {
    const name = format.value ?? formats.value[0]?.name
    if (name) await choose(name)
  }

  return {
    formats,
    format,
    files,
    problem,
    zipping,
    wishes,
    open: (known, by) => {
      formats.value = known
      render = by
      files.value = null
      format.value = null
      problem.value = null
    },
    choose,
    refresh,
    wish: async (more) => {
      wishes.value = Object.fromEntries(
        Object.entries({ ...wishes.value, ...more }).filter(([, wish]) => wish !== undefined && wish !== ''),
      )
      await refresh()
    },
    everything: async () => {
      zipping.value = true
      problem.value = null
      try {
        const all: ExportedFile[] = []
        for (const { name } of formats.value) {
          try {
            const rendered = await render(name, wishes.value)
            all.push(...rendered.map((file) => ({ ...file, path: pathIn(name, file.path) })))
          } catch (error) {
            problem.value = asProblem(error).toJSON()
          }
        }
        return all.length > 0 ? packed(all) : null
      } finally {
        zipping.value = false
      }
    },
  }
}

/** A zip archive. One date for all time: the same tokens are the same bytes. */
export const packed = (files: readonly ExportedFile[]): Uint8Array =>
  zipSync(Object.fromEntries(files.map(({ path, content }) => [path, strToU8(content)])), {
    mtime: new Date(1980, 0, 1),
  })

/** One folder per format; a format that has a folder of its own name needs no second one. */
const pathIn = (format: string, path: string): string =>
  path.startsWith(`${format}/`) ? `tokens/${path}` : `tokens/${format}/${path}`

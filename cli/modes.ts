/** Which mode each picture is of: what was said, else what names and sizes tell; pairs of light and dark are found later. */
import { glob } from 'node:fs/promises'
import type { Frame } from '../shared/frame.ts'
import { modeSchema } from '../shared/frame.ts'
import { Problem } from '../shared/problem.ts'
import { proposedModes } from '../shared/proposed-modes.ts'

/** `Dark=dark/*.png` → file by file, in order. @throws Problem `invalid-request` naming the flag. */
export async function statedModes(said: readonly string[]): Promise<Map<string, string>> {
  const modes = new Map<string, string>()
  for (const one of said) {
    const [, label = '', pattern = ''] = /^([^=]*)=(.*)$/s.exec(one) ?? []
    const mode = modeSchema.safeParse(label.trim())
    if (!mode.success || pattern === '')
      throw new Problem(
        'invalid-request',
        `--mode: "${one}" is no mode and file.`,
        'Write --mode Dark=home-dark.png, once a file; a glob in quotes names many.',
      )
    for (const file of await filesOf(pattern)) modes.set(file, mode.data)
  }
  return modes
}

async function filesOf(pattern: string): Promise<string[]> {
  if (!/[*?[{]/.test(pattern)) return [pattern]
  const files = (await Array.fromAsync(glob(pattern))).toSorted()
  if (files.length > 0) return files
  throw new Problem('invalid-request', `--mode: "${pattern}" names no file.`, 'Correct the path.')
}

/** Frame id → mode, for those that have one. */
export function modesOf(
  frames: readonly Frame[],
  stated: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const known = frames.map((frame) => ({ ...frame, ...modeFrom(stated.get(frame.id)) }))
  const modes = Object.entries(proposedModes(known)).map(
    ([id, proposed]) => [id, stated.get(id) ?? proposed] as const,
  )
  return new Map(modes.filter(([, mode]) => mode !== ''))
}

const modeFrom = (mode: string | undefined) => (mode === undefined ? {} : { mode })

/** `Dark: a.png, b.png · Light: c.png`, for people who would have said it otherwise; `null` where there is one mode. */
export function modesLine(frames: readonly Frame[]): string | null {
  const groups = Map.groupBy(frames, ({ mode = 'without a mode' }) => mode)
  if (groups.size < 2) return null
  const said = [...groups].map(([mode, all]) => `${mode}: ${all.map(({ name }) => name).join(', ')}`)
  return `${said.join(' · ')} (--mode LABEL=FILE says otherwise, --no-modes takes all as one)`
}

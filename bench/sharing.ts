/** How much of what a token type needs is its own, and how much it shares with all others. */
import { execFile } from 'node:child_process'
import { glob, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { registry } from '../core/tokens/index.ts'
import { isCode } from './code-lines.ts'
import { tableOf } from './table.ts'

export interface Sharing {
  readonly type: string
  /** Lines of code in its folder, tests and fixtures aside. */
  readonly own: number
  /** Lines elsewhere that ran when this type alone was measured, gathered, named, kept and exported. */
  readonly shared: number
}

const root = fileURLToPath(new URL('../', import.meta.url))
const probe = fileURLToPath(new URL('sharing-probe.ts', import.meta.url))
const run = promisify(execFile)

export async function sharing(): Promise<Sharing[]> {
  const found: Sharing[] = []
  for (const { name } of registry) {
    const { stdout } = await run(process.execPath, [probe, name], { maxBuffer: 1e8 })
    const ran = Object.entries(JSON.parse(stdout) as Record<string, number>)
    const folder = (path: string) => /^core\/tokens\/(?!lib\/)[^/]+\//.test(path)
    const shared = ran.filter(([path]) => !folder(path)).reduce((sum, [, lines]) => sum + lines, 0)
    found.push({ type: name, own: await linesIn(`core/tokens/${name}`), shared })
  }
  return found
}

async function linesIn(folder: string): Promise<number> {
  const files = await Array.fromAsync(glob(`${folder}/**/*.ts`, { cwd: root }))
  const code = files.filter((path) => !/\.test\.ts$|\/(?:fixture\.ts|testing\/)/.test(path))
  const texts = await Promise.all(code.map((path) => readFile(`${root}${path}`, 'utf8')))
  return texts.flatMap((text) => text.split('\n')).filter(isCode).length
}

export const sharingHead: readonly string[] = ['type', 'lines of its own', 'lines it shares', 'shared']
const percent = ({ own, shared }: Sharing): string => `${((100 * shared) / (own + shared)).toFixed(1)} %`

export const sharingRows = (all: readonly Sharing[]): string[][] =>
  all.map((one) => [one.type, String(one.own), String(one.shared), percent(one)])
export const printSharing = (all: readonly Sharing[]): string => tableOf(sharingHead, sharingRows(all))

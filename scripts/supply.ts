/**
 * `npm run supply`: what a server runs on. Writes build/sbom.json (CycloneDX 1.6) from the lock, and fails for a licence
 * that asks more than we give, for a package that its author has given up, and, where the registry answers, for one that
 * is known to be vulnerable or has had no release for years.
 */
import { execFile } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type Lock, complaintsOf, direct, sbomOf } from './sbom.ts'

const run = promisify(execFile)
const root = new URL('../', import.meta.url)
const YEAR_MS = 365 * 86_400_000
/** Small packages are finished one day: those that we name ourselves are looked at when this old. */
const OLD_YEARS = 3
const ANSWER_MS = 60_000

const read = async (name: string): Promise<unknown> => JSON.parse(await readFile(new URL(name, root), 'utf8'))

/** `null` where the registry does not answer. */
const npm = (...words: string[]): Promise<unknown> =>
  run('npm', words, { cwd: fileURLToPath(root), timeout: ANSWER_MS, maxBuffer: 64e6 }).then(
    ({ stdout }) => said(stdout),
    // Where it found something, its exit code says so too.
    ({ stdout }: { stdout?: string }) => said(stdout ?? ''),
  )

function said(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

async function vulnerable(): Promise<string[] | null> {
  const report = (await npm('audit', '--omit=dev', '--json')) as {
    vulnerabilities?: Record<string, { severity: string; range: string }>
  } | null
  if (!report?.vulnerabilities) return null
  return Object.entries(report.vulnerabilities).map(
    ([name, { severity, range }]) => `${name} ${range} is known to be vulnerable (${severity})`,
  )
}

async function old(names: readonly string[]): Promise<string[] | null> {
  const found: string[] = []
  for (const name of names) {
    const at = (await npm('view', name, 'time.modified', '--json')) as string | null
    if (typeof at !== 'string') return null
    const years = (Date.now() - Date.parse(at)) / YEAR_MS
    if (years > OLD_YEARS) found.push(`${name} was last touched ${years.toFixed(1)} years ago`)
  }
  return found
}

const lock = (await read('package-lock.json')) as Lock
const complaints = complaintsOf(lock)
await mkdir(new URL('build', root), { recursive: true })
const sbom = sbomOf(lock, new Date())
await writeFile(new URL('build/sbom.json', root), `${JSON.stringify(sbom, null, 1)}\n`)
console.log(`${sbom.components.length} packages in build/sbom.json`)
for (const [what, found] of [
  ['vulnerable', await vulnerable()],
  ['old', await old(direct(lock))],
] as const) {
  if (found) complaints.push(...found)
  else console.log(`The registry did not answer: not looked for what is ${what}.`)
}
for (const complaint of complaints) console.log(complaint)
console.log(complaints.length === 0 ? 'Nothing to complain of.' : `${complaints.length} complaints.`)
if (complaints.length > 0) process.exitCode = 1

/** `token-pipeline pull --project NAME --out tokens/`: the curated library of a server, as files for git. */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { API, exportSchema } from '../shared/api.ts'
import { Problem, problemDocumentSchema } from '../shared/problem.ts'
import { configFrom } from '../server/config.ts'
import type { Addition } from './addition.ts'

interface Flags {
  readonly project: string
  readonly out: string
  readonly formats: string
  readonly server?: string
  readonly token?: string
  readonly unit?: string
  readonly rem?: string
  readonly prefix?: string
  readonly case?: string
}

export const pullCommand: Addition = (command, env) =>
  command
    .option('--project <id>', 'which project', 'default')
    .option('--out <directory>', 'where the files go', 'tokens')
    .option('--formats <list>', 'formats to write', 'dtcg,css')
    .option('--server <url>', 'default: the one on this machine')
    .option('--token <token>', 'default: TOKEN_PIPELINE_TOKEN, else the one of this machine')
    .option('--unit <unit>', 'for text and spacing on the web: rem (default) or px')
    .option('--rem <px>', 'px per rem (default: 16)')
    .option('--prefix <word>', 'before every name that others could have too')
    .option('--case <how>', 'how the words of names are joined: kebab, camel or snake')
    .action(async (flags: Flags) => {
      const { unit, rem, prefix, case: spelled } = flags
      const asked = Object.entries({ unit, rem, prefix, case: spelled }).filter(
        ([, value]) => value !== undefined,
      )
      const query = asked.length > 0 ? `?${new URLSearchParams(asked as [string, string][]).toString()}` : ''
      const { port, dataDirectory } = configFrom(env)
      const server = flags.server ?? `http://localhost:${port}`
      // The token of this machine is for the server of this machine.
      const own = flags.server === undefined ? () => localToken(dataDirectory) : noToken
      const token = flags.token ?? env['TOKEN_PIPELINE_TOKEN'] ?? (await own())
      for (const format of flags.formats.split(',')) {
        for (const file of await fetchFiles(
          `${server}${API}/projects/${encodeURIComponent(flags.project)}/export/${encodeURIComponent(format.trim())}${query}`,
          token,
        )) {
          const path = join(flags.out, within(file.path))
          await mkdir(dirname(path), { recursive: true })
          await writeFile(path, file.content)
          process.stderr.write(`wrote ${path}\n`)
        }
      }
    })

const localToken = (directory: string): Promise<string> =>
  readFile(join(directory, 'token'), 'utf8').then((text) => text.trim(), noToken)

const noToken = (): never => {
  throw new Problem(
    'unauthorized',
    'There is no token for the server.',
    'Give one with --token or TOKEN_PIPELINE_TOKEN.',
  )
}

/** A server names its files, but does not choose where else on this machine they go. */
function within(path: string): string {
  const parts = path.split('/')
  if (parts.every((part) => /^[\w@-][\w.@ -]*$/.test(part))) return path
  throw new Problem(
    'invalid-body',
    `The server sent a file named ${JSON.stringify(path)}.`,
    'Ask whoever runs it: that is no name of an export.',
  )
}

async function fetchFiles(url: string, token: string) {
  const response = await fetch(url, {
    headers: { authorization: `Bearer ${token}` },
    redirect: 'error',
  }).catch((cause: unknown) => {
    throw new Problem(
      'unreachable',
      `The server at ${new URL(url).origin} does not answer.`,
      'Start it with npm start, or name another with --server.',
      { cause },
    )
  })
  const body: unknown = await response.json().catch(() => null)
  if (response.ok) return exportSchema.parse(body).files
  const { data } = problemDocumentSchema.safeParse(body)
  if (data) throw new Problem(data.code, data.detail, data.remedy)
  throw new Problem(
    'unreachable',
    `${new URL(url).origin} answered ${response.status}.`,
    'Check the address: it may be another program.',
  )
}

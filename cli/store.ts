/** `token-pipeline gc` and `doctor`: what lies in the store, and whether it is what the database says. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { isNotNull } from 'drizzle-orm'
import { Problem, asProblem } from '../shared/problem.ts'
import { configFrom } from '../server/config.ts'
import { collect, referring } from '../server/store/collect.ts'
import { type Store, openStore } from '../server/store/open.ts'
import { projects } from '../server/store/schema.ts'
import type { Addition, Environment } from './addition.ts'

const HOUR_MS = 3_600_000
const say = (text: string) => process.stdout.write(`${text}\n`)

export const gcCommand: Addition = (command, env) =>
  command
    .option('--dry-run', 'say what would go, and remove nothing')
    .option('--grace <hours>', 'only what is older: an upload in flight is not referred to yet', '48')
    .action(({ dryRun = false, grace }: { dryRun?: boolean; grace: string }) =>
      withStore(env, async (store) => {
        const gone = await collect(store, { dryRun, graceMs: Number(grace) * HOUR_MS })
        const bytes = gone.reduce((sum, one) => sum + one.bytes, 0)
        if (dryRun) for (const { key, bytes: size } of gone) say(`${key}\t${size}`)
        say(`${gone.length} ${dryRun ? 'would go' : 'removed'}, ${(bytes / 1e6).toFixed(1)} MB.`)
      }),
    )

export const doctorCommand: Addition = (command, env) =>
  command.action(() =>
    withStore(env, async (store) => {
      const faults = [...(await damagedBlobs(store))]
      for (const fault of faults) say(fault)
      const lost = faults.length
      say(
        lost === 0
          ? 'The database opens, and everything it refers to is whole.'
          : `${lost} damaged or missing.`,
      )
      if (lost > 0) {
        say(
          'A damaged library goes on from the revision before when it is next read; a picture is whole again once it is',
        )
        say(
          'uploaded again. token-pipeline restore FILE brings back all of it as of the backup, and keeps what is here.',
        )
        process.exitCode = 1
      }
    }),
  )

async function damagedBlobs({ db, blobs }: Store): Promise<string[]> {
  const faults: string[] = []
  for (const column of referring) {
    const rows = await db.selectDistinct({ key: column }).from(column.table).where(isNotNull(column))
    for (const { key } of rows) {
      const what =
        column === projects.libraryKey
          ? 'the present library'
          : column.name.replace(/_?key$/, '') || 'a past library'
      const state = await blobs.get(key as string).then(
        (bytes) => (bytes ? 'whole' : 'missing'),
        (error: unknown) => {
          if (asProblem(error).code !== 'blob-damaged') throw error
          return 'damaged'
        },
      )
      if (state !== 'whole') faults.push(`${state}\t${what}\t${String(key)}`)
    }
  }
  return faults
}

async function withStore(env: Environment, work: (store: Store) => Promise<void>): Promise<void> {
  const { dataDirectory, databaseUrl, s3 } = configFrom(env)
  if (databaseUrl === undefined && !existsSync(join(dataDirectory, 'database')))
    throw new Problem(
      'invalid-request',
      `There is no data in ${dataDirectory} yet.`,
      'Start the server once, or set DATA_DIR.',
    )
  const store = await openStore({ directory: dataDirectory, databaseUrl, s3, log: () => undefined })
  try {
    await work(store)
  } finally {
    await store.close()
  }
}

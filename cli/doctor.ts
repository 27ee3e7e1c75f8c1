/** `token-pipeline doctor`: what is wrong with the data, and what a restore would bring back. */
import { join } from 'node:path'
import { isNotNull } from 'drizzle-orm'
import { Problem, asProblem } from '../shared/problem.ts'
import { type Config, configFrom } from '../server/config.ts'
import { dumpOf } from '../server/store/backup.ts'
import { type Blobs, createBlobs } from '../server/store/blobs.ts'
import { referring } from '../server/store/collect.ts'
import { fileShelf } from '../server/store/file-shelf.ts'
import type { Store } from '../server/store/open.ts'
import { projects } from '../server/store/schema.ts'
import type { Addition } from './addition.ts'
import { placeOf } from './backup-place.ts'
import { withStore } from './store.ts'

const say = (text: string) => process.stdout.write(`${text}\n`)

export const doctorCommand: Addition = (command, env) =>
  command
    .option('--backup <place>', 'also say what a restore from there would bring back')
    .action(async ({ backup }: { backup?: string }) => {
      const config = configFrom(env)
      const lost = await withStore(env, faultsIn).catch((error: unknown) => unopened(config, error))
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
          'uploaded again. token-pipeline restore PLACE brings back all of it as of the backup, and keeps what is here.',
        )
        process.exitCode = 1
      }
      if (backup !== undefined) await tellBackup(config, backup)
    })

async function faultsIn({ db, blobs }: Store): Promise<number> {
  let faults = 0
  for (const column of referring) {
    const rows = await db.selectDistinct({ key: column }).from(column.table).where(isNotNull(column))
    for (const { key } of rows) {
      const what =
        column === projects.libraryKey
          ? 'the present library'
          : column.name.replace(/_?key$/, '') || 'a past library'
      const state = await stateOf(blobs, key as string)
      if (state === 'whole') continue
      say(`${state}\t${what}\t${String(key)}`)
      faults++
    }
  }
  return faults
}

const stateOf = (blobs: Blobs, key: string): Promise<'whole' | 'missing' | 'damaged'> =>
  blobs.get(key).then(
    (bytes) => (bytes ? 'whole' : 'missing'),
    (error: unknown) => {
      if (asProblem(error).code !== 'blob-damaged') throw error
      return 'damaged'
    },
  )

/** The files tell by their names whether they are whole, whatever became of the database. */
async function unopened({ dataDirectory, databaseUrl }: Config, error: unknown): Promise<number> {
  if (!(error instanceof Problem) || error.code !== 'data-damaged' || databaseUrl !== undefined) throw error
  say(`${error.message} ${error.remedy}`)
  const blobs = createBlobs(fileShelf(join(dataDirectory, 'blobs')))
  let [count, damaged] = [0, 0]
  for await (const { key } of blobs.list()) {
    count++
    if ((await stateOf(blobs, key)) === 'whole') continue
    say(`damaged\ta file\t${key}`)
    damaged++
  }
  say(`${count} files lie there, ${damaged === 0 ? 'all whole' : `${damaged} damaged`}.`)
  return damaged + 1
}

async function tellBackup(config: Config, named: string): Promise<void> {
  const place = await placeOf(named, config)
  const { name, rows, keys } = await dumpOf(place)
  const kept = createBlobs(place)
  let whole = 0
  for (const key of keys) if ((await stateOf(kept, key)) === 'whole') whole++
  say(
    `The newest backup, ${name}, would bring back ${rows['projects'] ?? 0} projects, ${rows['runs'] ?? 0} runs, ${rows['frames'] ?? 0} frames, and ${whole} of ${keys.size} files whole.`,
  )
}

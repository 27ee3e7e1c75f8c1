/** `token-pipeline restore PLACE`: a backup into an empty database, or in place of the embedded data. */
import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { Problem } from '../shared/problem.ts'
import { type Config, configFrom } from '../server/config.ts'
import { type UnitName, unitNames } from '../core/pipeline/walk/unit.ts'
import type { UnitData } from '../server/runs/context.ts'
import { resume } from '../server/runs/resume.ts'
import { dumpOf, load } from '../server/store/backup.ts'
import { checkEmpty } from '../server/store/dump.ts'
import { lockDirectory } from '../server/store/lock.ts'
import { type Store, openStore } from '../server/store/open.ts'
import { createQueue } from '../server/store/queue.ts'
import type { Shelf } from '../server/store/shelf.ts'
import type { Addition } from './addition.ts'
import { placeOf } from './backup-place.ts'

const say = (text: string) => process.stderr.write(`${text}\n`)
type Dump = Awaited<ReturnType<typeof dumpOf>>

export const restoreCommand: Addition = (command, env) =>
  command
    .argument('<place>', 'where backup wrote to: a folder, or "s3"')
    .option('--at <name>', 'which one (default: the newest)')
    .action(async (named: string, { at }: { at?: string }) => {
      const config = configFrom(env)
      if (named !== 's3' && !existsSync(named))
        throw new Problem('invalid-request', `There is no ${named}.`, 'Name what backup wrote to.')
      const place = await placeOf(named, config)
      const dump = await dumpOf(place, at)
      if (config.databaseUrl === undefined) await instead(config.dataDirectory, config, { place, dump })
      else await into(config, { place, dump })
    })

interface Source {
  readonly place: Shelf
  readonly dump: Dump
}

async function into({ dataDirectory: directory, databaseUrl, s3 }: Config, source: Source): Promise<void> {
  const store = await openStore({ directory, databaseUrl, s3, log: () => undefined })
  try {
    await checkEmpty(store.db)
    await fill(store, source)
  } finally {
    await store.close()
  }
}

/** Beside it first: what is there now goes only when all of the backup has come. */
async function instead(directory: string, { s3 }: Config, source: Source): Promise<void> {
  const fresh = `${resolve(directory)}.restoring`
  await rm(fresh, { recursive: true, force: true })
  await mkdir(fresh, { recursive: true, mode: 0o700 })
  const store = await openStore({ directory: fresh, s3, log: () => undefined })
  try {
    await fill(store, source)
  } finally {
    await store.close()
  }
  if (source.dump.token !== undefined)
    await writeFile(join(fresh, 'token'), `${source.dump.token}\n`, { mode: 0o600 })
  const before = await setAside(directory)
  await mkdir(dirname(resolve(directory)), { recursive: true })
  await rename(fresh, directory)
  if (before !== null) say(`What was there is in ${before}.`)
}

async function fill(store: Store, { place, dump }: Source): Promise<void> {
  const lost = await load(store, place, dump)
  const queue = await createQueue<UnitName, UnitData>(store, { names: unitNames, log: () => undefined })
  let jobs: number
  try {
    jobs = await resume({ store, queue })
  } finally {
    await queue.stop()
  }
  const { projects = 0, runs = 0, frames = 0 } = dump.rows
  say(
    `Restored ${dump.name}: ${projects} projects, ${runs} runs, ${frames} frames, ${dump.keys.size - lost.length} files, each as its hash says; ${jobs} jobs go on.`,
  )
  if (lost.length === 0) return
  say(`${lost.length} files are damaged or missing in the backup: token-pipeline doctor names them.`)
  process.exitCode = 1
}

/** Under the lock, so that no running server loses its ground. */
async function setAside(directory: string): Promise<string | null> {
  const names = await readdir(directory).catch(() => null)
  if (!names || names.length === 0) {
    await rm(directory, { recursive: true, force: true })
    return null
  }
  const unlock = await lockDirectory(directory)
  const aside = join(dirname(resolve(directory)), `${basename(resolve(directory))}.before-${Date.now()}`)
  try {
    await rename(directory, aside)
  } finally {
    await unlock()
  }
  return aside
}

/** `token-pipeline backup FILE` and `restore FILE`: the embedded data as one archive. */
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { create, extract } from 'tar'
import { Problem } from '../shared/problem.ts'
import { type Config, configFrom } from '../server/config.ts'
import { lockDirectory } from '../server/store/lock.ts'
import type { Addition, Environment } from './addition.ts'

export const backupCommand: Addition = (command, env) =>
  command.argument('<file>', 'where to: tokens-backup.tar.gz').action(async (file: string) => {
    const { dataDirectory } = embedded(env)
    const names = (await readdir(dataDirectory).catch(() => [])).filter((name) => !name.startsWith('lock'))
    if (!names.includes('database'))
      throw new Problem(
        'invalid-request',
        `There is no data in ${dataDirectory} yet.`,
        'Start the server once, or set DATA_DIR.',
      )
    const unlock = await lockDirectory(dataDirectory)
    try {
      // Complete, or not there at all: a broken-off backup must not look like one.
      // For its owner alone: the token of this machine and all pictures are in it.
      await create({ file: `${file}.part`, cwd: dataDirectory, gzip: true, mode: 0o600 }, names)
      await rename(`${file}.part`, file)
    } finally {
      await unlock()
      await rm(`${file}.part`, { force: true })
    }
    process.stderr.write(`Saved ${dataDirectory} as ${file}.\n`)
  })

export const restoreCommand: Addition = (command, env) =>
  command.argument('<file>', 'an archive made by backup').action(async (file: string) => {
    const { dataDirectory } = embedded(env)
    const fresh = `${resolve(dataDirectory)}.restoring`
    await rm(fresh, { recursive: true, force: true })
    await mkdir(fresh, { recursive: true, mode: 0o700 })
    await unpack(file, fresh).catch(async (cause: unknown) => {
      await rm(fresh, { recursive: true, force: true })
      throw new Problem(
        'invalid-request',
        `${file} is not a backup that can be read.`,
        'Name a file that backup has made.',
        { cause },
      )
    })
    if (!(await readdir(fresh)).includes('database'))
      throw new Problem('invalid-request', `${file} holds no database.`, 'Name a file that backup has made.')
    const before = await setAside(dataDirectory)
    await mkdir(dirname(resolve(dataDirectory)), { recursive: true })
    await rename(fresh, dataDirectory)
    process.stderr.write(
      `Restored ${file} to ${dataDirectory}.${before ? ` What was there is in ${before}.` : ''}\n`,
    )
  })

/**
 * Files and folders are all that backup writes. A link would let whoever made the archive choose what the server reads
 * as its token, and where it writes pictures.
 */
async function unpack(file: string, directory: string): Promise<void> {
  let odd: string | undefined
  const filter = (path: string, entry: object): boolean => {
    const plain = 'type' in entry && (entry.type === 'File' || entry.type === 'Directory')
    if (!plain) odd ??= path
    return plain
  }
  await extract({ file, cwd: directory, strict: true, filter })
  if (odd !== undefined) throw new Error(`"${odd}" is neither a file nor a folder`)
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

function embedded(env: Environment): Config {
  const config = configFrom(env)
  if (config.databaseUrl !== undefined)
    throw new Problem(
      'invalid-request',
      'DATABASE_URL is set: this command is for the embedded database.',
      'Use pg_dump and your store’s own backup.',
    )
  return config
}

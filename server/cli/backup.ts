/** `token-pipeline backup FILE` and `restore FILE`: the embedded data as one archive. */
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { Command } from 'commander'
import { create, extract } from 'tar'
import { Problem } from '../../shared/problem.ts'
import { type Config, configFrom } from '../config.ts'
import { lockDirectory } from '../store/lock.ts'

export const backupCommand = (): Command =>
  new Command('backup')
    .description(
      'Save the embedded data (database, pictures, token) as one archive. The server must be stopped.',
    )
    .argument('<file>', 'where to: tokens-backup.tar.gz')
    .action(async (file: string) => {
      const { dataDirectory } = embedded()
      const names = (await readdir(dataDirectory).catch(() => [])).filter((name) => name !== 'lock')
      if (!names.includes('database'))
        throw new Problem(
          'invalid-request',
          `There is no data in ${dataDirectory} yet.`,
          'Start the server once, or set DATA_DIR.',
        )
      const unlock = await lockDirectory(dataDirectory)
      try {
        // Complete, or not there at all: a broken-off backup must not look like one.
        await create({ file: `${file}.part`, cwd: dataDirectory, gzip: true }, names)
        await rename(`${file}.part`, file)
      } finally {
        await unlock()
        await rm(`${file}.part`, { force: true })
      }
      process.stderr.write(`Saved ${dataDirectory} as ${file}.\n`)
    })

export const restoreCommand = (): Command =>
  new Command('restore')
    .description('Put a backup in place of the embedded data. What was there before is kept beside it.')
    .argument('<file>', 'an archive made by backup')
    .action(async (file: string) => {
      const { dataDirectory } = embedded()
      const fresh = `${resolve(dataDirectory)}.restoring`
      await rm(fresh, { recursive: true, force: true })
      await mkdir(fresh, { recursive: true, mode: 0o700 })
      await extract({ file, cwd: fresh, strict: true }).catch(async (cause: unknown) => {
        await rm(fresh, { recursive: true, force: true })
        throw new Problem(
          'invalid-request',
          `${file} is not a backup that can be read.`,
          'Name a file that backup has made.',
          { cause },
        )
      })
      if (!(await readdir(fresh)).includes('database'))
        throw new Problem(
          'invalid-request',
          `${file} holds no database.`,
          'Name a file that backup has made.',
        )
      const before = await setAside(dataDirectory)
      await mkdir(dirname(resolve(dataDirectory)), { recursive: true })
      await rename(fresh, dataDirectory)
      process.stderr.write(
        `Restored ${file} to ${dataDirectory}.${before ? ` What was there is in ${before}.` : ''}\n`,
      )
    })

/** Under the lock, so that no running server loses its ground. */
async function setAside(directory: string): Promise<string | null> {
  const names = await readdir(directory).catch(() => null)
  if (!names || names.length === 0) {
    await rm(directory, { recursive: true, force: true })
    return null
  }
  const unlock = await lockDirectory(directory)
  const aside = join(dirname(resolve(directory)), `${basename(resolve(directory))}.before-${Date.now()}`)
  await unlock()
  await rename(directory, aside)
  return aside
}

function embedded(): Config {
  const config = configFrom(process.env)
  if (config.databaseUrl !== undefined)
    throw new Problem(
      'invalid-request',
      'DATABASE_URL is set: this command is for the embedded database.',
      'Use pg_dump and your store’s own backup.',
    )
  return config
}

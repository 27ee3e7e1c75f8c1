import { spawnSync } from 'node:child_process'
import {
  chmod,
  cp,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  rm,
  symlink,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { freshDirectory } from '../testing/fresh-directory.ts'
import { beforeDatabase, standOn } from './ground.ts'
import { lockDirectory } from './lock.ts'
import { openStore } from './open.ts'

const made: string[] = []
const empty = async () => {
  const directory = await mkdtemp(join(tmpdir(), 'ground-'))
  made.push(directory)
  return directory
}
afterAll(() => Promise.all(made.map((one) => rm(one, { recursive: true, force: true }))))

const namesIn = async (directory: string) => (await readdir(directory, { recursive: true })).toSorted()

describe('a directory that cannot be stood on is named, and nothing is written there', () => {
  it.each<[string, (directory: string) => Promise<string>, RegExp]>([
    [
      'is a file',
      async (at) => (await writeFile(join(at, 'f'), 'mine'), join(at, 'f')),
      /something in its path is a file/,
    ],
    [
      'lies below a file',
      async (at) => (await writeFile(join(at, 'f'), 'mine'), join(at, 'f', 'data')),
      /is a file/,
    ],
    [
      'holds other things',
      async (at) => (await writeFile(join(at, 'thesis.doc'), 'mine'), at),
      /holds other things \("thesis\.doc"\)/,
    ],
    [
      'runs in circles',
      async (at) => (await symlink(join(at, 'a'), join(at, 'a')), join(at, 'a')),
      /circles/,
    ],
  ])('%s', async (_, make, sentence) => {
    const at = await empty()
    const directory = await make(at)
    const before = await namesIn(at)
    await expect(openStore({ directory, log: () => undefined })).rejects.toMatchObject({
      code: 'data-unusable',
      message: expect.stringMatching(sentence) as string,
    })
    expect(await namesIn(at)).toEqual(before)
  })

  // Root may write everywhere.
  it.skipIf(process.getuid?.() === 0)('is read-only', async () => {
    const at = await empty()
    await chmod(at, 0o500)
    await expect(standOn(join(at, 'data'))).rejects.toMatchObject({ code: 'data-unusable' })
  })

  it('what comes with a volume is nobody’s', async () => {
    const at = await empty()
    await mkdir(join(at, 'lost+found'))
    await writeFile(join(at, '.keep'), '')
    await expect(standOn(at)).resolves.toBeUndefined()
  })
})

// Copying a database takes ten seconds on a busy machine.
describe('a damaged database', { timeout: 60_000 }, () => {
  it('that lost its PG_VERSION is not made anew over what is there', async () => {
    const directory = await freshDirectory()
    made.push(directory)
    await rm(join(directory, 'database', 'PG_VERSION'))
    const before = await namesIn(join(directory, 'database'))
    await expect(openStore({ directory, log: () => undefined })).rejects.toMatchObject({
      code: 'data-damaged',
      message: expect.stringContaining('PG_VERSION') as string,
    })
    expect(await namesIn(join(directory, 'database'))).toEqual(before)
  })

  it.each<[string, (database: string) => Promise<unknown>]>([
    ['pg_control is cut', (database) => truncate(join(database, 'global', 'pg_control'), 100)],
    [
      'pg_control is overwritten',
      (database) => writeFile(join(database, 'global', 'pg_control'), Buffer.alloc(8192, 7)),
    ],
    ['its log is gone', (database) => rm(join(database, 'pg_wal'), { recursive: true })],
  ])('%s: says so and that a backup helps', async (_, harm) => {
    const directory = await freshDirectory()
    made.push(directory)
    await harm(join(directory, 'database'))
    await expect(openStore({ directory, log: () => undefined })).rejects.toMatchObject({
      code: 'data-damaged',
      remedy: expect.stringContaining('restore') as string,
    })
  })

  it('is made anew only while it was being made for the first time', async () => {
    const directory = await empty()
    const stands = await beforeDatabase(directory)
    await mkdir(join(directory, 'database', 'base'), { recursive: true })
    // Killed here: nothing was acknowledged yet.
    const again = await beforeDatabase(directory)
    expect(await readdir(directory)).toEqual(['database.making'])
    await cp(join(await freshDirectory(), 'database'), join(directory, 'database'), { recursive: true })
    await again()
    await stands()
    expect(await readFile(join(directory, 'database', 'PG_VERSION'), 'utf8')).toMatch(/^\d+/)
    await beforeDatabase(directory)
    expect(await readdir(directory)).toEqual(['database'])
  })
})

describe('the lock', () => {
  it('is one for a directory and its symlink', async () => {
    const directory = await empty()
    const link = join(await empty(), 'link')
    await symlink(directory, link)
    const unlock = await lockDirectory(directory)
    await expect(lockDirectory(link)).rejects.toMatchObject({ code: 'data-in-use' })
    await unlock()
  })

  it('is one for a directory whose path is too long for a socket, however it is spelled', async () => {
    const directory = join(await empty(), 'x'.repeat(120))
    await mkdir(directory)
    const link = join(await empty(), 'y')
    await symlink(directory, link)
    const unlock = await lockDirectory(directory)
    await expect(lockDirectory(link)).rejects.toMatchObject({ code: 'data-in-use' })
    await unlock()
  })

  it('a clearing mark from the future holds nobody up', async () => {
    const directory = await empty()
    const script = `require('net').createServer().listen(${JSON.stringify(join(directory, 'lock'))}, () => process.kill(process.pid, 'SIGKILL'))`
    spawnSync(process.execPath, ['-e', script])
    const guard = join(directory, 'lock.clearing')
    await writeFile(guard, '')
    const tomorrow = new Date(Date.now() + 86_400_000)
    await utimes(guard, tomorrow, tomorrow)
    const unlock = await lockDirectory(directory)
    expect(await readdir(directory)).toEqual(['lock'])
    await unlock()
  })
})

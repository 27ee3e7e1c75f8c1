/** The ground an embedded server stands on, looked at before anything is written: each fault is one sentence. */
import { mkdir, readdir, rm, stat, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Problem } from '../../shared/problem.ts'

/** Lies there while a database is made for the first time. */
const MAKING = 'database.making'
/** What we put there. */
const ours = ['database', 'blobs', 'token', MAKING]
/** But for what comes with a volume of its own. */
const foreign = (name: string): boolean =>
  !name.startsWith('.') && !name.startsWith('lock') && name !== 'lost+found'

/**
 * Makes the directory where there is none.
 * @throws Problem `data-unusable` naming the directory and what is wrong with it; nothing was written then.
 */
export async function standOn(directory: string): Promise<void> {
  const names = await readdir(directory).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw unusable(directory, error)
    await mkdir(directory, { recursive: true, mode: 0o700 }).catch((cause: NodeJS.ErrnoException) => {
      throw unusable(directory, cause)
    })
    return []
  })
  const others = names.filter(foreign)
  if (others.length > 0 && !names.some((name) => ours.includes(name)))
    throw new Problem(
      'data-unusable',
      `${directory} holds other things ("${others[0]}") and no data of Token Pipeline.`,
      'Set DATA_DIR to an empty directory, or to one that does not exist yet.',
    )
  const { uid } = await stat(directory)
  const me = process.getuid?.()
  if (me !== undefined && me !== 0 && uid !== me)
    throw new Problem(
      'data-unusable',
      `${directory} belongs to another user (${uid}), and this server runs as ${me}.`,
      `Give it to this user (chown -R ${me} ${directory}), or set DATA_DIR to another directory.`,
    )
}

/** A sentence for what the system said. */
export function unusable(directory: string, cause: NodeJS.ErrnoException): Problem {
  const why = {
    EACCES: 'this user may not write there',
    EPERM: 'this user may not write there',
    EROFS: 'its file system is read-only',
    ENOTDIR: 'something in its path is a file',
    EEXIST: 'it is a file',
    ENOSPC: 'its disk is full',
    EDQUOT: 'the quota of its disk is used up',
    ELOOP: 'its path runs in circles',
    ENAMETOOLONG: 'its path is too long',
  }[cause.code ?? '']
  if (why === undefined)
    return new Problem('internal', `${directory} cannot be used.`, 'See the log.', { cause })
  return new Problem(
    'data-unusable',
    `The data directory ${directory} cannot be used: ${why}.`,
    cause.code === 'ENOSPC' || cause.code === 'EDQUOT'
      ? 'Make room there, or set DATA_DIR to another directory.'
      : 'Change that, or set DATA_DIR to another directory.',
    { cause },
  )
}

/**
 * Postgres makes a new database wherever `PG_VERSION` is missing, over whatever lies there. So a mark says that one is
 * being made for the first time; without the mark, what lies there was somebody's.
 * @returns Called when the database stands.
 * @throws Problem `data-damaged`
 */
export async function beforeDatabase(directory: string): Promise<() => Promise<void>> {
  const database = join(directory, 'database')
  const mark = join(directory, MAKING)
  const names = await readdir(database).catch((): string[] => [])
  const making = await stat(mark).then(
    () => true,
    () => false,
  )
  if (making) await rm(database, { recursive: true, force: true })
  else if (names.length > 0 && !names.includes('PG_VERSION'))
    throw new Problem(
      'data-damaged',
      `The database in ${database} is damaged: its file PG_VERSION is missing.`,
      'Put a backup in its place (token-pipeline restore FILE): what is there now is kept beside it.',
    )
  if (names.length > 0 && !making) return async () => undefined
  await checkFree(directory)
  await writeFile(mark, '')
  return () => rm(mark, { force: true })
}

/** What a database that has just been made takes, and half as much for its log. */
const NEW_DATABASE = 64e6

async function checkFree(directory: string): Promise<void> {
  if ((await freeIn(directory)) < NEW_DATABASE)
    throw unusable(directory, Object.assign(new Error('no space left'), { code: 'ENOSPC' }))
}

async function freeIn(directory: string): Promise<number> {
  const { bavail, bsize } = await statfs(directory)
  return bavail * bsize
}

/** A database that opens writes a page of its log and a few small files. */
const OPENING = 1e6

/** @throws Problem instead of what the database said when it did not open: `data-damaged`, or that its disk is full. */
export async function notOpened(directory: string, cause: unknown): Promise<Problem> {
  if (cause instanceof Problem) return cause
  if ((await freeIn(directory).catch(() => OPENING)) < OPENING)
    return unusable(directory, Object.assign(new Error('no space left', { cause }), { code: 'ENOSPC' }))
  return new Problem(
    'data-damaged',
    `The database in ${join(directory, 'database')} cannot be opened: ${firstLine(cause)}`,
    'token-pipeline doctor says what is wrong; token-pipeline restore FILE puts a backup in its place and keeps what is there now beside it.',
    { cause },
  )
}

const firstLine = (cause: unknown): string => {
  const [line = ''] = (cause instanceof Error ? cause.message : String(cause)).split('\n')
  return line.endsWith('.') ? line : `${line}.`
}

/**
 * Kept free for the database, which ends when it cannot write its log: 256 MB are a day of it, and on a small disk a
 * twentieth must do.
 */
const RESERVE = 256e6

/** Whether so many more bytes fit without touching the reserve. */
export async function hasRoom(directory: string, bytes: number): Promise<boolean> {
  const { bavail, blocks, bsize } = await statfs(directory)
  return bavail * bsize - bytes >= Math.min(RESERVE, (blocks * bsize) / 20)
}

/** @throws Problem `storage-full` where the system says that the disk is. */
export function asFull(error: unknown): unknown {
  return isFullCode((error as NodeJS.ErrnoException).code) ? diskFull(error) : error
}

/** Of the system and of Postgres. */
export const isFullCode = (code: string | undefined): boolean =>
  code === 'ENOSPC' || code === 'EDQUOT' || code === '53100'

export const diskFull = (cause?: unknown): Problem =>
  new Problem(
    'storage-full',
    'The disk of this server is full: nothing more is taken in.',
    'Make room there, or remove runs that nobody needs, and send it again; what was taken in before is safe.',
    { cause },
  )

/** What each write did, kept in the file, so that it can be taken back after Figma was closed. */
import type { LastWrite } from '../../shared/variables.ts'
import { keepText, keptText } from '../file/text.ts'
import { giveWay } from '../pace.ts'
import type { Done } from '../things/thing.ts'
import { type BindDone, type WriteRecord, headSchema, pieceSchema, thingsOf } from './record.ts'

const LIST = 'writes'
/** A write of 5,000 variables takes about 3 MB: a handful is enough for second thoughts. */
const KEPT = 3
/** Things per piece: a piece is a few milliseconds of JSON, and at most a few chunks of plugin data. */
const PIECE = 50

interface Listed extends LastWrite {
  readonly pieces: number
}

/** `at/things/pieces`, oldest first. */
function listed(): Listed[] {
  const text = keptText(figma.root, LIST)
  if (text === null) return []
  return text.split(' ').map((entry) => {
    const [at = 0, things = 0, pieces = 0] = entry.split('/').map(Number)
    return { at, things, pieces }
  })
}

const list = (all: readonly Listed[]): void =>
  keepText(figma.root, LIST, all.map(({ at, things, pieces }) => `${at}/${things}/${pieces}`).join(' '))

const keyOf = (at: number, piece: number) => `write-${at}-${piece}`

function forget({ at, pieces }: Listed): void {
  for (let i = 0; i < pieces; i++) keepText(figma.root, keyOf(at, i), '')
}

export function lastMade(): LastWrite | null {
  const last = listed().at(-1)
  return last ? { at: last.at, things: last.things } : null
}

export async function remember(made: WriteRecord): Promise<void> {
  const before = listed()
  // Two writes within a millisecond are two writes.
  const at = Math.max(made.at, (before.at(-1)?.at ?? 0) + 1)
  const all = [...before, await keep({ ...made, at })]
  for (const old of all.slice(0, -KEPT)) forget(old)
  list(all.slice(-KEPT))
}

async function keep(record: WriteRecord): Promise<Listed> {
  const { at, done, adoptions, bindings } = record
  let pieces = 0
  const write = async (piece: unknown) => {
    keepText(figma.root, keyOf(at, pieces++), JSON.stringify(piece))
    await giveWay()
  }
  await write({ adoptions })
  for (let i = 0; i < done.length; i += PIECE) await write(done.slice(i, i + PIECE))
  for (let i = 0; i < bindings.length; i += PIECE) await write({ bindings: bindings.slice(i, i + PIECE) })
  return { at, things: thingsOf(record), pieces }
}

/** The last write; null when there is none, or what was kept of it is damaged. */
export async function lastRecord(): Promise<WriteRecord | null> {
  const last = listed().at(-1)
  if (!last) return null
  const done: Done[] = []
  const bindings: BindDone[] = []
  try {
    const { adoptions, styles } = headSchema.parse(JSON.parse(keptText(figma.root, keyOf(last.at, 0)) ?? ''))
    for (let i = 1; i < last.pieces; i++) {
      const piece = pieceSchema.parse(JSON.parse(keptText(figma.root, keyOf(last.at, i)) ?? ''))
      if ('bindings' in piece) bindings.push(...piece.bindings)
      else done.push(...piece)
      await giveWay()
    }
    return { at: last.at, done: [...done, ...styles], adoptions, bindings }
  } catch {
    return null
  }
}

/** What stays of a write of which some lines were taken back. The old record goes once the new one is there. */
export async function replaceLast(record: WriteRecord): Promise<void> {
  const all = listed()
  const last = all.pop()
  const at = (last?.at ?? record.at) + 1
  const kept = thingsOf(record) > 0 ? [await keep({ ...record, at })] : []
  list([...all, ...kept])
  if (last) forget(last)
}

/** Stores things in a directory and says what may be counted on. As a program: until somebody kills it. */
import { createBlobs } from '../store/blobs.ts'
import { fileShelf } from '../store/file-shelf.ts'

export async function putting(
  base: string,
  round: number,
  say: (word: 'stored' | 'removed', key: string) => void,
): Promise<void> {
  const blobs = createBlobs(fileShelf(base))
  // There already, new beside it, new in a folder of its own, there already again.
  for (const [folder, text] of [
    ['project', 'a library that is there already'],
    ['project', `revision ${round}`],
    [`run${round}`, `frame ${round}`],
    ['project', `revision ${round}`],
  ] as const)
    say('stored', await blobs.put(folder, Buffer.from(text.repeat(5000))))
  const gone = await blobs.put('project', Buffer.from(`passing ${round}`))
  await blobs.remove(gone)
  say('removed', gone)
}

if (import.meta.main)
  for (let round = Number(process.argv[3] ?? 0); ; round++)
    await putting(process.argv[2] ?? '', round, (word, key) => process.stdout.write(`${word} ${key}\n`))

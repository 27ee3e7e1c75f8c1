/** The levels that must hold: what the bench showed when README's table was last written, less a hundredth. */
import { readFile, writeFile } from 'node:fs/promises'
import * as z from 'zod'
import { type Accuracy, meanF1 } from '../accuracy.ts'
import { questions } from './score.ts'

/** F1. Less than this is rounding and the order of equal candidates; more is a loss that somebody must decide on. */
const SLACK = 0.01

const file = new URL('floors.json', import.meta.url)
const floorsSchema = z.record(z.string(), z.object({ frames: z.number(), systems: z.number() }))
export type Floors = z.infer<typeof floorsSchema>

export const levelsOf = ({ frames, systems }: Accuracy): Floors =>
  Object.fromEntries(
    questions.map((question) => [
      question,
      { frames: meanF1(frames, question) ?? 0, systems: meanF1(systems, question) ?? 0 },
    ]),
  )

export const readFloors = async (): Promise<Floors> =>
  floorsSchema.parse(JSON.parse(await readFile(file, 'utf8')))

export async function writeFloors(result: Accuracy): Promise<void> {
  const less = (f1: number) => Math.max(0, Math.floor((f1 - SLACK) * 1000) / 1000)
  const floors = Object.fromEntries(
    Object.entries(levelsOf(result)).map(([question, level]) => [
      question,
      { frames: less(level.frames), systems: less(level.systems) },
    ]),
  )
  await writeFile(file, `${JSON.stringify(floors, null, 2)}\n`)
}

/** Where a level fell below its floor: `question: frames / systems`. */
export const fallen = (levels: Floors, floors: Floors): string[] =>
  Object.entries(floors).flatMap(([question, floor]) => {
    const level = levels[question] ?? { frames: 0, systems: 0 }
    return level.frames >= floor.frames && level.systems >= floor.systems
      ? []
      : [`${question}: ${level.frames.toFixed(3)} / ${level.systems.toFixed(3)}`]
  })

/** Whether roles and names say what colours are for: frame by frame, as the W3C file tells it. */
import type { Examined } from '../../core/pipeline/ports.ts'
import { dtcg } from '../../core/formats/dtcg.ts'
import { exportable } from '../../core/library/exportable.ts'
import { registry } from '../../core/tokens/index.ts'
import { concluded, measured } from '../corpus.ts'
import { type Cell, tableOf } from '../table.ts'
import { readDocument } from './document.ts'
import { judgedRoles } from './spelled.ts'
import {
  type FrameMeaning,
  type NameQuestion,
  judgeFrame,
  modesOf,
  nameQuestions,
  namesOf,
  tally,
} from './tally.ts'
import { type RoleTruths, readRoleTruths } from './truth.ts'

/** No rule was made with these in sight: their figures say how the rules do elsewhere. */
const SEALED = ['govuk', 'vant', 'atelier', 'mui']
export const isSealed = ({ system }: Pick<FrameMeaning, 'system'>): boolean => SEALED.includes(system)

export async function meaning(corpora: readonly string[]): Promise<FrameMeaning[]> {
  const frames: FrameMeaning[] = []
  for (const corpus of corpora) {
    for await (const { entry, examined } of measured({ corpus })) {
      frames.push(await meaningOf(await readRoleTruths(corpus, entry.id), examined))
    }
  }
  return frames
}

export async function meaningOf(truth: RoleTruths, examined: Examined): Promise<FrameMeaning> {
  const library = { revision: 0, set: concluded([examined]), curation: {} }
  const files = await dtcg.render(exportable(library, registry), { remBase: 16 })
  return judgeFrame(truth, readDocument(JSON.parse(files[0]?.content ?? '{}')))
}

export function printMeaning(frames: readonly FrameMeaning[], faults = false): string {
  const halves = {
    'seen while the rules were made': frames.filter((f) => !isSealed(f)),
    sealed: frames.filter(isSealed),
  }
  const tables = Object.entries(halves).flatMap(([title, list]) =>
    list.length === 0 ? [] : [`${title}: ${list.length} frames`, rolesTable(list), namesTable(list)],
  )
  return [...tables, ...(faults ? halves['seen while the rules were made'].map(faultsOf) : [])].join('\n\n')
}

export const meaningHead = ['', 'systems seen while the rules were made', 'sealed systems']

/** As the README shows them: per cent, and of how many. */
export function meaningRows(frames: readonly FrameMeaning[]): string[][] {
  const halves = [frames.filter((frame) => !isSealed(frame)), frames.filter(isSealed)]
  const told = (of: number, all: number) => (all === 0 ? '–' : `${((100 * of) / all).toFixed(0)} % of ${all}`)
  const tallies = halves.map((half) => tally(half))
  return [
    ['roles given that are right', ...tallies.map(({ right, given }) => told(right, given))],
    ['roles a designer would give, found', ...tallies.map(({ found, required }) => told(found, required))],
    ...Object.entries(nameQuestions).map(([question, title]) => [
      title,
      ...halves.map((half) => told(...namesOf(half, question as NameQuestion))),
    ]),
    ['roles of one hue in light and dark', ...halves.map((half) => told(...modesOf(half)))],
  ]
}

const share = (of: number, all: number): Cell => (all === 0 ? null : of / all)

function rolesTable(frames: readonly FrameMeaning[]): string {
  const row = (name: string, { right, given, found, required, grave }: ReturnType<typeof tally>) => [
    name,
    String(given),
    share(right, given),
    String(required),
    share(found, required),
    String(grave),
  ]
  return tableOf(
    ['role', 'given', 'right', 'required', 'found', 'grave'],
    [
      ...judgedRoles.map((role) =>
        row(
          role,
          tally(frames, (one) => one === role),
        ),
      ),
      row('all', tally(frames)),
    ],
  )
}

const namesTable = (frames: readonly FrameMeaning[]): string =>
  tableOf(
    ['names', 'of', 'hold'],
    [
      ...Object.entries(nameQuestions).map(([question, title]) =>
        ratioRow(title, namesOf(frames, question as NameQuestion)),
      ),
      ratioRow('roles of one hue in light and dark', modesOf(frames)),
    ],
  )
const ratioRow = (title: string, [held, of]: readonly [number, number]): Cell[] => [
  title,
  String(of),
  share(held, of),
]

function faultsOf({ id, roles, missing, names }: FrameMeaning): string {
  const wrong = roles.filter(({ verdict }) => verdict === 'wrong')
  return [
    id,
    ...wrong.map(
      ({ as, hex, accept, grave }) =>
        `  ${as} ${hex}${grave ? ' (grave)' : ''}; accepted: ${accept.join(' ') || 'none'}`,
    ),
    ...missing.map((role) => `  ${role} missing`),
    ...names.faults.map((fault) => `  ${fault}`),
  ].join('\n')
}

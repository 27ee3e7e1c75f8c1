/**
 * Files have a history. At each read of a run one object is made dead: from then on everything that is asked of it throws,
 * as Figma does it. No call ends in a generic error, and what was written can be taken back.
 */
import { afterEach, describe, expect, it } from 'vitest'
import { makeCollection } from '../e2e/fake-figma/collections.ts'
import { addPage } from '../e2e/fake-figma/pages.ts'
import { eye, kill } from '../e2e/fake-figma/strict.ts'
import { type Installed, installFigma } from '../e2e/fake-figma/testing.ts'
import { makeVariable } from '../e2e/fake-figma/variables.ts'
import type { Call } from '../shared/messages.ts'
import { answerCalls } from './bus.ts'
import { handlers } from './handlers.ts'
import { solid } from './read/testing.ts'
import { color, heading, length, role } from './testing.ts'

/** What has a life of its own in a file; the API itself, its window and its storage are always there. */
const MORTAL = /^(node|page|variable|Text style|Effect style|Paint style)/

interface Told {
  readonly news: string
  readonly id: number
  readonly answer?: Record<string, unknown>
  readonly problem?: { readonly code: string; readonly detail: string }
}

function newFile(): { file: Installed; ask: (call: Call, question: object) => Promise<Told> } {
  const waiting = new Map<number, (told: Told) => void>()
  const file = installFigma(
    {},
    { postToUi: (message) => waiting.get((message as Told).id)?.(message as Told), exportPng: () => PNG },
  )
  const { doc } = file
  const collection = makeCollection(doc, 'Brand')
  const dark = collection.addMode('Dark')
  doc.collections.set(collection.id, collection)
  for (const [name, rgb] of [
    ['ink', { r: 0, g: 0, b: 0 }],
    ['paper', { r: 1, g: 1, b: 1 }],
  ] as const) {
    const variable = makeVariable(doc, name, collection, 'COLOR')
    variable.setValueForMode(collection.defaultModeId, rgb)
    variable.setValueForMode(dark, rgb)
    doc.variables.set(variable.id, variable)
  }
  addPage(doc, 'Page', [
    {
      id: '1:1',
      name: 'Home',
      width: 375,
      height: 812,
      resolvedVariableModes: { [collection.id]: dark },
      props: { fills: [solid('#ffffff')] },
      children: [
        {
          id: '1:3',
          name: 'Title',
          type: 'TEXT',
          width: 100,
          height: 20,
          props: { fills: [solid('#000000')] },
        },
        { id: '1:4', name: 'Button', type: 'INSTANCE', main: '1:2', width: 90, height: 40, props: {} },
      ],
    },
    {
      id: '1:2',
      name: 'Button',
      type: 'COMPONENT',
      width: 90,
      height: 40,
      props: { fills: [solid('#112233')] },
    },
  ])
  answerCalls(handlers())
  let last = 0
  const ask = (call: Call, question: object): Promise<Told> =>
    new Promise((resolve) => {
      const id = ++last
      waiting.set(id, resolve)
      file.deliver({ call, id, ask: question })
    })
  return { file, ask }
}

const PNG = new Uint8Array(33)
new DataView(PNG.buffer).setUint32(0, 0x89_50_4e_47)
new DataView(PNG.buffer).setUint32(16, 750)
new DataView(PNG.buffer).setUint32(20, 1624)

const tokens = [color('white', '#ffffff'), color('red', '#ff0000'), length('gap', 8), heading]
const roles = [role('page', { Light: 'white' }), role('danger', { Light: 'red' })]

const idsOf = ({ answer }: Told, ticked: boolean): string[] =>
  ((answer?.['lines'] ?? []) as { id: string; ticked: boolean | null }[])
    .filter((line) => !ticked || line.ticked)
    .map(({ id }) => id)

/** All that a visit asks, in order. */
async function visit(ask: ReturnType<typeof newFile>['ask']): Promise<Told[]> {
  const told: Told[] = []
  const say = async (call: Call, question: object) => {
    const answer = await ask(call, question)
    told.push(answer)
    return answer
  }
  await say('hello', {})
  await say('allFrames', {})
  await say('layers', { frame: '1:1' })
  await say('capture', { frame: '1:1' })
  await say('pictures', { frames: ['1:1'] })
  await say('nameFile', { id: '5f0c1d9e-6f0e-4b43-9f0e-0a4e6a3f1c11' })
  await say('tokens', { first: true, tokens, roles, modes: ['Light'] })
  await say('write', { ids: idsOf(await say('plan', {}), true) })
  await say('bind', { ids: idsOf(await say('check', { frames: ['1:1'] }), true) })
  await say('lastWrite', {})
  return told
}

afterEach(() => {
  eye.read = null
})

/** The nth thing that is read dies right then. */
function dyingAt(n: number): { died: () => boolean } {
  let reads = 0
  let died = false
  eye.read = (thing, what) => {
    if (!MORTAL.test(what) || ++reads !== n) return
    died = true
    kill(thing)
  }
  return { died: () => died }
}

describe('a file in which something is gone', () => {
  it('every read of a visit', { timeout: 120_000 }, async () => {
    const generic: string[] = []
    const records: string[] = []
    // Each of the first reads, then every 17th: hundreds are of the same few sorts.
    for (let n = 1; ; n += n < 40 ? 1 : 17) {
      const { file, ask } = newFile()
      const { died } = dyingAt(n)
      const told = await visit(ask)
      eye.read = null
      for (const { problem } of told) {
        if (problem?.code === 'internal') generic.push(`read ${n}: ${JSON.stringify(problem)}`)
      }
      // Nothing half-recorded: as many things as were done are there to be taken back.
      const made = file.doc.variables.size - 2
      const last = told.at(-1)?.answer?.['write'] as { things: number } | null
      if (made > 0 && last === null) records.push(`read ${n}: ${made} made, no record`)
      if (!died()) break
    }
    expect([...new Set(generic)]).toEqual([])
    expect(records).toEqual([])
  })

  it('says once that something could not be read', async () => {
    const { file, ask } = newFile()
    const notices: string[] = []
    Object.assign(file.figma, { notify: (text: string) => void notices.push(text) })
    const node = await file.figma.getNodeByIdAsync('1:3')
    eye.read = (thing, what) => {
      if (what.includes('Title')) kill(thing)
    }
    expect(() => node?.name).toThrow('does not exist')
    eye.read = null
    await visit(ask)
    expect(notices.filter((text) => text.includes('cannot be read')).length).toBe(1)
  })
})
